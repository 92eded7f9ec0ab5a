// What this browser can, and where it stands in the way.

const agent = navigator.userAgent;

/** iPhones and iPads; an iPad says it is a Mac, but a Mac has no touch screen. */
export const isApple = /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);

/** Whether the page was opened from the Home Screen. */
export const isInstalled = navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;

/** Plain HTTP: no service worker, no position, no camera stream. The page queues and sends all the
 *  same, as long as it stays open. */
export const isDegraded = !isSecureContext;

export const canScan = "BarcodeDetector" in window && Boolean(navigator.mediaDevices);

/** Ask the browser not to throw our data away when the phone runs out of space. */
export async function keepData() {
  if (navigator.storage?.persist) await navigator.storage.persist();
}

/** Keep the page for times without a connection; `onNewer` gets a function that takes a newer version
 *  into use. */
export async function keepPage(onNewer) {
  if (!navigator.serviceWorker) return;
  const policy = window.trustedTypes?.createPolicy("roundsman-worker", { createScriptURL: (url) => url });
  const url = policy ? policy.createScriptURL("/driver/sw.js") : "/driver/sw.js";
  let registration;
  try {
    registration = await navigator.serviceWorker.register(url, { scope: "/driver", updateViaCache: "none" });
  } catch {
    return; // the certificate is not trusted: as good as plain HTTP, and said so in the settings
  }
  const tell = (worker) => {
    if (worker && navigator.serviceWorker.controller) onNewer(() => worker.postMessage("take over"));
  };
  tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => { if (worker.state === "installed") tell(worker); });
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (taken) location.reload(); });
  const taken = Boolean(navigator.serviceWorker.controller); // the first one only begins to serve us
}

/** Keep the screen on while the page is in front: then the position goes on, too. */
export class ScreenLight {
  constructor() {
    this.wanted = false;
    this.lock = null;
    document.addEventListener("visibilitychange", () => this.#hold());
  }

  want(on) {
    if (on === this.wanted) return;
    this.wanted = on;
    if (on) this.#hold();
    else this.lock?.release();
  }

  async #hold() {
    if (!this.wanted || document.hidden || !navigator.wakeLock) return;
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      this.lock = null; // the phone saves its battery
    }
  }
}
