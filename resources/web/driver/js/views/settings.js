// How the page looks and behaves on this phone, and whose phone it is.

import { isApple, isDegraded, isInstalled } from "../browser.js";
import { h } from "../dom.js";
import { ways } from "../navigate.js";
import { LANGUAGES } from "../words.js";
import { driverName } from "./pairing.js";

export function settings(app) {
  const { model, t, words } = app;
  const chosen = model.settings;
  return {
    title: t("settings"),
    main: [
      select("language", t("language"), Object.entries(LANGUAGES), words.language, (value) => app.setLanguage(value)),
      select("theme", t("theme"), [["", t("theme_system")], ["light", t("theme_light")], ["dark", t("theme_dark")]], chosen.theme || "", (value) => app.setTheme(value)),
      select("way", t("navigate_with"), [["", t("ask_me")], ...ways().map((way) => [way, t(`way_${way}`)])], chosen.way || "", (value) => model.setting("way", value)),
      h("label.tick", h("input", { type: "checkbox", id: "light", checked: Boolean(chosen.light), onchange: (event) => model.setting("light", event.target.checked) }), t("keep_light")),
      h("dl.facts",
        fact(t("driver"), driverName(model)),
        fact(t("server"), location.host),
        fact(t("connection"), t(isDegraded ? "connection_plain" : "connection_safe")),
        fact(t("installed"), t(isInstalled ? "yes" : isApple ? "installed_apple" : "installed_no")),
        fact(t("position"), positionWords(app))),
      h("button.second", { type: "button", id: "pair-again", onclick: () => app.go("pairing") }, t("pair_anew")),
    ],
  };
}

function select(id, label, options, value, choose) {
  const list = h("select", { id, onchange: (event) => choose(event.target.value) }, options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
  return h("section.field", h("label", { for: id }, label), list);
}

const fact = (name, words) => [h("dt", name), h("dd", { dir: "auto" }, words)];

function positionWords(app) {
  if (isDegraded) return app.t("position_plain");
  if (app.model.places.denied) return app.t("position_denied");
  return app.t("position_open");
}
