// Lines above the screen that want to be seen: each says what it is and what to do.

import { h, icon } from "../dom.js";

function line(app, look, name, words, action, onDismiss) {
  const text = h("span", { dir: "auto" }, words);
  const close = onDismiss && h("button.quiet.square", { type: "button", onclick: onDismiss, "aria-label": app.t("close") }, icon("cross"));
  const act = action && h("button.quiet", { type: "button", onclick: action.run }, action.words);
  return h(`div.notice.${look}`, icon(name), text, act, close);
}

export function notices(app) {
  const { model, t } = app;
  const lines = [];
  if (app.isDegraded) lines.push(line(app, "warn", "problem", t("plain_http")));
  if (model.isUnpaired && app.screen.name !== "pairing") {
    const action = { words: t("pair"), run: () => app.go("pairing") };
    lines.push(line(app, "bad", "problem", t("unpaired", { n: model.waiting.length }), action));
  }
  if (app.newer) {
    lines.push(line(app, "calm", "queue", t("newer_page"), { words: t("reload"), run: app.newer }));
  }
  const [message] = app.unreadMessages().slice(-1);
  if (message && app.screen.name !== "messages" && app.screen.name !== "pairing") {
    lines.push(line(app, "calm", "messages", message.text, { words: t("read"), run: () => app.toTab("messages") }));
  }
  if (model.rejected.length && app.screen.name === "now") {
    const action = { words: t("show"), run: () => app.go("queue") };
    lines.push(line(app, "bad", "problem", t("put_aside", { n: model.rejected.length }), action));
  }
  if (model.refusedProofs.length && app.screen.name === "now") {
    const action = { words: t("show"), run: () => app.go("queue") };
    lines.push(line(app, "bad", "camera", t("pictures_refused", { n: model.refusedProofs.length }), action));
  }
  if (model.news && app.screen.name !== "pairing") {
    lines.push(line(app, "calm", "list", newsWords(model.news, t), null, () => model.set("news", null)));
  }
  return lines;
}

function newsWords(news, t) {
  const words = [];
  if (news.added.length) words.push(t("route_added", { n: news.added.length }));
  if (news.gone.length) words.push(t("route_gone", { names: news.gone.join(", ") }));
  if (news.moved) words.push(t("route_moved"));
  return words.join(" ");
}
