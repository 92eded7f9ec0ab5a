// Guides a phone to trust the server's certificate, and goes on to the driver's page once it does.

const LANGUAGES = ["en", "de", "fi", "es", "ar"];
const main = document.querySelector("main");
const phonesUrl = main.dataset.url;
const state = document.getElementById("state");
const go = document.getElementById("continue");
const check = document.getElementById("check");
const code = new URLSearchParams(location.hash.slice(1)).get("code") || "";
// Here the address itself is encrypted: whoever reads this passed a warning by, so a test says nothing.
const isTestable = location.protocol === "http:" && phonesUrl.startsWith("https:");
let texts = {};

async function translate() {
  const wanted = navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
  const language = wanted.find((one) => LANGUAGES.includes(one)) || "en";
  const answer = await fetch(`/certificate/i18n/${language}.json`);
  if (!answer.ok) return;
  texts = await answer.json();
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = `Roundsman: ${texts.title}`;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = texts[element.dataset.text];
  }
}

function system() {
  const name = navigator.userAgent;
  if (/iPhone|iPad|iPod/.test(name)) return "ios";
  if (/Macintosh/.test(name) && navigator.maxTouchPoints > 1) return "ios"; // an iPad says it is a Mac
  return /Android/.test(name) ? "android" : "other";
}

async function isTrusted() {
  try {
    await fetch(`${phonesUrl}/certificate/trusted`, { mode: "no-cors", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

function say(words, isGood) {
  state.textContent = words;
  state.classList.toggle("good", isGood);
  state.hidden = false;
}

async function look(wasAsked) {
  if (!isTestable) {
    go.hidden = false;
    return;
  }
  if (await isTrusted()) {
    say(texts.trusted, true);
    go.hidden = false;
    check.hidden = true;
    if (code) location.replace(go.href);
  } else {
    check.hidden = false;
    if (wasAsked) say(texts.not_yet, false);
  }
}

go.href = `${phonesUrl}/driver${code ? `#code=${encodeURIComponent(code)}` : ""}`;
document.getElementById(system()).open = true;
check.addEventListener("click", () => look(true));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look(false);
});
await translate();
await look(false);
