// Where the phone is, while a shift runs: browsers stop this when the screen locks, which is why a
// stock tracking app beside this page is recommended. Places are a lane of their own: the oldest go
// when there are too many, and a report never waits for one.

import { got } from "./store.js";

const MOST = 5000;
const EVERY_MS = 15000;
const FRESH_MS = 60000;

export class Places {
  constructor(store) {
    this.store = store;
    this.watch = null;
    this.last = null;
    this.noted = 0;
    this.denied = false;
  }

  /** Follow the phone from now on, or stop. */
  follow(on) {
    if (!("geolocation" in navigator) || !isSecureContext || on === (this.watch !== null)) return;
    if (!on) {
      navigator.geolocation.clearWatch(this.watch);
      this.watch = null;
      return;
    }
    const options = { enableHighAccuracy: true, maximumAge: 10000, timeout: 60000 };
    this.watch = navigator.geolocation.watchPosition(
      (position) => this.#heard(position),
      (error) => { this.denied = error.code === error.PERMISSION_DENIED; },
      options,
    );
  }

  /** The latest place for a fact, where it is fresh: `{lon, lat, accuracy}` or nothing. */
  forFact() {
    if (!this.last || Date.now() - this.last.heard > FRESH_MS) return {};
    const { lon, lat, accuracy } = this.last.place;
    return { lon, lat, accuracy };
  }

  async #heard({ coords, timestamp }) {
    const place = { at: new Date(timestamp).toISOString(), lon: coords.longitude, lat: coords.latitude };
    for (const [name, value] of [["speed", coords.speed], ["bearing", coords.heading], ["accuracy", coords.accuracy]]) {
      if (Number.isFinite(value) && value >= 0) place[name] = value;
    }
    this.last = { place, heard: Date.now() };
    if (Date.now() - this.noted < EVERY_MS) return;
    this.noted = Date.now();
    await this.#keep(place);
  }

  #keep(place) {
    return this.store.run(["positions"], "readwrite", async (tx) => {
      const positions = tx.objectStore("positions");
      await got(positions.add({ place }));
      const tooMany = (await got(positions.count())) - MOST;
      if (tooMany <= 0) return;
      for (const key of await got(positions.getAllKeys(null, tooMany))) await got(positions.delete(key));
    });
  }

  take(most) {
    return this.store.run(["positions"], "readonly", (tx) => got(tx.objectStore("positions").getAll(null, most)));
  }

  drop(rows) {
    return this.store.run(["positions"], "readwrite", async (tx) => {
      for (const row of rows) await got(tx.objectStore("positions").delete(row.n));
    });
  }
}
