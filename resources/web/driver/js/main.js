// Opens the phone's store, finds the words, and shows the first screen.

import { App } from "./app.js";
import { isApple, isInstalled, keepPage } from "./browser.js";
import { byId, h } from "./dom.js";
import { Model } from "./model.js";
import { Store } from "./store.js";
import { Sync } from "./sync.js";
import { pickLanguage, Words } from "./words.js";

async function open() {
  const model = new Model(await Store.open());
  await model.reload();
  const words = await Words.load(pickLanguage(model.settings.language));
  const sync = new Sync(model, words.t);
  const app = new App(model, words, sync);
  leaveTheCodeInTheAddress(model);
  app.start(new URLSearchParams(location.hash.slice(1)).get("code") || "");
  sync.start();
  await keepPage((takeOver) => app.offerNewer(takeOver));
}

/** Added to the Home Screen without a manifest, iOS opens the very address that was shown, so the code
 *  of the QR reaches the app, whose storage is not the browser's. */
function leaveTheCodeInTheAddress(model) {
  if (isApple && !isInstalled && !model.pairing) byId("manifest").remove();
}

open().catch((error) => {
  const words = "This phone gives the page no storage, so nothing could be kept. Leave private browsing, or free some space, and open it again.";
  byId("app").replaceChildren(h("p.fatal", { role: "alert" }, words, h("small", String(error))));
  throw error;
});
