// Something is wrong, and the dispatcher should know.

import { h } from "../dom.js";

const KINDS = ["vehicle", "accident", "delay", "parcel", "address", "other"];

export function problem(app) {
  const { model, t, words } = app;
  const entered = { kind: "", aboutStop: ["arrived", "en_route"].includes(model.next?.state) };
  const text = h("textarea", { id: "problem", rows: 3, maxlength: 1900, dir: "auto" });
  const error = h("p.error", { role: "alert" });
  const options = h("div.options", { role: "radiogroup", "aria-label": t("report_problem") });
  const draw = () => options.replaceChildren(...KINDS.map((kind) =>
    h("button.option", { type: "button", id: `problem-${kind}`, role: "radio", "aria-checked": String(entered.kind === kind), onclick: () => { entered.kind = kind; draw(); } }, t(`problem_${kind}`))));
  draw();
  const send = async () => {
    if (!entered.kind) return void (error.textContent = t("choose_problem"));
    if (entered.kind === "other" && !text.value.trim()) return void (error.textContent = t("say_why"));
    const note = [words.english(`problem_${entered.kind}`), text.value.trim()].filter(Boolean).join(": ");
    const about = entered.aboutStop && model.next ? { stop_id: model.next.id } : {};
    if (!(await app.report("problem", { note, ...about }))) return null;
    await app.toTab("messages");
    return app.say(t("problem_sent"));
  };
  const onchange = (event) => { entered.aboutStop = event.target.checked; };
  return {
    title: t("report_problem"),
    main: [
      options,
      h("section.field", h("label", { for: "problem" }, t("what_happened")), text),
      model.next && h("label.tick", h("input", { type: "checkbox", checked: entered.aboutStop, onchange }), t("about_stop", { name: model.next.name })),
      error,
    ],
    thumb: [h("button.main", { type: "button", id: "main-button", onclick: send }, t("report"))],
  };
}
