// One stop, out of its turn or looked at again.

import { card, reach } from "../card.js";
import { isFinal } from "../day.js";
import { h, icon } from "../dom.js";
import { asked, confirmed } from "../sheets.js";
import { act } from "../steps.js";

export function stop(app, { stop_id }) {
  const { model, t } = app;
  const found = model.stops.find((one) => one.id === stop_id);
  if (!found) return { title: "", live: true, main: [h("div.empty", h("p", t("stop_gone")))] };
  const over = isFinal(found.state);
  return {
    title: t("stop_of", { number: found.number, total: model.stops.length }),
    live: true,
    main: [card(app, found), h("div.more-row", others(app, found, over))],
    thumb: over ? [tell(app, found)] : [reach(app, found, cannot(app, found)), goThere(app, found)],
  };
}

function others(app, found, over) {
  const { t, model } = app;
  const note = async () => {
    const words = await asked(app, t("add_note"), t("note_for", { name: found.name }));
    if (words && (await app.report("note", { stop_id: found.id, note: words }))) app.say(t("saved"));
  };
  const pin = async () => {
    const place = model.places.forFact();
    if (!("lon" in place)) return app.say(t("no_place"));
    if (!(await confirmed(app, t("pin_wrong"), t("pin_words", { metres: Math.round(place.accuracy) }), t("pin_yes")))) return null;
    return (await app.report("pin_corrected", { stop_id: found.id, ...place })) && app.say(t("saved"));
  };
  return [
    h("button.second", { type: "button", onclick: note }, icon("note"), t("add_note")),
    !over && h("button.second", { type: "button", onclick: pin }, icon("pin"), t("pin_wrong")),
  ];
}

const tell = (app, found) =>
  h("button.second", { type: "button", onclick: () => app.go("messages", { about: found.name }) }, icon("messages"), app.t("tell_wrong"));

function cannot(app, found) {
  if (!app.model.state.started) return null;
  const words = app.t(found.kind === "pickup" ? "not_picked_up" : "not_delivered");
  return h("button.side", { type: "button", onclick: () => app.go("fail", { stop_id: found.id }) }, icon("cross"), words);
}

/** The same button as on the first screen, where it is this stop's turn; else one that makes it so. */
function goThere(app, found) {
  const { model, t } = app;
  const button = (step, onclick) => h("button.main", { type: "button", id: "main-button", "data-step": step, onclick }, t(`step_${step}`));
  if (!model.state.started || model.state.onBreak) return h("button.second", { type: "button", onclick: () => app.toTab("now") }, t(model.state.onBreak ? "step_end_break" : "step_start_shift"));
  const at = { stop_id: found.id };
  if (found.state === "arrived") return button("finish", () => app.go("finish", at));
  if (found.state === "en_route") return button("arrive", () => app.report("arrived", at));
  if (model.next.id === found.id) return button("set_off", () => act(app, "set_off").then(() => app.toTab("now")));
  return button("go_now", () => app.report("en_route", at).then(() => app.toTab("now")));
}
