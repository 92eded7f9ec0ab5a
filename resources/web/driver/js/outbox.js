// Facts that wait to be sent, and those that were sent: kept for a week *and* until acknowledged, for a
// server that was restored from a backup asks for them again.
//
// `seq` counts 1, 2, 3 ... for this device, as the server wants it; `n` is the order on this phone,
// over every pairing it ever had.

import { uuid } from "./hash.js";
import { UNSENT } from "./proofs.js";
import { got } from "./store.js";

export const HOLD_MS = 6000; // so long a finished stop can be taken back before it is sent
const KEPT_MS = 7 * 24 * 3600 * 1000;
const ALL = ["kept", "outbox", "proofs", "drafts"];

const everything = (tx) => got(tx.objectStore("outbox").getAll());

/** Whether two pairings are one: what was asked with one's token is not for another. */
export const isSamePairing = (one, other) => one?.token === other?.token;

/** Whether a fact was made by the driver and device this phone is paired as. */
export const isOurs = (entry, pairing) =>
  Boolean(pairing) && entry.driver === pairing.driver && entry.device === pairing.device_id;

/** Whether a fact has not reached the server, as far as its last word goes. */
export const isWaiting = (entry, pairing, acked) => isOurs(entry, pairing) && entry.seq > acked;

/** Whether a fact is to be sent: it has not arrived, or the answer that would have said what became of
 *  it was lost, and only the route's reply told that it did. */
export const isOwed = (entry, pairing, acked) =>
  isWaiting(entry, pairing, acked) || (isOurs(entry, pairing) && !entry.answered);

/** For how many milliseconds a fact is still held back; 0 for not. A phone's clock that was put back holds
 *  nothing for longer than that. */
export function heldFor(entry) {
  const left = (entry.held_until || 0) - Date.now();
  return left > 0 && left <= HOLD_MS ? left : 0;
}

export class Outbox {
  constructor(store) {
    this.store = store;
  }

  /** Keep a fact; when this resolves it is on the phone's disk. `options.hold`: it may be undone for a
   *  while; `options.draft`: the key of the draft that it came from, which is over with it. */
  record(fact, { hold = false, draft = "" } = {}) {
    return this.store.run(ALL, "readwrite", async (tx) => {
      const [kept, outbox, drafts] = ["kept", "outbox", "drafts"].map((name) => tx.objectStore(name));
      const pairing = await got(kept.get("pairing"));
      const acked = (await got(kept.get("acked"))) || 0;
      const seq = Math.max((await got(kept.get("last_seq"))) || 0, acked) + 1;
      for (const held of (await everything(tx)).filter((entry) => entry.held_until)) {
        await got(outbox.put({ ...held, held_until: 0, draft: null }));
      }
      const entry = {
        driver: pairing.driver,
        device: pairing.device_id,
        seq,
        fact: { id: uuid(), ...fact },
        recorded_at: Date.now(),
        held_until: hold ? Date.now() + HOLD_MS : 0,
        draft: draft ? (await got(drafts.get(draft))) || null : null,
      };
      await this.#mark(tx, fact.proofs, "draft", "waiting");
      if (draft) await got(drafts.delete(draft));
      await got(kept.put(seq, "last_seq"));
      entry.n = await got(outbox.add(entry));
      return entry;
    });
  }

