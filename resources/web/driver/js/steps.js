// What the main button does at each point of the day.

/** Take the step. Two screens enter more before anything is reported: loading and finishing. */
export function act(app, step) {
  const { model } = app;
  const stop_id = model.next?.id;
  switch (step) {
    case "start_shift": return app.report("shift_started");
    case "end_break": return app.report("break_ended");
    case "load": return app.go("load", { trip: model.next.trip });
    case "set_off": return app.report("en_route", { stop_id });
    case "arrive": return app.report("arrived", { stop_id });
    case "finish": return app.go("finish", { stop_id });
    default: return app.go("end");
  }
}

/** Report how a stop ended, then show the next one; for some seconds it can be taken back. */
export async function finished(app, stop, type, fields, draft) {
  const entry = await draft.hand((key) => app.report(type, { stop_id: stop.id, ...fields }, { hold: true, draft: key }));
  if (!entry) return;
  await app.toTab("now");
  const undo = async () => {
    if (!(await app.model.outbox.undo(entry.n))) return app.say(app.t("undo_late"));
    await app.model.reload();
    return app.go(type === "failed" ? "fail" : "finish", { stop_id: stop.id });
  };
  app.say(app.t("recorded", { state: app.t(`state_${type}`), name: stop.name }), undo);
}
