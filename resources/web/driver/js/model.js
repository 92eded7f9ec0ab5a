// All that the screens show, in memory: read from the phone's store, and read again after every change.

import { changes, currentShift, nextStop, shiftState, stopsOf } from "./day.js";
import { heldFor, isOurs, isOwed, isSamePairing, isWaiting, Outbox } from "./outbox.js";
import { Places } from "./place.js";
import { Proofs } from "./proofs.js";
import { got } from "./store.js";

const REMEMBERED = ["pairing", "acked", "cursor", "day", "settings", "news", "read_at"];

export class Model extends EventTarget {
  constructor(store) {
    super();
    this.store = store;
    this.outbox = new Outbox(store);
    this.proofs = new Proofs(store);
    this.places = new Places(store);
    this.entries = [];
    this.stranded = 0;
    this.waitingProofs = 0;
    this.damagedProofs = [];
    this.refusedProofs = [];
    this.net = { reachable: null, reachedAt: 0, refusedToken: "", trouble: "" };
  }

  /** Read everything again and tell who listens. */
  async reload() {
    const { values, all } = await this.store.run(["kept", "outbox"], "readonly", async (tx) => ({
      values: await Promise.all(REMEMBERED.map((name) => got(tx.objectStore("kept").get(name)))),
      all: await got(tx.objectStore("outbox").getAll()),
    }));
    const [pairing, acked, cursor, day, settings, news, readAt] = values;
    Object.assign(this, { pairing: pairing || null, acked: acked || 0, cursor: cursor || "" });
    Object.assign(this, { day: day || null, settings: settings || {}, news: news || null, readAt: readAt || "" });
    this.entries = all.filter((entry) => isOurs(entry, this.pairing));
    this.stranded = all.filter((entry) => !isOurs(entry, this.pairing) && !entry.done).length;
    this.waitingProofs = (await this.proofs.waiting()).length;
    [this.damagedProofs, this.refusedProofs] = await Promise.all(["damaged", "refused"].map((state) => this.proofs.all(state)));
    this.#derive();
    this.changed();
  }

  #derive() {
    this.shift = currentShift(this.day, this.entries);
    this.state = this.shift && shiftState(this.shift, this.entries);
    this.stops = this.shift ? stopsOf(this.shift, this.entries, this.day.acked) : [];
    this.next = nextStop(this.stops);
    this.places.follow(Boolean(this.state?.started && !this.state.onBreak));
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  setNet(news) {
    this.net = { ...this.net, ...news };
    this.changed();
  }

  /** Whether the server does not know this pairing any more. A word about an earlier pairing, however
   *  late it comes, says nothing about the one that the phone has now. */
  get isUnpaired() {
    return Boolean(this.pairing) && this.net.refusedToken === this.pairing.token;
  }

  /** Facts not acknowledged yet, oldest first. */
  get waiting() {
    return this.entries.filter((entry) => isWaiting(entry, this.pairing, this.acked));
  }

  /** Facts that the server put aside, and that the driver has not dismissed. */
  get rejected() {
    return this.entries.filter((entry) => entry.rejected && !entry.dismissed);
  }

  get unsent() {
    return this.waiting.length + this.waitingProofs;
  }

  /** Whether there is a fact to send, be it only to hear what became of it. */
  get owesFacts() {
    return this.entries.some((entry) => isOwed(entry, this.pairing, this.acked));
  }

  get owesAnything() {
    return this.owesFacts || this.waitingProofs > 0;
  }

  /** For how many milliseconds the last fact may still be taken back; 0 for not at all. */
  get heldFor() {
    const last = this.entries[this.entries.length - 1];
    return last ? heldFor(last) : 0;
  }

  /** Report something about the shift that is on, or one of its stops. */
  async record(type, fields = {}, options = {}) {
    const shift = this.shift || this.day?.shifts[0];
    const fact = { shift_id: shift.shift_id, type, at: new Date().toISOString(), ...this.places.forFact() };
    const entry = await this.outbox.record({ ...fact, ...fields }, options);
    await this.reload();
    return entry;
  }

  /** Take in the server's word on the route of a pairing, and note for the driver what changed in it. */
  async takeRoute(reply, pairing) {
    const before = this.shift;
    const after = before && reply.shifts.find((shift) => shift.shift_id === before.shift_id);
    const day = { shifts: reply.shifts, messages: reply.messages || [], acked: reply.acked, at: Date.now() };
    const found = after && this.state.started && after.revision > before.revision ? changes(before, after) : null;
    const isNews = found && (found.added.length || found.gone.length || found.moved);
    await this.store.run(["kept"], "readwrite", async (tx) => {
      const kept = tx.objectStore("kept");
      if (!isSamePairing(await got(kept.get("pairing")), pairing)) return;
      await got(kept.put(day, "day"));
      await got(kept.put(reply.cursor, "cursor"));
      await got(kept.put(reply.acked, "acked"));
      if (isNews) await got(kept.put(found, "news"));
    });
    await this.reload();
  }

  async set(name, value) {
    await this.store.keep(name, value);
    await this.reload();
  }

  setting(name, value) {
    return this.set("settings", { ...this.settings, [name]: value });
  }
}
