// What has not reached the server, and what it did not take: nothing is hidden from the driver.

import { h, icon } from "../dom.js";
import { heldFor } from "../outbox.js";

export function queue(app) {
  const { model, t, words } = app;
  const { net, waiting, rejected } = model;
  const again = async (proof) => {
    await model.proofs.settle(proof.sha256, "waiting");
    await model.reload();
    app.sync.wake();
  };
  const quiet = !waiting.length && !model.waitingProofs;
  return {
    title: t("queue"),
    live: true,
    main: [
      h(`p.lead.plain.${quiet ? "calm" : "dashed"}`, h("strong", quiet ? t("all_sent") : t("not_yet_sent", { n: model.unsent })), h("span", standing(app))),
      waiting.length > 0 && h("ol.queue", waiting.map((entry) => item(app, entry))),
      model.waitingProofs > 0 && h("p.lead", icon("camera"), t("pictures_wait", { n: model.waitingProofs })),
      model.damagedProofs.map((proof) => h("p.hint", { "data-proof": proof.sha256 }, t("picture_damaged", { time: words.time(proof.again_at) }))),
      model.stranded > 0 && h("p.lead", icon("problem"), t("stranded", { n: model.stranded })),
      rejected.length > 0 && h("h2", t("rejected")),
      rejected.length > 0 && h("p.hint", t("rejected_words")),
      h("ol.queue", rejected.map((entry) => item(app, entry, async () => { await model.outbox.dismiss(entry.n); await model.reload(); }))),
      h("ol.queue", model.refusedProofs.map((proof) => h("li.refused", h("b", t("proof_photo")), h("p", { dir: "auto" }, proof.reason), h("button.quiet", { type: "button", onclick: () => again(proof) }, t("try_again"))))),
      net.reachedAt > 0 && h("p.hint", t("last_heard", { time: words.time(net.reachedAt) })),
    ],
    thumb: [!quiet && h("button.main", { type: "button", id: "main-button", onclick: () => app.sync.wake() }, t("send_now"))],
  };
}

function standing(app) {
  const { net, isUnpaired } = app.model;
  if (isUnpaired) return app.t("unpaired", { n: app.model.waiting.length });
  if (net.trouble) return app.t("server_says", { words: net.trouble });
  return app.t(net.reachable === false ? "kept_until" : "server_heard");
}

function item(app, entry, dismiss) {
  const { n, fact, rejected } = entry;
  const { t, words, model } = app;
  const stop = model.stops.find((one) => one.id === fact.stop_id);
  const what = [t(`fact_${fact.type}`), stop?.name].filter(Boolean).join(": ");
  const after = heldFor(entry) ? t("waits_undo") : "";
  return h(`li${dismiss ? ".refused" : ""}`, { "data-n": n },
    h("b", { dir: "auto" }, what),
    h("small", [words.time(fact.at), after].filter(Boolean).join(" · ")),
    dismiss && h("p", { dir: "auto" }, rejected),
    dismiss && h("button.quiet", { type: "button", onclick: dismiss }, t("dismiss")));
}
