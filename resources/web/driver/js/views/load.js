// Checking what goes into the vehicle, line by line: the last stop's parcels first, as they are loaded.

import { h, icon } from "../dom.js";
import { pieces } from "../day.js";
import { scan } from "../scan.js";
import { confirmed } from "../sheets.js";

export async function load(app, { trip }) {
  const { model, t } = app;
  const key = `load:${model.shift.shift_id}:${trip}`;
  const kept = await model.store.get("drafts", key);
  const check = { key, counts: kept?.counts || {} };
  const items = itemsOf(model, trip);
  const parts = () => {
    const refresh = () => app.refill(parts());
    const loaded = items.filter((item) => count(check, item) >= item.quantity).length;
    const all = loaded === items.length;
    const words = all ? t("all_loaded") : t("loaded_but", { n: pieces(missing(check, items)) });
    return {
      main: [h("p.hint", t("load_words", { loaded, all: items.length })), groups(app, check, items, refresh)],
      thumb: [
        h("button.second", { type: "button", id: "scan", onclick: () => scanAll(app, check, items).then(refresh) }, icon("scan"), t("scan")),
        h(`button.main${all ? "" : ".open"}`, { type: "button", id: "main-button", onclick: () => done(app, check, items) }, words),
      ],
    };
  };
  return { title: model.shift.trips.length > 1 ? t("load_trip", { number: trip + 1 }) : t("loading"), ...parts() };
}

/** What is to be loaded for a trip, each line with its stop. */
function itemsOf(model, trip) {
  const stops = model.stops.filter((stop) => stop.trip === trip && stop.kind === "delivery" && stop.state !== "cancelled");
  return stops.reverse().flatMap((stop) => stop.lines.map((line, index) => ({ ...line, stop, key: `${stop.id}:${index}` })));
}

const count = (check, item) => check.counts[item.key] || 0;

const missing = (check, items) =>
  items.map((item) => ({ ...item, quantity: item.quantity - count(check, item) })).filter((item) => item.quantity > 0);

async function tick(app, check, item, number) {
  check.counts = { ...check.counts, [item.key]: number };
  await app.model.store.put("drafts", check);
}

function groups(app, check, items, refresh) {
  const stops = [...new Set(items.map((item) => item.stop))];
  const row = (item) => {
    const number = count(check, item);
    const onchange = async (event) => {
      await tick(app, check, item, event.target.checked ? item.quantity : 0);
      refresh();
    };
    const words = number > 0 && number < item.quantity ? `${number} / ${item.quantity} ×` : `${item.quantity} ×`;
    const input = h("input", { type: "checkbox", id: `load-${item.key}`, checked: number >= item.quantity, onchange });
    return h("li", h("label.tick", input, h("b.quantity", words), h("span", { dir: "auto" }, item.text), item.code && h("code", { dir: "ltr" }, item.code)));
  };
  return stops.map((stop) => h("section.load-group",
    h("h3", h("span.number", stop.number), h("span", { dir: "auto" }, stop.name)),
    h("ul", items.filter((item) => item.stop === stop).map(row))));
}

function scanAll(app, check, items) {
  const { t } = app;
  return scan(app, (code) => {
    const matching = items.filter((item) => item.code === code);
    const item = matching.find((one) => count(check, one) < one.quantity);
    if (!item) return t(matching.length ? "scanned_before" : "scanned_not_ours", { code });
    tick(app, check, item, count(check, item) + 1);
    const left = pieces(missing(check, items));
    return t("scanned_for", { number: item.stop.number, name: item.stop.name, left });
  });
}

async function done(app, check, items) {
  const { t, words } = app;
  const short = missing(check, items);
  const fields = { lines: items.map((item) => ({ text: item.text, code: item.code || "", quantity: count(check, item) })).filter((line) => line.quantity > 0) };
  if (short.length) {
    const list = short.map((item) => `${item.quantity} × ${[item.text, item.code].filter(Boolean).join(" ")} (${item.stop.name})`).join(", ");
    if (!(await confirmed(app, t("not_loaded_title"), list, t("go_without")))) return;
    fields.note = `${words.english("missing_at_loading")}: ${list}`.slice(0, 2000);
  }
  if (await app.report("loaded", fields, { draft: check.key })) await app.toTab("now");
}
