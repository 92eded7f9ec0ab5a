// Pictures kept under the hash of their bytes, until the server has them and for a week after. A picture
// is a draft, waiting, damaged (it came so, and is sent again after a while), sent or refused.

import { sha256 } from "./hash.js";
import { got } from "./store.js";

export const UNSENT = ["waiting", "damaged"];

const MOST_TRIES = 6; // of one that comes damaged: about half an hour
const FIRST_WAIT_MS = 5000;
const LONGER = 4; // times, after each try

export class Proofs {
  constructor(store) {
    this.store = store;
  }

  /** Keep a picture that belongs to a draft; returns its hash. Where the phone is full, pictures that
   *  the server has already make room. */
  async keep(blob) {
    const bytes = await blob.arrayBuffer(); // Safari loses Blobs in IndexedDB, never buffers
    const proof = { sha256: await sha256(bytes), bytes, type: blob.type, state: "draft", at: Date.now() };
    try {
      await this.#insert(proof);
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      await this.#makeRoom();
      await this.#insert(proof);
    }
    return proof.sha256;
  }

  #insert(proof) {
    return this.store.run(["proofs"], "readwrite", async (tx) => {
      const proofs = tx.objectStore("proofs");
      if (!(await got(proofs.get(proof.sha256)))) await got(proofs.add(proof));
    });
  }

  #makeRoom() {
    return this.store.run(["proofs"], "readwrite", async (tx) => {
      const proofs = tx.objectStore("proofs");
      for (const hash of await got(proofs.index("state").getAllKeys("sent"))) await got(proofs.delete(hash));
    });
  }

  /** The hashes of those that are to be sent. */
  async waiting() {
    const hashes = await Promise.all(UNSENT.map((state) => this.#inState((index) => index.getAllKeys(state))));
    return hashes.flat();
  }

  /** Those in a state of which there are few. */
  all(state) {
    return this.#inState((index) => index.getAll(state));
  }

  #inState(ask) {
    return this.store.run(["proofs"], "readonly", (tx) => got(ask(tx.objectStore("proofs").index("state"))));
  }

  get(hash) {
    return this.store.get("proofs", hash);
  }

  /** The server has it, or will never take it (`reason`). */
  settle(hash, state, reason = "") {
    return this.store.run(["proofs"], "readwrite", async (tx) => {
      const proofs = tx.objectStore("proofs");
      const proof = await got(proofs.get(hash));
      if (proof) await got(proofs.put({ ...proof, state, reason, tries: 0, again_at: 0 }));
    });
  }

  /** It reached the server with other bytes. Returns the milliseconds until it is to be sent again; 0
   *  where it never came whole, and is given up until the driver says otherwise. */
  damaged(hash, reason) {
    return this.store.run(["proofs"], "readwrite", async (tx) => {
      const proofs = tx.objectStore("proofs");
      const proof = await got(proofs.get(hash));
      const tries = (proof.tries || 0) + 1;
      const wait = tries < MOST_TRIES ? FIRST_WAIT_MS * LONGER ** (tries - 1) : 0;
      const state = wait ? "damaged" : "refused";
      await got(proofs.put({ ...proof, state, reason, tries, again_at: Date.now() + wait }));
      return wait;
    });
  }

  /** In how many milliseconds a picture may be sent; a phone's clock that was put back makes it wait no
   *  longer than the longest pause there is. */
  pauseOf({ again_at }) {
    const left = (again_at || 0) - Date.now();
    return left > 0 && left <= FIRST_WAIT_MS * LONGER ** MOST_TRIES ? left : 0;
  }

  /** A picture of a draft that the driver took out again. */
  async discard(hash) {
    const proof = await this.get(hash);
    if (proof && proof.state === "draft") await this.store.drop("proofs", hash);
  }
}
