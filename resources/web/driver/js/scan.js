// Reading codes: with the camera where the browser can, by hand or a hand scanner everywhere.

import { canScan } from "./browser.js";
import { h } from "./dom.js";
import { sheet } from "./sheets.js";

const LOOK_EVERY_MS = 250;

/** Read codes until the driver is done. `onCode(code)` is told each once it is seen, and answers with
 *  words about it. */
export async function scan(app, onCode) {
  const { t } = app;
  let ender = () => {};
  await sheet("full", (close) => {
    const said = h("p.said", { role: "status", dir: "auto" }, t("scan_words"));
    const typed = h("input", { id: "typed-code", dir: "ltr", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", enterkeyhint: "done", maxlength: 200 });
    const tell = (code) => { said.textContent = onCode(code); };
    const onsubmit = (event) => {
      event.preventDefault();
      if (typed.value.trim()) tell(typed.value.trim());
      typed.value = "";
    };
    const video = canScan && h("video.camera", { playsinline: true, muted: true });
    if (video) ender = watch(video, tell, (why) => { said.textContent = t("no_camera", { why }); });
    return [
      h("h2", t("scan")),
      video,
      said,
      h("form.typed", { onsubmit }, h("label", { for: "typed-code" }, t("type_code")), typed, h("button.second", { type: "submit" }, t("add"))),
      h("button.main", { type: "button", onclick: () => close(true) }, t("done")),
    ];
  });
  ender();
}

/** Look through the camera; returns how to stop. The same code is told again only after another or a
 *  while out of sight. */
function watch(video, onCode, onTrouble) {
  let stream = null;
  let over = false;
  let last = "";
  let unseen = 0;
  const detector = new window.BarcodeDetector();
  const look = async () => {
    if (over) return;
    try {
      const [found] = await detector.detect(video);
      unseen = found ? 0 : unseen + 1;
      if (unseen > 4) last = "";
      if (found && found.rawValue !== last) onCode((last = found.rawValue));
    } catch {
      unseen += 1; // no picture yet
    }
    setTimeout(look, LOOK_EVERY_MS);
  };
  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (over) return end();
      video.srcObject = stream;
      await video.play();
      return look();
    } catch (error) {
      return onTrouble(error.message);
    }
  };
  const end = () => {
    over = true;
    if (stream) stream.getTracks().forEach((track) => track.stop());
  };
  start();
  return end;
}
