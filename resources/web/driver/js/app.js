// The frame around every screen: what is on top, the screen itself, the thumb's buttons, the tabs.

import { isDegraded, keepData, ScreenLight } from "./browser.js";
import { byId, h, icon } from "./dom.js";
import { HOLD_MS } from "./outbox.js";
import { Words } from "./words.js";
import { end } from "./views/end.js";
import { fail } from "./views/fail.js";
import { finish } from "./views/finish.js";
import { list } from "./views/list.js";
import { load } from "./views/load.js";
import { messages } from "./views/messages.js";
import { more } from "./views/more.js";
import { notices } from "./views/notices.js";
import { now } from "./views/now.js";
import { pairing } from "./views/pairing.js";
import { problem } from "./views/problem.js";
import { queue } from "./views/queue.js";
import { settings } from "./views/settings.js";
import { stop } from "./views/stop.js";

/** A screen is a function of the app and its parameters: `{title, main, thumb, live, bare}`. A `live`
 *  one is made again when something changed; the others hold what the driver is entering. */
const SCREENS = { end, fail, finish, list, load, messages, more, now, pairing, problem, queue, settings, stop };
const TABS = ["now", "list", "messages", "more"];
const MINUTE_MS = 60000;
const SETTLE_MS = 400;

/** Whether what is to be shown looks like what is shown: then it may stay, with its buttons. */
const isSame = (fresh, shown) =>
  fresh.length === shown.length && fresh.every((node, index) => node.isEqualNode(shown[index]));

/** Put parts where others were; the focus stays with what has the same id. */
function put(holder, parts) {
  const focused = holder.contains(document.activeElement) ? document.activeElement.id : "";
  holder.replaceChildren(...parts);
  if (focused) byId(focused)?.focus({ preventScroll: true });
}

export class App {
  constructor(model, words, sync) {
    Object.assign(this, { model, words, sync, t: words.t, newer: null, touched: false, due: false, settling: false });
    this.light = new ScreenLight();
    this.frame = {
      top: h("header.top"),
      notices: h("div.notices", { "aria-live": "polite" }),
      main: h("main.screen", { id: "main", tabindex: "-1" }),
      toast: h("div.toast", { role: "status" }),
      thumb: h("div.thumb"),
      tabs: h("nav.tabs"),
    };
  }

  start(code) {
    byId("app").replaceChildren(...Object.values(this.frame));
    // a page that the camera pushed out of memory comes back to the form that it was at
    const left = history.state?.name ? history.state : { name: "now", depth: 0 };
    const first = !this.model.pairing || code ? { name: "pairing", params: { code }, depth: 0 } : left;
    history.replaceState(first, "");
    addEventListener("popstate", () => this.show());
    this.model.addEventListener("change", () => this.#changed());
    setInterval(() => this.#changed(), MINUTE_MS); // what is late becomes later
    this.#holdStillWhileTouched();
    this.#dress();
    this.show();
  }

  /** A button must not be replaced between the finger's coming down and its click. */
  #holdStillWhileTouched() {
    addEventListener("pointerdown", () => { this.touched = true; }, true);
    const release = () => setTimeout(() => {
      this.touched = false;
      if (this.due) this.#changed();
    }, 60);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, release, true);
  }

  #dress() {
    const root = document.documentElement;
    root.lang = this.words.language;
    root.dir = this.words.direction;
    const { theme } = this.model.settings;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  async setLanguage(language) {
    await this.model.setting("language", language);
    this.words = await Words.load(language);
    this.t = this.words.t;
    this.#dress();
    this.show();
  }

  async setTheme(theme) {
    await this.model.setting("theme", theme);
    this.#dress();
  }

  // --- going about -------------------------------------------------------------------------------

  go(name, params = {}) {
    history.pushState({ name, params, depth: (history.state?.depth || 0) + 1 }, "");
    return this.show();
  }

  back() {
    if (history.state?.depth) history.back();
    else this.toTab("now");
  }

  /** A tab, in place of whatever is open: the phone's own "back" then leaves the page. */
  toTab(name, params = {}) {
    history.replaceState({ name, params, depth: 0 }, "");
    return this.show();
  }

  /** Show what the address says. */
  async show() {
    const { name, params = {} } = history.state || { name: "now" };
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    const screen = await SCREENS[name](this, params);
    this.screen = { ...screen, name, params };
    this.#fill(screen);
    this.frame.main.scrollTop = 0;
    this.#surround();
  }