  async #mark(tx, hashes, from, to) {
    const proofs = tx.objectStore("proofs");
    for (const hash of hashes || []) {
      const proof = await got(proofs.get(hash));
      if (proof && proof.state === from) await got(proofs.put({ ...proof, state: to }));
    }
  }

  /** Take back the last fact while it is held; false when it is too late. */
  undo(n) {
    return this.store.run(ALL, "readwrite", async (tx) => {
      const kept = tx.objectStore("kept");
      const entry = await got(tx.objectStore("outbox").get(n));
      if (!entry || !entry.held_until || entry.seq !== (await got(kept.get("last_seq")))) return false;
      await this.#mark(tx, entry.fact.proofs, "waiting", "draft");
      if (entry.draft) await got(tx.objectStore("drafts").put(entry.draft));
      await got(tx.objectStore("outbox").delete(n));
      await got(kept.put(entry.seq - 1, "last_seq"));
      return true;
    });
  }

  /** The next facts to send for a pairing behind the one numbered `after`, at most so many; from now on
   *  they cannot be taken back. None where the phone was paired anew: they have other numbers now. */
  takeBatch(most, after, asked) {
    return this.store.run(["kept", "outbox"], "readwrite", async (tx) => {
      const pairing = await got(tx.objectStore("kept").get("pairing"));
      const acked = (await got(tx.objectStore("kept").get("acked"))) || 0;
      const batch = [];
      if (!isSamePairing(pairing, asked)) return batch;
      for (const entry of await everything(tx)) {
        if (entry.n <= after || !isOwed(entry, pairing, acked)) continue;
        if (heldFor(entry) || batch.length === most) break;
        if (entry.held_until) await got(tx.objectStore("outbox").put({ ...entry, held_until: 0, draft: null }));
        batch.push(entry);
      }
      return batch;
    });
  }

  /** Take in the answer to a batch of a pairing: what is acknowledged, what was put aside, which
   *  pictures miss. */
  answered(reply, batch, asked) {
    return this.store.run(ALL, "readwrite", async (tx) => {
      const outbox = tx.objectStore("outbox");
      if (!isSamePairing(await got(tx.objectStore("kept").get("pairing")), asked)) return;
      const reasons = new Map(reply.rejected.map((row) => [row.seq, row.reason]));
      for (const { n, seq } of batch) {
        const entry = await got(outbox.get(n));
        const rejected = reasons.get(seq) || (entry?.whole ? entry.rejected : "");
        if (entry) await got(outbox.put({ ...entry, rejected, answered: true }));
      }
      await this.#mark(tx, reply.missing_proofs, "sent", "waiting");
      await got(tx.objectStore("kept").put(reply.acked, "acked"));
      await this.#forget(tx, reply.acked);
    });
  }

  async #forget(tx, acked) {
    const before = Date.now() - KEPT_MS;
    const pairing = await got(tx.objectStore("kept").get("pairing"));
    const used = new Set();
    for (const entry of await everything(tx)) {
      const known = entry.done || (isOurs(entry, pairing) && entry.seq <= acked);
      const over = known && entry.recorded_at < before;
      if (over) await got(tx.objectStore("outbox").delete(entry.n));
      else for (const hash of entry.fact.proofs || []) used.add(hash);
    }
    const proofs = tx.objectStore("proofs");
    const waiting = [];
    for (const state of UNSENT) waiting.push(...(await got(proofs.index("state").getAllKeys(state))));
    for (const hash of await got(proofs.index("at").getAllKeys(IDBKeyRange.upperBound(before)))) {
      if (!used.has(hash) && !waiting.includes(hash)) await got(proofs.delete(hash));
    }
  }

  /** A fact that no request can carry: send its bones, keep the rest here and say so. */
  shorten(n, words) {
    return this.store.run(["outbox"], "readwrite", async (tx) => {
      const outbox = tx.objectStore("outbox");
      const entry = await got(outbox.get(n));
      const { lines, scans, note, ...bones } = entry.fact;
      await got(outbox.put({ ...entry, fact: { ...bones, note: words }, whole: entry.fact, rejected: words }));
    });
  }

  /** A new pairing. Everything this driver reported in the last week is numbered anew and sent again:
   *  the server may have lost it with the old pairing, and knows what it has by its id. */
  adopt(pairing) {
    return this.store.run(["kept", "outbox", "positions"], "readwrite", async (tx) => {
      const kept = tx.objectStore("kept");
      const outbox = tx.objectStore("outbox");
      const before = await got(kept.get("pairing"));
      const acked = (await got(kept.get("acked"))) || 0;
      let seq = 0;
      for (const entry of await everything(tx)) {
        if (entry.driver === pairing.driver) {
          seq += 1;
          const anew = { seq, device: pairing.device_id, rejected: "", answered: false, done: false };
          await got(outbox.put({ ...entry, ...anew }));
        } else if (isOurs(entry, before) && entry.seq <= acked) {
          await got(outbox.put({ ...entry, done: true })); // the other driver's, and it arrived
        }
      }
      await got(kept.put(seq, "last_seq"));
      await got(kept.put(0, "acked"));
      await got(kept.put(pairing, "pairing"));
      await got(kept.put("", "cursor"));
      await got(kept.delete("nonce"));
      const day = await got(kept.get("day"));
      if (before && before.driver !== pairing.driver) {
        await got(kept.delete("day"));
        await got(tx.objectStore("positions").clear()); // nobody can hand in any more where that one was
      } else if (day) await got(kept.put({ ...day, acked: 0 }, "day"));
    });
  }

  /** Do not show a rejected fact any more. It stays on the phone for its week. */
  dismiss(n) {
    return this.store.run(["outbox"], "readwrite", async (tx) => {
      const entry = await got(tx.objectStore("outbox").get(n));
      await got(tx.objectStore("outbox").put({ ...entry, dismissed: true }));
    });
  }
}
