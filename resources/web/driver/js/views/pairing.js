// Becoming a driver's phone: the Home Screen first on iOS, then the one-time code.

import { ask, Refused } from "../api.js";
import { isApple, isInstalled } from "../browser.js";
import { h } from "../dom.js";
import { uuid } from "../hash.js";

export function pairing(app, params) {
  if (isApple && !isInstalled && !params.inBrowser) return homeScreenFirst(app, params);
  const { model, t } = app;
  const status = h("p.error", { role: "alert" });
  const code = h("input", {
    id: "code", value: params.code || "", autocomplete: "one-time-code", autocapitalize: "characters", dir: "ltr",
    spellcheck: "false", maxlength: 64, "aria-describedby": "code-hint",
  });
  const button = h("button.main", { type: "submit", form: "pair" }, t("pair"));
  const onsubmit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    status.textContent = await pair(app, code.value);
    button.disabled = false;
  };
  const keep = model.pairing && !model.isUnpaired;
  return {
    title: "Roundsman",
    bare: true,
    main: [
      h("form.stack", { id: "pair", onsubmit },
        h("h1", t("pair_title")),
        h("p", model.pairing ? t("pair_again", { driver: driverName(model) }) : t("pair_words")),
        h("label", { for: "code" }, t("pair_code")),
        code,
        h("p.hint", { id: "code-hint" }, t("pair_hint")),
        status),
    ],
    thumb: [keep && h("button.second", { type: "button", onclick: () => app.toTab("now") }, t("pair_keep")), button],
  };
}

export const driverName = (model) => model.shift?.driver_name || model.day?.shifts[0]?.driver_name || model.pairing?.driver || "";

/** An iPhone throws a web page's data away after a week, and the Home Screen has a storage of its own:
 *  so the page goes there before it is paired. */
function homeScreenFirst(app, params) {
  const { t } = app;
  const steps = ["ios_share", "ios_add", "ios_open"].map((key) => h("li", t(key)));
  const goOn = () => app.toTab("pairing", { ...params, inBrowser: true });
  return {
    title: "Roundsman",
    bare: true,
    main: [
      h("div.stack",
        h("h1", t("ios_title")),
        h("p", t("ios_why")),
        h("ol.steps", steps),
        params.code && h("p", t("ios_code"), h("strong.code", { dir: "ltr" }, params.code))),
    ],
    thumb: [h("button.second", { type: "button", onclick: goOn }, t("ios_anyway"))],
  };
}

/** Redeem the code; what went wrong in words, or nothing. */
async function pair(app, typed) {
  const { model, t } = app;
  const code = typed.trim();
  if (!code) return t("pair_empty");
  // the same number with the same code again: an answer that was lost on its way costs no second code
  const before = await model.store.kept("nonce");
  const again = before?.code === code;
  const nonce = again ? before.nonce : uuid();
  const attempt = again ? (before.attempt ?? 0) + 1 : 0;
  await model.store.keep("nonce", { code, nonce, attempt });
  try {
    const { device_id, token, driver } = await ask("POST", "/v1/pair", { json: { code, nonce, attempt } });
    await model.outbox.adopt({ device_id, token, driver });
  } catch (error) {
    if (!(error instanceof Refused)) return t("pair_unreachable");
    if (error.status === 429) return t("pair_locked", { minutes: Math.max(1, Math.ceil(error.retryAfter / 60)) });
    return error.status === 403 || error.status === 400 ? t("pair_wrong") : t("pair_unreachable");
  }
  await app.paired();
  return "";
}
