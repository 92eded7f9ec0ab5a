// Everything that is not the next stop.

import { h, icon } from "../dom.js";
import { hasCargo, nextStep } from "../day.js";
import { driverName } from "./pairing.js";

export function more(app) {
  const { model, t } = app;
  const { shift, state, next } = model;
  const running = state?.started;
  const trip = next ? next.trip : 0;
  const rows = [
    running && !state.onBreak && ["pause", "break_start", () => app.report("break_started").then(() => app.toTab("now"))],
    running && state.onBreak && ["pause", "step_end_break", () => app.report("break_ended").then(() => app.toTab("now"))],
    shift && ["problem", "report_problem", () => app.go("problem")],
    running && hasCargo(shift, trip) && ["load", "loading", () => app.go("load", { trip })],
    ["queue", "queue", () => app.go("queue"), model.unsent],
    running && ["end", "step_end_shift", () => app.go("end"), 0, nextStep(shift, state, model.stops) === "end_shift"],
    ["settings", "settings", () => app.go("settings")],
  ];
  return {
    title: [driverName(model), shift?.vehicle].filter(Boolean).join(" · "),
    live: true,
    main: [h("ul.menu", rows.filter(Boolean).map(([name, key, onclick, number, urgent]) => h("li", h(`button.menu-row${urgent ? ".urgent" : ""}`, { type: "button", id: `go-${key}`, onclick }, icon(name), h("span", t(key)), number > 0 && h("b.badge", number)))))],
  };
}
