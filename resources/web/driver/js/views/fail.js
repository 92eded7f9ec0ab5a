// Why a stop could not be done.

import { Draft, fieldsFor, typed } from "../capture.js";
import { byId, h } from "../dom.js";
import { finished } from "../steps.js";
import { outcomes } from "./finish.js";

const REASONS = [
  "failed_not_home", "failed_no_access", "failed_address_not_found", "failed_refused", "failed_package_missing", "failed_damaged",
  "failed_payment", "failed_proof_missing", "failed_no_time", "failed_no_parking", "failed_other",
];

export async function fail(app, { stop_id }) {
  const { t } = app;
  const stop = app.model.stops.find((one) => one.id === stop_id);
  if (!stop) return { title: "", main: [h("div.empty", h("p", t("stop_gone")))] };
  const draft = await Draft.open(app, `fail:${stop.id}`, { outcome: "" });
  const parts = () => {
    const refresh = () => app.refill(parts());
    return {
      main: [
        h("h2", t(stop.kind === "pickup" ? "why_not_picked_up" : "why_not_delivered")),
        outcomes(app, REASONS, draft, refresh),
        fieldsFor(draft, ["photo"], [], [], refresh),
        h("section.field", typed(draft, "note", t("note"), { rows: 2, maxlength: 2000 })),
      ],
      thumb: [h("p.error", { id: "fail-error", role: "alert" }), h("button.main.failing", { type: "button", id: "main-button", onclick: () => done(app, stop, draft) }, t("report"))],
    };
  };
  return { title: stop.name || t("stop_number", { number: stop.number }), ...parts() };
}

async function done(app, stop, draft) {
  await draft.ready;
  const { outcome, note } = draft.values;
  const unsaid = outcome === "failed_other" && !note.trim();
  if (outcome && !unsaid) await finished(app, stop, "failed", { outcome, ...draft.fields() }, draft);
  else byId("fail-error").textContent = app.t(unsaid ? "say_why" : "choose_reason");
}
