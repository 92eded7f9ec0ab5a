// One kind of thing on its way to the server, one request at a time and with pauses of its own: neither
// a picture on a bad line nor one that the server does not want just now keeps a report waiting.

export const FIRST_PAUSE_MS = 3000;
export const LONGEST_PAUSE_MS = 60000;

export class Lane {
  /** `work` sends all that waits, until its signal ends it, and says in how many milliseconds there will
   *  be more to do, or null. `failed` is told what went wrong and says how long to wait at least, or null
   *  for good. */
  constructor(work, failed) {
    Object.assign(this, { work, failed, atWork: null, ender: null, again: false, timer: 0, pause: FIRST_PAUSE_MS });
  }

  /** Send; while that is under way it is only noted that there is more. */
  run() {
    clearTimeout(this.timer);
    if (this.atWork) {
      this.again = true;
      return this.atWork;
    }
    const ender = new AbortController();
    this.ender = ender;
    this.atWork = this.#rounds(ender.signal).finally(() => { if (this.ender === ender) this.atWork = this.ender = null; });
    return this.atWork;
  }

  /** Send now, and begin again with short pauses. */
  hurry() {
    this.pause = FIRST_PAUSE_MS;
    return this.run();
  }

  /** Forget what is under way: whatever comes back is not for us any more. */
  end() {
    clearTimeout(this.timer);
    this.ender?.abort();
    this.atWork = this.ender = null;
  }

  async #rounds(signal) {
    do {
      this.again = false;
      if (!(await this.#round(signal))) return;
    } while (this.again && !signal.aborted);
  }

  async #round(signal) {
    try {
      const next = await this.work(signal);
      if (signal.aborted) return false;
      this.#later(next);
      this.pause = FIRST_PAUSE_MS;
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      const least = this.failed(error);
      this.#later(least === null ? null : Math.max(least, this.#nextPause()));
      return false;
    }
  }

  #later(ms) {
    clearTimeout(this.timer);
    if (ms !== null) this.timer = setTimeout(() => this.run(), ms);
  }

  #nextPause() {
    const pause = this.pause;
    this.pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    return pause * (0.75 + Math.random() / 2); // so that a yard full of phones does not ask as one
  }
}
