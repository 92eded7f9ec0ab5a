// Keeps the driver's page for times without a connection. Only the page: what is reported is kept and
// sent by the page itself, and the API is never answered from here.
"use strict";

const CACHE = "roundsman-@@version@@";
const PAGE = "/driver";
const FILES = [PAGE, ...@@files@@];

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: file === PAGE ? "reload" : "default" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const wanted = event.request.mode === "navigate" && url.pathname === PAGE ? PAGE : url.pathname;
  if (!FILES.includes(wanted)) return;
  event.respondWith(
    caches.open(CACHE).then((cache) => cache.match(wanted, { ignoreVary: true })).then((kept) => kept || fetch(event.request)),
  );
});