  #changed() {
    this.light.want(Boolean(this.model.settings.light && this.model.state?.started));
    if (this.touched) {
      this.due = true;
      return;
    }
    this.due = false;
    if (this.screen?.live) {
      const { name, params } = this.screen;
      const { scrollTop } = this.frame.main;
      this.screen = { ...SCREENS[name](this, params), name, params };
      this.#fill(this.screen, { keepSame: true });
      this.frame.main.scrollTop = scrollTop;
    }
    this.#surround();
  }

  /** Put a screen's parts where they belong. */
  #fill({ main, thumb = [] }, { keepSame = false } = {}) {
    for (const [place, nodes] of [["main", main], ["thumb", thumb]]) {
      const holder = this.frame[place];
      const fresh = [...h("div", nodes).childNodes];
      if (!keepSame || !isSame(fresh, holder.childNodes)) put(holder, fresh);
    }
    this.frame.thumb.hidden = !this.frame.thumb.childNodes.length;
  }

  /** A screen that is not live shows itself again, with what was entered. */
  refill(parts) {
    const { scrollTop } = this.frame.main;
    this.#fill(parts);
    this.frame.main.scrollTop = scrollTop;
  }

  #surround() {
    if (!this.screen) return;
    const { name, title, bare } = this.screen;
    const isTab = TABS.includes(name);
    const inTitle = h("div.title", { dir: "auto" }, title);
    const back = h("button.quiet.square", { type: "button", id: "back", onclick: () => this.back(), "aria-label": this.t("back") }, icon("back"));
    this.frame.tabs.hidden = !isTab;
    const around = {
      top: [!isTab && !bare && back, inTitle, this.model.pairing && this.#pill(isTab)].filter(Boolean),
      notices: notices(this),
      tabs: TABS.map((tab) => this.#tab(tab, name)),
    };
    for (const [place, parts] of Object.entries(around)) {
      if (!isSame(parts, this.frame[place].childNodes)) put(this.frame[place], parts);
    }
    document.title = `${title} · Roundsman`;
  }

  #tab(tab, current) {
    const unread = tab === "messages" ? this.unreadMessages().length : 0;
    const attributes = { type: "button", id: `tab-${tab}`, onclick: () => this.toTab(tab), "aria-current": tab === current && "page" };
    return h(`button.tab`, attributes, icon(tab), h("span", this.t(`tab_${tab}`)), unread > 0 && h("b.badge", unread));
  }

  /** How it stands with sending: in words on the tabs, a number on the screens above them. */
  #pill(inWords) {
    const { unsent, net, isUnpaired } = this.model;
    const { t } = this;
    const look = isUnpaired ? "bad" : unsent ? "dashed" : net.reachable ? "calm" : "faint";
    const idle = net.reachable ? "all_sent" : net.reachable === null ? "connecting" : "no_connection";
    const words = isUnpaired ? t("not_paired") : unsent ? t("not_yet_sent", { n: unsent }) : t(idle);
    const attributes = { type: "button", id: "pill", title: words, "aria-label": words, onclick: () => this.go("queue") };
    return h(`button.pill.${look}`, attributes, inWords ? words : unsent > 0 && String(unsent));
  }

  /** The dispatcher's words that were not looked at yet. */
  unreadMessages() {
    return (this.model.day?.messages || []).filter((message) => message.at > this.model.readAt);
  }

  get isDegraded() {
    return isDegraded;
  }

  offerNewer(takeOver) {
    this.newer = takeOver;
    this.#changed();
  }

  // --- what screens do ---------------------------------------------------------------------------

  /** Keep a fact and send it; false when the phone could not keep it, which the driver is told. */
  async report(type, fields = {}, options = {}) {
    this.#hush(); // what could be undone no longer can
    try {
      const entry = await this.model.record(type, fields, options);
      if (navigator.vibrate) navigator.vibrate(20);
      this.#settle();
      this.sync.send();
      return entry;
    } catch (error) {
      this.say(this.t("not_kept", { why: String(error?.message || error) }));
      return null;
    }
  }

  /** The next step's button lies where this one's was: a second touch by the same finger is not meant. */
  #settle() {
    this.settling = true;
    setTimeout(() => {
      this.settling = false;
      this.#changed();
    }, SETTLE_MS);
  }

  /** A line above the thumb for some seconds; with `undo`, a button for as long as that is possible. */
  say(words, undo = null) {
    const parts = [h("span", { dir: "auto" }, words)];
    if (undo) parts.push(h("button.quiet", { type: "button", onclick: () => { this.#hush(); undo(); } }, this.t("undo")));
    this.frame.toast.replaceChildren(...parts);
    clearTimeout(this.hushing);
    this.hushing = setTimeout(() => this.#hush(), HOLD_MS);
  }

  #hush() {
    this.frame.toast.replaceChildren();
  }

  /** After a pairing: the data is the driver's, and the day is fetched. */
  async paired() {
    this.model.net = { ...this.model.net, trouble: "" };
    await this.model.reload();
    history.replaceState({ name: "now", depth: 0 }, "", "/driver");
    this.sync.restart();
    await this.show();
    await keepData(); // last, for some browsers ask the driver first
  }
}
