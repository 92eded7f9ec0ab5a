// The end of the shift: what is still open, and what comes back to the depot.

import { lineOf, tally } from "../card.js";
import { isFinal } from "../day.js";
import { h } from "../dom.js";
import { confirmed } from "../sheets.js";

export function end(app) {
  const { model, t } = app;
  if (!model.shift) return { title: t("step_end_shift"), main: [h("div.empty", h("p", t("shift_over")))] };
  const open = model.stops.filter((stop) => !isFinal(stop.state));
  const back = model.stops.map((stop) => ({ stop, lines: comesBack(model, stop) })).filter(({ lines }) => lines.length);
  const ticks = new Map(back.map(({ stop }) => [stop.id, false]));
  const row = ({ stop, lines }) => h("li",
    h("label.tick", h("input", { type: "checkbox", onchange: (event) => ticks.set(stop.id, event.target.checked) }), h("b", { dir: "auto" }, stop.name)),
    h("ul.lines", lines.map(lineOf)));
  return {
    title: t("step_end_shift"),
    main: [
      tally(app),
      open.length > 0 && h("p.box.remark", t("still_open", { n: open.length })),
      back.length > 0 && h("h2", t("back_at_depot")),
      back.length > 0 && h("p.hint", t("back_words")),
      h("ul.returns", back.map(row)),
    ],
    thumb: [h("button.main", { type: "button", id: "main-button", onclick: () => done(app, open, back.filter(({ stop }) => ticks.get(stop.id))) }, t("step_end_shift"))],
  };
}

/** The lines of a stop that were not handed over. */
function comesBack(model, stop) {
  if (stop.kind !== "delivery") return [];
  if (stop.state === "failed") return stop.lines;
  if (stop.state !== "partial") return [];
  const fact = model.entries.map((entry) => entry.fact).findLast((one) => one.type === "partial" && one.stop_id === stop.id);
  return stop.lines
    .map((line, index) => ({ ...line, quantity: line.quantity - (fact?.lines?.[index]?.quantity ?? line.quantity) }))
    .filter((line) => line.quantity > 0);
}

async function done(app, open, returned) {
  const { t } = app;
  if (open.length && !(await confirmed(app, t("step_end_shift"), t("still_open", { n: open.length }), t("step_end_shift")))) return;
  for (const { stop, lines } of returned) if (!(await app.report("returned", { stop_id: stop.id, lines }))) return;
  if (await app.report("shift_ended")) await app.toTab("now");
}
