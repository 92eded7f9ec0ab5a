// A stop as the driver reads it at arm's length, and the buttons that go with it.

import { lateMinutes, pieces } from "./day.js";
import { h, icon } from "./dom.js";
import { openNavigation } from "./navigate.js";
import { stateLabel } from "./shapes.js";

/** What is to be known at the door, the most wanted first. */
export function card(app, stop) {
  const { t, words } = app;
  return h("article.card",
    h("p.over", stateLabel(stop, t), timing(app, stop)),
    h("h1", { dir: "auto" }, stop.name || t("stop_number", { number: stop.number })),
    h("p.address", { dir: "auto" }, stop.address),
    stop.access_code && h("p.box.gate", icon("key"), h("span", t("gate_code")), h("strong.code", { dir: "ltr" }, stop.access_code)),
    stop.amount_due && h("p.box.due", icon("money"), h("span", t("collect")), h("strong", words.money(stop.amount_due))),
    stop.notes && h("p.box.remark", icon("note"), h("span", { dir: "auto" }, stop.notes)),
    (stop.customer_notes || []).map((words) => h("p.box.remark.from-customer", icon("note"), h("span", h("b", t("customer_says")), "\n", h("bdi", words)))),
    stop.lines.length > 0 && h("ul.lines", stop.lines.map(lineOf)),
    stop.required_proof.length > 0 && h("p.needs", h("span", t("needed")), stop.required_proof.map((kind) => h("b", t(`proof_${kind}`)))));
}

export const lineOf = (line) =>
  h("li", h("b.quantity", `${line.quantity} ×`), h("span", { dir: "auto" }, line.text), line.code && h("code", { dir: "ltr" }, line.code));

function timing(app, stop) {
  const { t, words } = app;
  const late = lateMinutes(stop, Date.now());
  const when = stop.window ? words.window(stop.window) : stop.eta ? t("about", { time: words.time(stop.eta) }) : "";
  return [
    when && h("span.when", when),
    late > 0 && h("span.late", icon("clock"), t("late", { minutes: late })),
  ];
}

/** Navigate and call, side by side; `third` is the button beside them. */
export function reach(app, stop, third) {
  const { t } = app;
  const number = dialled(stop.phone);
  return h("div.row",
    h("button.side", { type: "button", id: "navigate", onclick: () => openNavigation(app, stop) }, icon("navigate"), t("navigate")),
    number && h("a.side", { href: `tel:${number}`, id: "call" }, icon("call"), t("call")),
    third);
}

/** A telephone number as it is dialled; nothing where the text is none. */
export function dialled(text) {
  const number = (text || "").replace(/[^\d+*#]/g, "");
  return /\d{3}/.test(number) ? encodeURIComponent(number).replace("%2B", "+") : "";
}

/** "4 parcels" for a stop or a list of them. */
export const parcels = (app, lines) => app.t("parcels", { n: pieces(lines) });

/** How many stops ended how. */
export function tally(app) {
  const count = (state) => app.model.stops.filter((stop) => stop.state === state).length;
  const states = ["completed", "partial", "failed", "cancelled"].filter(count);
  return h("ul.tally", states.map((state) => h(`li.state-${state}`, h("b", count(state)), " ", app.t(`state_${state}`))));
}
