// Words to and from the dispatcher.

import { h } from "../dom.js";
import { isWaiting } from "../outbox.js";

export function messages(app, params) {
  const { model, t } = app;
  const text = h("textarea", { id: "message", rows: 1, maxlength: 2000, dir: "auto", placeholder: t("message_words"), value: params.about ? `${params.about}: ` : "" });
  const onsubmit = async (event) => {
    event.preventDefault();
    const note = text.value.trim();
    if (!note) return;
    if (await app.report("message", { note })) text.value = "";
    refresh();
  };
  const thread = h("ol.thread");
  const refresh = () => {
    thread.replaceChildren(...lines(app));
    if (app.unreadMessages().length) markRead(app);
    app.frame.main.scrollTop = app.frame.main.scrollHeight;
  };
  const heard = () => (thread.isConnected ? refresh() : model.removeEventListener("change", heard));
  setTimeout(() => {
    refresh();
    model.addEventListener("change", heard);
  });
  const canWrite = Boolean(model.day?.shifts.length);
  return {
    title: t("tab_messages"),
    main: [thread],
    thumb: [canWrite && h("form.row.write", { onsubmit }, text, h("button.main", { type: "submit" }, t("send")))],
  };
}

function markRead(app) {
  const [last] = app.model.day.messages.slice(-1);
  app.model.set("read_at", last.at);
}

function lines(app) {
  const { model, t, words } = app;
  const theirs = (model.day?.messages || []).map(({ at, text }) => ({ at, text, from: "desk" }));
  const ours = model.entries
    .filter(({ fact }) => fact.type === "message" || fact.type === "problem")
    .map((entry) => ({ at: entry.fact.at, text: entry.fact.note, from: "me", waits: isWaiting(entry, model.pairing, model.acked) }));
  const all = [...theirs, ...ours].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (!all.length) return [h("li.empty", t("no_messages"))];
  return all.map(({ at, text, from, waits }) =>
    h(`li.said-by-${from}${waits ? ".waits" : ""}`,
      h("p", { dir: "auto" }, text),
      h("small", from === "desk" ? t("dispatcher") : t("me"), " · ", words.time(at), waits ? ` · ${t("waits")}` : "")));
}
