// The first screen: what is next, and the one button for it.

import { card, parcels, reach, tally } from "../card.js";
import { isFinal, nextStep } from "../day.js";
import { h, icon } from "../dom.js";
import { act } from "../steps.js";

export function now(app) {
  const { model, t, words } = app;
  const { shift, state, stops, next } = model;
  if (!shift) return nothing(app);
  const step = nextStep(shift, state, stops);
  const main = [notToday(app), step === "end_break" && onBreak(app), next ? card(app, next) : allDone(app)];
  if (step === "start_shift") main.unshift(beginning(app));
  if (step === "load") main.unshift(h("p.lead", icon("load"), loadWords(app, next.trip)));
  if (model.day.at && model.net.reachable === false) {
    main.push(h("p.hint", t("as_of", { time: words.time(model.day.at) })));
  }
  const onclick = () => act(app, step);
  const attributes = { type: "button", id: "main-button", "data-step": step, disabled: app.settling, onclick };
  const button = h("button.main", attributes, t(`step_${step}`));
  const onTheWay = step === "set_off" || step === "arrive" || step === "finish";
  return { title: heading(app), live: true, main, thumb: [next && onTheWay && reach(app, next, third(app, step)), button] };
}

function heading(app) {
  const { stops, next } = app.model;
  if (!app.model.shift) return "Roundsman";
  if (!next) return app.t("tab_now");
  return app.t("stop_of", { number: next.number, total: stops.length });
}

/** What a driver may want to do instead of the main button. */
function third(app, step) {
  const { t, model } = app;
  if (step === "set_off") {
    return h("button.side", { type: "button", id: "here", onclick: () => act(app, "arrive") }, icon("now"), t("already_here"));
  }
  const onclick = () => app.go("fail", { stop_id: model.next.id });
  return h("button.side", { type: "button", id: "not-delivered", onclick }, icon("cross"), t(model.next.kind === "pickup" ? "not_picked_up" : "not_delivered"));
}

function nothing(app) {
  const { model, t, words } = app;
  const ended = model.day?.shifts.length > 0;
  return {
    title: "Roundsman",
    live: true,
    main: [
      h("div.empty",
        h("h1", t(ended ? "shift_over" : "no_route")),
        h("p", t(ended ? "shift_over_words" : "no_route_words")),
        model.day && h("p.hint", t("as_of", { time: words.time(model.day.at) }))),
    ],
  };
}

function beginning(app) {
  const { shift, stops } = app.model;
  const open = stops.filter((stop) => !isFinal(stop.state));
  const from = app.words.time(shift.starts_at);
  return h("div.lead.plain",
    h("strong", { dir: "auto" }, [shift.driver_name, shift.vehicle].filter(Boolean).join(" · ")),
    h("span", app.t("day_ahead", { time: from, stops: app.t("stops", { n: open.length }), parcels: parcels(app, open.flatMap((stop) => stop.lines)) })));
}

/** A route of another day, unless its shift is on over midnight. */
function notToday(app) {
  const { starts_at, ends_at } = app.model.shift;
  const now = Date.now();
  const isOn = Date.parse(starts_at) <= now && now <= Date.parse(ends_at);
  const date = app.words.date(starts_at);
  return !isOn && date !== app.words.date(now) && h("p.lead", icon("clock"), app.t("for_day", { date }));
}

function onBreak(app) {
  const { breakSince } = app.model.state;
  return h("p.lead", icon("pause"), app.t("on_break", { time: app.words.time(breakSince) }));
}

const loadWords = (app, trip) =>
  app.model.shift.trips.length > 1 ? app.t("load_trip", { number: trip + 1 }) : app.t("load_first");

/** The end of the list: how it went. */
const allDone = (app) => h("div.empty", h("h1", app.t("all_done")), tally(app));
