// What comes up over a screen, waits for the driver, and goes.

import { h } from "./dom.js";

/** A dialog with some content; resolves with what `close(value)` is given, null when it is dismissed. */
export function sheet(look, build) {
  return new Promise((resolve) => {
    let answer = null;
    const dialog = h(`dialog.${look}`);
    const close = (value) => { answer = value; dialog.close(); };
    dialog.append(...[build(close)].flat().filter(Boolean));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(answer); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** One of several; `options` are pairs of value and words. */
export function choose(app, title, options) {
  return sheet("sheet", (close) => [
    h("h2", title),
    h("div.choices", options.map(([value, words]) => h("button.choice", { type: "button", onclick: () => close(value) }, words))),
    h("button.second", { type: "button", onclick: () => close(null) }, app.t("cancel")),
  ]);
}

/** Yes or no; true for yes. */
export async function confirmed(app, title, words, yes) {
  return Boolean(await sheet("sheet", (close) => [
    h("h2", title),
    h("p", { dir: "auto" }, words),
    h("button.main", { type: "button", onclick: () => close(true) }, yes),
    h("button.second", { type: "button", onclick: () => close(false) }, app.t("cancel")),
  ]));
}

/** A text; null when it was dismissed or left empty. */
export async function asked(app, title, label) {
  const text = h("textarea", { id: "asked", rows: 4, maxlength: 2000, dir: "auto" });
  const done = await sheet("sheet", (close) => [
    h("h2", title),
    h("label", { for: "asked" }, label),
    text,
    h("button.main", { type: "button", onclick: () => close(true) }, app.t("save")),
    h("button.second", { type: "button", onclick: () => close(false) }, app.t("cancel")),
  ]);
  return (done && text.value.trim()) || null;
}
