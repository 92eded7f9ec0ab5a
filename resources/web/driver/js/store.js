// What the phone keeps, in IndexedDB. A transaction has taken place when `run` resolves, not before.

const NAME = "roundsman";
const VERSION = 1;

/** kept: single values by name; outbox: facts in the order they happened; proofs: pictures by their
 *  hash; drafts: what was entered at a stop and not yet reported; positions: places not yet sent. */
function create(db) {
  db.createObjectStore("kept");
  db.createObjectStore("outbox", { keyPath: "n", autoIncrement: true });
  const proofs = db.createObjectStore("proofs", { keyPath: "sha256" });
  proofs.createIndex("state", "state"); // so that counting them does not read a day's pictures
  proofs.createIndex("at", "at");
  db.createObjectStore("drafts", { keyPath: "key" });
  db.createObjectStore("positions", { keyPath: "n", autoIncrement: true });
}

/** The answer to one request of a transaction. */
export function got(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Store {
  constructor(db) {
    this.db = db;
  }

  static open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => create(request.result);
      request.onsuccess = () => resolve(new Store(request.result));
      request.onerror = () => reject(request.error);
    });
  }

  /** Do `work` in one transaction; all of it is on the phone's disk afterwards, or nothing. */
  run(names, mode, work) {
    return new Promise((resolve, reject) => {
      // strict: a battery that falls out must not take back what the driver saw confirmed
      const tx = this.db.transaction(names, mode, { durability: "strict" });
      let answer;
      let trouble = null;
      tx.oncomplete = () => resolve(answer);
      tx.onabort = () => reject(trouble || tx.error);
      Promise.resolve(work(tx)).then(
        (value) => { answer = value; },
        (error) => {
          trouble = error;
          try { tx.abort(); } catch { reject(error); } // it was aborted or over already
        },
      );
    });
  }

  kept(name) {
    return this.run(["kept"], "readonly", (tx) => got(tx.objectStore("kept").get(name)));
  }

  keep(name, value) {
    return this.run(["kept"], "readwrite", (tx) => got(tx.objectStore("kept").put(value, name)));
  }

  all(name) {
    return this.run([name], "readonly", (tx) => got(tx.objectStore(name).getAll()));
  }

  get(name, key) {
    return this.run([name], "readonly", (tx) => got(tx.objectStore(name).get(key)));
  }

  put(name, value) {
    return this.run([name], "readwrite", (tx) => got(tx.objectStore(name).put(value)));
  }

  drop(name, key) {
    return this.run([name], "readwrite", (tx) => got(tx.objectStore(name).delete(key)));
  }
}
