// Why a stop could not be done.

import { Draft, fieldsFor, typed } from "../capture.js";
import { h } from "../dom.js";
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
        h("p.error", { id: "fail-error", role: "alert" }),
      ],
      thumb: [h("button.main.failing", { type: "button", id: "main-button", onclick: () => done(app, stop, draft) }, t("report"))],
    };
  };
  return { title: stop.name || t("stop_number", { number: stop.number }), ...parts() };
}

async function done(app, stop, draft) {
  const { outcome, note } = draft.values;
  const error = document.getElementById("fail-error");
  if (!outcome) error.textContent = app.t("choose_reason");
  else if (outcome === "failed_other" && !note.trim()) error.textContent = app.t("say_why");
  else return finished(app, stop, "failed", { outcome, ...draft.fields() }, draft.values.key);
  error.scrollIntoView({ block: "center" });
  return null;
}
