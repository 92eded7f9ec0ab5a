// Keeps the customer's tracking page up to date. Everything here can be done without it, by reloading.

const EVERY_MS = 30_000;
const WORDS = ["headline", "detail", "late", "seen", "as-of", "offline"];
const main = document.querySelector("main");
const place = (name) => document.getElementById(name);
let timer = 0;

/** Whether the customer has begun to say something, which a new page would throw away. */
function isSaying() {
  const texts = [...document.querySelectorAll("textarea")];
  return texts.some((field) => field.value.trim()) || document.querySelector("input:checked") !== null;
}

function show(status) {
  const { words, van, layout } = status;
  if (layout !== main.dataset.layout && !isSaying()) {
    location.reload();
    return;
  }
  for (const name of WORDS) {
    const element = place(name);
    if (element.textContent !== words[name]) element.textContent = words[name];
    if (name !== "offline") element.hidden = !words[name];
  }
  place("van").hidden = !van;
  if (van) place("map").href = mapLink(Number(van.lat).toFixed(5), Number(van.lon).toFixed(5));
}

function mapLink(lat, lon) {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}

async function look() {
  clearTimeout(timer);
  timer = setTimeout(look, EVERY_MS);
  if (document.hidden) return;
  try {
    const answer = await fetch(main.dataset.status, { cache: "no-store", headers: { accept: "application/json" } });
    if (answer.status === 404) location.reload();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    show(await answer.json());
    place("offline").hidden = true;
  } catch {
    place("offline").hidden = false;
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
addEventListener("online", look);
addEventListener("pageshow", (event) => {
  if (event.persisted) look(); // shown again by the browser as it was when it was left
});
for (const form of document.querySelectorAll("form")) {
  // the server takes the same form once; this only spares the second request
  form.addEventListener("submit", () => {
    setTimeout(() => { form.querySelector("button").disabled = true; });
  });
}
timer = setTimeout(look, EVERY_MS);
