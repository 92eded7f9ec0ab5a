// Sending and fetching. Browsers cannot be relied on to do this behind our back (no Background Sync in
// Safari and Firefox), so it happens whenever the page is open: at opening, when the connection or the
// page comes back, after every report, and on a timer.

import { ask, Refused, Unreachable } from "./api.js";
import { FIRST_PAUSE_MS, Lane, LONGEST_PAUSE_MS } from "./lane.js";

const BATCH = 100;
const PLACES_PER_BATCH = 500;
const POLL_WAIT_S = 25;
const DAMAGED = 400; // what a picture is told whose bytes changed on their way
const NEVER_TAKEN = [413, 415, 422]; // what a picture is told that will never be taken
const PICTURE_PATIENCE_MS = 60000;
const SLOWEST_BYTES_PER_MS = 4; // no slower line does the server wait for
const sleep = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});

export class Sync {
  /** `model` is told what changed; `words` gives the text for a report that had to be shortened. */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.poll = null;
    this.facts = this.#lane((asks) => this.#sendFacts(asks));
    this.pictures = this.#lane((asks) => this.#sendProofs(asks));
    this.places = this.#lane((asks) => this.#sendPlaces(asks));
    this.lanes = [this.facts, this.pictures, this.places];
  }

  start() {
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => this.model.setNet({ reachable: false }));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#endPoll() : this.#seen()));
    this.wake();
  }

  /** In front again: another page of this phone may have paired or reported meanwhile. */
  async #seen() {
    await this.model.reload();
    this.wake();
  }

  /** Try now, whatever the timers say. */
  wake() {
    for (const lane of this.lanes) lane.hurry();
    if (!document.hidden && !this.poll) this.#startPoll();
  }

  /** After a new pairing: what is under way asks with a token that is no longer the one to ask with. */
  restart() {
    this.#endPoll();
    for (const lane of this.lanes) lane.end();
    this.wake();
  }

  /** Send all that waits. */
  send() {
    for (const lane of this.lanes) lane.run();
  }

  /** A lane whose work asks with the pairing that the phone has when it begins. */
  #lane(work) {
    let pairing = null;
    const begin = (signal) => {
      pairing = this.#paired;
      return pairing ? work({ pairing, signal }) : null;
    };
    return new Lane(begin, (error) => this.#failed(error, pairing));
  }

  /** The pairing to ask with, null where the server knows none of this phone. */
  get #paired() {
    const { pairing, isUnpaired } = this.model;
    return isUnpaired ? null : pairing;
  }

  async #ask({ pairing, signal }, method, path, options) {
    const reply = await ask(method, path, { token: pairing.token, signal, ...options });
    this.model.setNet({ reachable: true, reachedAt: Date.now(), trouble: "" });
    return reply;
  }

  /** Take in what went wrong; how long to wait at least before the next try, null for: until paired. */
  #failed(error, pairing) {
    if (error instanceof Refused && error.status === 401) {
      this.#endPoll();
      this.model.setNet({ reachable: true, refusedToken: pairing.token });
      return null;
    }
    const refused = error instanceof Refused;
    if (!refused && !(error instanceof Unreachable)) {
      reportError(error); // a mistake of ours, or a phone that cannot write: said, and tried again
      return 0;
    }
    this.model.setNet({ reachable: refused, trouble: refused ? error.message : "" });
    return refused ? error.retryAfter * 1000 : 0;
  }

  async #sendFacts(asks) {
    let most = BATCH;
    let after = 0; // each once a round, also where the server misses an older one and acknowledges none
    for (;;) {
      const batch = await this.model.outbox.takeBatch(most, after, asks.pairing);
      if (!batch.length) break;
      const events = batch.map((entry) => ({ seq: entry.seq, ...entry.fact }));
      const json = { sent_at: new Date().toISOString(), events };
      let reply;
      try {
        reply = await this.#ask(asks, "POST", "/v1/events", { json });
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 413) throw error;
        if (batch.length === 1) await this.model.outbox.shorten(batch[0].n, this.words("too_large"));
        most = Math.max(1, batch.length >> 1);
        continue;
      }
      await this.model.outbox.answered(reply, batch, asks.pairing);
      await this.model.reload();
      after = batch[batch.length - 1].n;
      if (this.model.waitingProofs) this.pictures.run();
    }
    const { heldFor, owesFacts } = this.model;
    if (heldFor) return Math.max(50, heldFor);
    return owesFacts ? FIRST_PAUSE_MS : null;
  }

  async #sendProofs(asks) {
    const { proofs } = this.model;
    let next = null;
    for (const sha256 of await proofs.waiting()) {
      const proof = await proofs.get(sha256);
      let wait = proofs.pauseOf(proof);
      if (!wait) {
        wait = await this.#sendProof(asks, sha256, proof.bytes, proof.type);
        await this.model.reload();
      }
      if (wait) next = Math.min(wait, next ?? wait);
    }
    return next;
  }

  /** Send a picture; in how many milliseconds it is to be sent again, 0 for: not. */
  async #sendProof(asks, sha256, body, type) {
    const timeout = PICTURE_PATIENCE_MS + body.byteLength / SLOWEST_BYTES_PER_MS;
    try {
      await this.#ask(asks, "PUT", `/v1/proofs/${sha256}`, { body, type, timeout });
    } catch (error) {
      if (error instanceof Refused && error.status === DAMAGED) return this.model.proofs.damaged(sha256, error.message);
      if (!(error instanceof Refused) || !NEVER_TAKEN.includes(error.status)) throw error;
      await this.model.proofs.settle(sha256, "refused", error.message);
      return 0;
    }
    await this.model.proofs.settle(sha256, "sent");
    return 0;
  }

  async #sendPlaces(asks) {
    for (;;) {
      const places = await this.model.places.take(PLACES_PER_BATCH);
      if (!places.length) return null;
      await this.#ask(asks, "POST", "/v1/positions", { json: places.map((row) => row.place) });
      await this.model.places.drop(places);
    }
  }

  // --- what comes the other way ------------------------------------------------------------------

  #startPoll() {
    const ender = new AbortController();
    this.poll = ender;
    this.#polls(ender.signal).finally(() => { if (this.poll === ender) this.poll = null; });
  }

  #endPoll() {
    if (this.poll) this.poll.abort();
    this.poll = null;
  }

  /** Ask for the route again and again; the server answers when there is news, or after 25 s. */
  async #polls(signal) {
    let wait = 0;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const pairing = this.#paired;
      if (!pairing) return;
      const { cursor } = this.model;
      const path = `/v1/route?cursor=${encodeURIComponent(cursor)}&wait=${wait}`;
      const asked = Date.now();
      try {
        const reply = await this.#ask({ pairing, signal }, "GET", path, { timeout: (wait + 15) * 1000 });
        if (signal.aborted) return;
        await this.model.takeRoute(reply, pairing);
        if (this.model.owesAnything) this.send();
        pause = FIRST_PAUSE_MS;
        // a server that answers at once although asked to wait is busy: do not hurry it
        if (wait && Date.now() - asked < 1000 && reply.cursor === cursor) await sleep(FIRST_PAUSE_MS, signal);
        wait = POLL_WAIT_S;
      } catch (error) {
        if (signal.aborted) return;
        const least = this.#failed(error, pairing);
        if (least === null) return;
        wait = 0; // after a gap the server's word is wanted at once
        await sleep(Math.max(pause, least), signal);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    }
  }
}
