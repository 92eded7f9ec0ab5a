// What a driver brings back from the door: pictures, a signature, codes, a name, an age check, a PIN.
// All of it is kept as a draft at once, for a camera app may push the page out of memory.

import { h, icon } from "./dom.js";
import { shrink } from "./photo.js";
import { scan } from "./scan.js";
import { sign } from "./signature.js";

const MOST_PHOTOS = 8;
const MOST_SCANS = 300;

export class Draft {
  /** The draft of a form about a stop, as it was left. */
  static async open(app, key, fresh) {
    const kept = await app.model.store.get("drafts", key);
    return new Draft(app, { key, photos: [], signature: "", name: "", note: "", pin: "", age: false, scans: [], ...fresh, ...kept });
  }

  constructor(app, values) {
    this.app = app;
    this.values = values;
    this.ready = Promise.resolve();
    this.isOver = false;
  }

  /** Something that takes a while and ends in the draft: `ready` is over only after it. */
  during(work) {
    this.ready = Promise.allSettled([this.ready, work]);
    return work;
  }

  /** Change some of it, and keep it: but what was reported is no draft any more, whatever its form still
   *  hears (a part that was shown again says so only afterwards). */
  async set(values) {
    Object.assign(this.values, values);
    if (!this.isOver) await this.app.model.store.put("drafts", this.values);
  }

  /** Report it by `report`, once; where that fails, it goes on as a draft. */
  async hand(report) {
    if (this.isOver) return null;
    this.isOver = true;
    const entry = await report(this.values.key);
    this.isOver = Boolean(entry);
    return entry;
  }

  get proofs() {
    const { photos, signature } = this.values;
    return signature ? [...photos, signature] : photos;
  }

  /** What of this goes into a fact. */
  fields() {
    const { name, note, pin, age, scans, signature } = this.values;
    const all = { name: name.trim(), note: note.trim(), pin: pin.trim(), age_checked: age, scans, signature, proofs: this.proofs };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => (Array.isArray(value) ? value.length : value)));
  }

  /** Which of the kinds asked for are not there yet. */
  missing(kinds, codes) {
    const { photos, signature, name, pin, age, scans } = this.values;
    const scanned = codes.length ? codes.every((code) => scans.includes(code)) : scans.length > 0;
    const there = { photo: photos.length > 0, signature, name: name.trim(), pin: pin.trim(), age_check: age, scan: scanned };
    return kinds.filter((kind) => !there[kind]);
  }
}

/** The fields for some kinds of proof. `refresh` shows the form again. */
export function fieldsFor(draft, kinds, needed, codes, refresh) {
  const make = { photo: photos, signature, name: nameField, scan: scans, age_check: age, pin };
  return kinds.map((kind) => {
    const isNeeded = needed.includes(kind);
    const missing = isNeeded && draft.missing([kind], codes).length > 0;
    return h(`section.field.${missing ? "missing" : "there"}`, { "data-kind": kind }, make[kind](draft, refresh, codes, isNeeded));
  });
}

const heading = (draft, kind, isNeeded) =>
  h("h3", draft.app.t(`proof_${kind}`), isNeeded && h("small", draft.app.t("is_needed")));

function photos(draft, refresh, _, isNeeded) {
  const { app } = draft;
  const { t } = app;
  const take = async (event) => {
    const files = [...event.target.files].slice(0, MOST_PHOTOS - draft.values.photos.length);
    for (const file of files) await addPhoto(draft, file);
    refresh();
  };
  const onchange = (event) => draft.during(take(event));
  const input = (id, words, name, more) => h("label.second.file", { for: id }, icon(name), words, h("input", { type: "file", id, accept: "image/*", onchange, ...more }));
  const full = draft.values.photos.length >= MOST_PHOTOS;
  return [
    heading(draft, "photo", isNeeded),
    draft.values.photos.length > 0 && h("div.thumbs", draft.values.photos.map((hash) => thumbnail(draft, hash, refresh))),
    !full && h("div.row", input("photo", t("take_photo"), "camera", { capture: "environment" }), input("file", t("choose_file"), "plus", { multiple: true })),
  ];
}

async function addPhoto(draft, file) {
  const { app } = draft;
  let picture;
  try {
    picture = await shrink(file);
  } catch {
    app.say(app.t("no_picture"));
    return;
  }
  await keepPicture(draft, picture, (hash) => ({ photos: [...new Set([...draft.values.photos, hash])] }));
}

