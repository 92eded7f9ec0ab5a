// Sending and fetching. Browsers cannot be relied on to do this behind our back (no Background Sync in
// Safari and Firefox), so it happens whenever the page is open: at opening, when the connection or the
// page comes back, after every report, and on a timer.

import { ask, Refused, Unreachable } from "./api.js";

const BATCH = 100;
const PLACES_PER_BATCH = 500;
const POLL_WAIT_S = 25;
const FIRST_PAUSE_MS = 3000;
const LONGEST_PAUSE_MS = 60000;
const NEVER_TAKEN = [400, 413, 415, 422]; // what a picture is told that will never be taken
const sleep = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});

export class Sync {
  /** `model` is told what changed; `words` gives the text for a report that had to be shortened. */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.pause = FIRST_PAUSE_MS;
    this.sending = null;
    this.again = false;
    this.timer = 0;
    this.poll = null;
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

  /** Try now, whatever the timer says. */
  wake() {
    this.pause = FIRST_PAUSE_MS;
    this.send();
    if (!document.hidden && !this.poll) this.#startPoll();
  }

  /** After a new pairing: what is under way asks with a token that is no longer the one to ask with. */
  restart() {
    this.#endPoll();
    this.#endSending();
    this.wake();
  }

  /** Send all that waits; while one round is under way another is only noted. */
  send() {
    clearTimeout(this.timer);
    if (this.sending) {
      this.again = true;
      return;
    }
    const ender = new AbortController();
    this.sending = ender;
    this.#rounds(ender.signal).finally(() => { if (this.sending === ender) this.sending = null; });
  }

  #endSending() {
    this.sending?.abort();
    this.sending = null;
  }

  async #rounds(signal) {
    do {
      this.again = false;
      if (!(await this.#round(signal))) return;
    } while (this.again && !signal.aborted);
  }

  /** One round over facts, pictures and places; false when the server could not be reached. */
  async #round(signal) {
    const { pairing, isUnpaired } = this.model;
    if (!pairing || isUnpaired) return false;
    try {
      await this.#sendFacts(pairing, signal);
      await this.#sendProofs(pairing, signal);
      await this.#sendPlaces(pairing, signal);
      this.#reached();
      if (this.model.heldUntil) this.#later(Math.max(50, this.model.heldUntil - Date.now()));
      else if (this.model.hasWaiting) this.#later(this.#nextPause());
      return true;
    } catch (error) {
      if (!signal.aborted) this.#failed(error, pairing);
      return false;
    }
  }

  #later(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), ms);
  }

  #nextPause() {
    const pause = this.pause;
    this.pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    return pause * (0.75 + Math.random() / 2); // so that a yard full of phones does not ask as one
  }

  #reached() {
    this.pause = FIRST_PAUSE_MS;
    this.model.setNet({ reachable: true, reachedAt: Date.now(), trouble: "" });
  }

  #failed(error, pairing) {
    if (error instanceof Refused && error.status === 401) {
      this.#endPoll();
      this.model.setNet({ reachable: true, refusedToken: pairing.token });
      return;
    }
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
    const refused = error instanceof Refused;
    this.model.setNet({ reachable: refused, trouble: refused ? error.message : "" });
    this.#later(Math.max(this.#nextPause(), refused ? error.retryAfter * 1000 : 0));
  }

  async #sendFacts(pairing, signal) {
    let most = BATCH;
    let after = 0; // each once a round, also where the server misses an older one and acknowledges none
    for (;;) {
      const batch = await this.model.outbox.takeBatch(most, after, pairing);
      if (!batch.length) return;
      const events = batch.map((entry) => ({ seq: entry.seq, ...entry.fact }));
      const json = { sent_at: new Date().toISOString(), events };
      let reply;
      try {
        reply = await ask("POST", "/v1/events", { token: pairing.token, json, signal });
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 413) throw error;
        if (batch.length === 1) await this.model.outbox.shorten(batch[0].n, this.words("too_large"));
        most = Math.max(1, batch.length >> 1);
        continue;
      }
      await this.model.outbox.answered(reply, batch, pairing);
      await this.model.reload();
      after = batch[batch.length - 1].n;
    }
  }

  async #sendProofs({ token }, signal) {
    for (const sha256 of await this.model.proofs.waiting()) {
      const { bytes, type } = await this.model.proofs.get(sha256);
      try {
        await ask("PUT", `/v1/proofs/${sha256}`, { token, body: bytes, type, timeout: 120000, signal });
        await this.model.proofs.settle(sha256, "sent");
      } catch (error) {
        if (!(error instanceof Refused) || !NEVER_TAKEN.includes(error.status)) throw error;
        await this.model.proofs.settle(sha256, "refused", error.message);
      }
      await this.model.reload();
    }
  }

  async #sendPlaces({ token }, signal) {
    for (;;) {
      const places = await this.model.places.take(PLACES_PER_BATCH);
      if (!places.length) return;
      await ask("POST", "/v1/positions", { token, json: places.map((row) => row.place), signal });
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
      const { pairing, isUnpaired, cursor } = this.model;
      if (!pairing || isUnpaired) return;
      const path = `/v1/route?cursor=${encodeURIComponent(cursor)}&wait=${wait}`;
      const asked = Date.now();
      try {
        const reply = await ask("GET", path, { token: pairing.token, timeout: (wait + 15) * 1000, signal });
        if (signal.aborted) return;
        await this.model.takeRoute(reply, pairing);
        this.#reached();
        if (this.model.hasWaiting) this.send();
        pause = FIRST_PAUSE_MS;
        // a server that answers at once although asked to wait is busy: do not hurry it
        if (wait && Date.now() - asked < 1000 && reply.cursor === cursor) await sleep(FIRST_PAUSE_MS, signal);
        wait = POLL_WAIT_S;
      } catch (error) {
        if (signal.aborted) return;
        this.#failed(error, pairing);
        wait = 0; // after a gap the server's word is wanted at once
        await sleep(Math.max(pause, (error.retryAfter || 0) * 1000), signal);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    }
  }
}
