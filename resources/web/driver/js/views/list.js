// The whole route in order.

import { lateMinutes } from "../day.js";
import { h, icon } from "../dom.js";
import { mark } from "../shapes.js";

export function list(app) {
  const { model, t } = app;
  const trips = (model.shift?.trips || []).map((_, trip) => model.stops.filter((stop) => stop.trip === trip));
  const several = trips.length > 1;
  return {
    title: t("tab_list"),
    live: true,
    main: trips.length
      ? trips.map((stops, trip) => [several && h("h2.trip", t("trip", { number: trip + 1 })), h("ol.route", stops.map((stop) => row(app, stop)))])
      : [h("div.empty", h("p", t("no_route")))],
  };
}

function row(app, stop) {
  const { t, words, model } = app;
  const late = lateMinutes(stop, Date.now());
  const when = stop.window ? words.window(stop.window) : stop.eta ? words.time(stop.eta) : "";
  const current = stop.id === model.next?.id;
  const attributes = { type: "button", onclick: () => app.go("stop", { stop_id: stop.id }), "aria-current": current && "step" };
  return h("li",
    h("button.stop-row", attributes,
      mark(stop.state, stop.kind === "pickup"),
      h("span.number", stop.number),
      h("span.who", h("b", { dir: "auto" }, stop.name || t("stop_number", { number: stop.number })), h("span", { dir: "auto" }, stop.address)),
      h("span.right", late > 0 ? h("span.late", icon("clock"), t("late", { minutes: late })) : when, h("span", t(`state_${stop.state}`)))));
}