/** Keep a picture and name it in the draft; says so where the phone is full. */
async function keepPicture(draft, picture, change) {
  try {
    await draft.set(change(await draft.app.model.proofs.keep(picture)));
  } catch (error) {
    draft.app.say(draft.app.t("not_kept", { why: String(error?.message || error) }));
  }
}

function thumbnail(draft, hash, refresh) {
  const { t, model } = draft.app;
  const image = h("img", { alt: t("proof_photo") });
  showPicture(draft.app, image, hash);
  const remove = async () => {
    await draft.set({ photos: draft.values.photos.filter((one) => one !== hash) });
    await model.proofs.discard(hash);
    refresh();
  };
  return h("div.thumb-photo", image, h("button.quiet.square", { type: "button", onclick: remove, "aria-label": t("remove") }, icon("cross")));
}

async function showPicture(app, image, hash) {
  const proof = await app.model.proofs.get(hash);
  if (!proof) return;
  const url = URL.createObjectURL(new Blob([proof.bytes], { type: proof.type }));
  image.addEventListener("load", () => URL.revokeObjectURL(url), { once: true });
  image.src = url;
}

function signature(draft, refresh, _, isNeeded) {
  const { app } = draft;
  const { t, model } = app;
  const start = async () => {
    const picture = await sign(app, draft.values.name);
    if (!picture) return;
    await keepPicture(draft, picture, (hash) => ({ signature: hash }));
    refresh();
  };
  const remove = async () => {
    const hash = draft.values.signature;
    await draft.set({ signature: "" });
    await model.proofs.discard(hash);
    refresh();
  };
  if (!draft.values.signature) {
    return [heading(draft, "signature", isNeeded), h("button.second", { type: "button", id: "sign", onclick: start }, icon("sign"), t("let_sign"))];
  }
  const image = h("img.signed", { alt: t("proof_signature") });
  showPicture(app, image, draft.values.signature);
  return [heading(draft, "signature", isNeeded), h("div.row", image, h("button.quiet.square", { type: "button", onclick: remove, "aria-label": t("remove") }, icon("cross")))];
}

/** A field of the draft that is typed. */
export function typed(draft, name, label, attributes = {}) {
  const id = `draft-${name}`;
  const tag = attributes.rows ? "textarea" : "input";
  const oninput = (event) => draft.set({ [name]: event.target.value });
  return [h("label", { for: id }, label), h(tag, { id, value: draft.values[name], dir: "auto", oninput, ...attributes })];
}

function nameField(draft, _, __, isNeeded) {
  return [heading(draft, "name", isNeeded), ...typed(draft, "name", draft.app.t("name_words"), { autocomplete: "off", maxlength: 200 })];
}

function pin(draft, _, __, isNeeded) {
  return [heading(draft, "pin", isNeeded), ...typed(draft, "pin", draft.app.t("pin_asked"), { inputmode: "numeric", autocomplete: "off", maxlength: 40, dir: "ltr" })];
}

function age(draft, refresh, _, isNeeded) {
  const onchange = async (event) => {
    await draft.set({ age: event.target.checked });
    refresh();
  };
  return [heading(draft, "age_check", isNeeded), h("label.tick", h("input", { type: "checkbox", id: "age", onchange, checked: draft.values.age }), draft.app.t("age_words"))];
}

function scans(draft, refresh, codes, isNeeded) {
  const { app } = draft;
  const { t } = app;
  const left = () => codes.filter((code) => !draft.values.scans.includes(code)).length;
  const onCode = (code) => {
    if (draft.values.scans.includes(code)) return t("scanned_before", { code });
    if (draft.values.scans.length >= MOST_SCANS) return t("scanned_enough");
    draft.set({ scans: [...draft.values.scans, code] });
    const known = !codes.length || codes.includes(code);
    return t(known ? "scanned" : "scanned_unknown", { code, left: left() });
  };
  const start = async () => {
    await scan(app, onCode);
    refresh();
  };
  const read = draft.values.scans;
  return [
    heading(draft, "scan", isNeeded),
    read.length > 0 && h("p.codes", { dir: "ltr" }, read.map((code) => h("code", code))),
    codes.length > 0 && left() > 0 && h("p.hint", t("codes_left", { n: left() })),
    h("button.second", { type: "button", id: "scan", onclick: start }, icon("scan"), t("scan")),
  ];
}
