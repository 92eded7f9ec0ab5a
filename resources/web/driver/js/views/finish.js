// How a stop was done: who has it, how many, the proofs asked for, the money.

import { Draft, fieldsFor, typed } from "../capture.js";
import { parcels } from "../card.js";
import { pieces } from "../day.js";
import { h, icon } from "../dom.js";
import { finished } from "../steps.js";

const OUTCOMES = {
  delivery: ["delivered_to_recipient", "delivered_to_third_party", "delivered_to_mailbox", "delivered_to_safe_place", "delivered_to_pickup_point", "delivered_other"],
  pickup: ["picked_up", "picked_up_other"],
};
const OPTIONAL = ["photo", "signature", "name", "scan"];

export async function finish(app, { stop_id }) {
  const stop = app.model.stops.find((one) => one.id === stop_id);
  if (!stop) return { title: "", main: [h("div.empty", h("p", app.t("stop_gone")))] };
  const draft = await Draft.open(app, `finish:${stop.id}`, {
    outcome: OUTCOMES[stop.kind][0],
    counts: stop.lines.map((line) => line.quantity),
    counting: false,
    open: false,
    amount: stop.amount_due ? app.words.money(stop.amount_due) : "",
  });
  if (draft.values.counts.length !== stop.lines.length) { // the dispatcher changed the order meanwhile
    await draft.set({ counts: stop.lines.map((line) => line.quantity) });
  }
  const parts = () => form(app, stop, draft, () => app.refill(parts()));
  return { title: stop.name || app.t("stop_number", { number: stop.number }), ...parts() };
}

function form(app, stop, draft, refresh) {
  const { t } = app;
  const needed = stop.required_proof;
  const codes = [...new Set(stop.lines.map((line) => line.code).filter(Boolean))];
  const naming = draft.values.outcome === "delivered_to_third_party" && !needed.includes("name") ? ["name"] : [];
  const rest = OPTIONAL.filter((kind) => !needed.includes(kind) && !naming.includes(kind));
  const fields = (kinds) => fieldsFor(draft, kinds, needed, codes, refresh);
  return {
    main: [
      outcomes(app, OUTCOMES[stop.kind], draft, refresh),
      stop.lines.length > 0 && counting(app, stop, draft, refresh),
      stop.amount_due && h("section.field", typed(draft, "amount", t("collected", { due: app.words.money(stop.amount_due) }), { inputmode: "decimal", dir: "ltr", autocomplete: "off" })),
      fields([...needed, ...naming]),
      h("details", { open: draft.values.open, ontoggle: (event) => draft.set({ open: event.target.open }) },
        h("summary", t("add_more")),
        fields(rest),
        h("section.field", typed(draft, "note", t("note"), { rows: 2, maxlength: 2000 }))),
    ],
    thumb: [h("p.error", { id: "finish-error", role: "alert" }), h("button.main", { type: "button", id: "main-button", onclick: () => done(app, stop, draft, codes) }, t("done"))],
  };
}

/** One of several ways it ended, as large buttons. */
export function outcomes(app, codes, draft, refresh) {
  const pick = async (outcome) => {
    await draft.set({ outcome });
    refresh();
  };
  const one = (code) => h("button.option", { type: "button", id: code, role: "radio", "aria-checked": String(draft.values.outcome === code), onclick: () => pick(code) }, app.t(code));
  return h("div.options", { role: "radiogroup", "aria-label": app.t("outcome") }, codes.map(one));
}

function counting(app, stop, draft, refresh) {
  const { t } = app;
  const { counts } = draft.values;
  const handed = counts.reduce((sum, count) => sum + count, 0);
  const all = pieces(stop.lines);
  if (!draft.values.counting) {
    const onclick = async () => {
      await draft.set({ counting: true });
      refresh();
    };
    return h("section.field.inline", h("span", parcels(app, stop.lines)), h("button.quiet", { type: "button", id: "count", onclick }, t("not_all")));
  }
  const step = (index, by) => async () => {
    const next = counts.map((count, i) => (i === index ? Math.min(stop.lines[i].quantity, Math.max(0, count + by)) : count));
    await draft.set({ counts: next });
    refresh();
  };
  const row = (line, index) => h("li",
    h("span", { dir: "auto" }, line.text, line.code && h("code", { dir: "ltr" }, line.code)),
    h("span.stepper",
      h("button.quiet.square", { type: "button", id: `fewer-${index}`, onclick: step(index, -1), "aria-label": t("fewer") }, icon("minus")),
      h("b", `${counts[index]} / ${line.quantity}`),
      h("button.quiet.square", { type: "button", id: `more-${index}`, onclick: step(index, 1), "aria-label": t("more_of_it") }, icon("plus"))));
  return h("section.field",
    h("h3", t("handed_over", { handed, all })),
    h("ul.counts", stop.lines.map(row)),
    handed < all && h("p.hint", t(handed ? "partial_words" : "none_words")));
}

/** Report it, unless something asked for is missing: then the driver is taken there. */
async function done(app, stop, draft, codes) {
  const { t, words } = app;
  await draft.ready; // a slow phone may still be making the photo small
  const missing = draft.missing(stop.required_proof, codes);
  const { counts, outcome, amount } = draft.values;
  const handed = counts.reduce((sum, count) => sum + count, 0);
  const cents = stop.amount_due ? words.cents(amount) : null;
  const trouble =
    (missing.length && t("still_missing", { what: missing.map((kind) => t(`proof_${kind}`)).join(", ") })) ||
    (stop.lines.length && !handed && t("none_words")) ||
    (stop.amount_due && cents === null && t("no_amount"));
  if (trouble) {
    const error = document.getElementById("finish-error");
    error.textContent = trouble;
    document.querySelector(`[data-kind="${missing[0]}"]`)?.scrollIntoView({ block: "center" });
    return;
  }
  const lines = stop.lines.map((line, index) => ({ ...line, quantity: counts[index] }));
  const fields = { outcome, ...draft.fields() };
  if (lines.length) fields.lines = lines;
  if (cents !== null) fields.amount_collected = cents;
  await finished(app, stop, handed < pieces(stop.lines) ? "partial" : "completed", fields, draft);
}
