// Words, numbers and times in the driver's language. The texts stand in i18n/*.json.

export const LANGUAGES = { en: "English", de: "Deutsch", fi: "Suomi", es: "Español", ar: "العربية" };
const RIGHT_TO_LEFT = new Set(["ar"]);

/** The language to use: the chosen one, else the first of the phone's that we have. */
export function pickLanguage(chosen) {
  const wanted = [chosen, ...navigator.languages].filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag) => tag in LANGUAGES) || "en";
}

export class Words {
  static async load(language) {
    const read = async (tag) => (await fetch(new URL(`../i18n/${tag}.json`, import.meta.url))).json();
    const english = await read("en");
    return new Words(language, language === "en" ? english : await read(language), english);
  }

  constructor(language, texts, english) {
    this.language = language;
    this.texts = texts;
    this.inEnglish = english;
    this.plurals = new Intl.PluralRules(language);
    this.t = this.t.bind(this);
    // Arabic, too, in the digits of the phone's keyboard and the parcels' labels
    const region = navigator.languages.find((tag) => tag.slice(0, 2) === language) || language;
    const locale = `${region}-u-nu-latn`;
    this.clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.day = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" });
    this.amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  get direction() {
    return RIGHT_TO_LEFT.has(this.language) ? "rtl" : "ltr";
  }

  /** A text with its {places} filled; with `n` the plural form of it that fits. */
  t(key, values = {}) {
    const form = "n" in values ? `${key}.${this.plurals.select(values.n)}` : key;
    const text = this.texts[form] ?? this.texts[`${key}.other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** A text for the dispatcher, whatever the driver's language is. */
  english(key) {
    return this.inEnglish[key];
  }

  /** The hour of an instant, on the phone's clock. */
  time(instant) {
    return this.clock.format(new Date(instant));
  }

  date(instant) {
    return this.day.format(new Date(instant));
  }

  window([from, to]) {
    return `${this.time(from)}–${this.time(to)}`;
  }

  /** An amount of money, given in cents. */
  money(cents) {
    return this.amount.format(cents / 100);
  }

  /** What was typed as an amount, in cents; null where it is none. "12,50" and "12.50" are the same. */
  cents(text) {
    const cleaned = text.trim().replace(",", ".");
    return /^\d{1,9}(\.\d{0,2})?$/.test(cleaned) ? Math.round(Number(cleaned) * 100) : null;
  }
}
