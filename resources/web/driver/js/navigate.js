// Handing the way over to the navigation that the driver is used to. The choice is asked once.

import { isApple } from "./browser.js";
import { choose } from "./sheets.js";

const WAYS = {
  geo: (lon, lat, name) => `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`,
  google: (lon, lat) => `https://www.google.com/maps/dir/?api=1&destination=${lat},${lon}&travelmode=driving`,
  apple: (lon, lat) => `https://maps.apple.com/?daddr=${lat},${lon}&dirflg=d`,
  waze: (lon, lat) => `https://waze.com/ul?ll=${lat},${lon}&navigate=yes`,
};

/** What may be chosen on this phone: `geo:` is unknown to iOS, Apple's maps to all others. */
export const ways = () => (isApple ? ["apple", "google", "waze"] : ["geo", "google", "waze"]);

export const wayTo = (way, stop) => WAYS[way](degrees(stop.lon), degrees(stop.lat), stop.name);

const degrees = (number) => Number(number.toFixed(6)); // a tenth of a metre

export async function openNavigation(app, stop) {
  let { way } = app.model.settings;
  if (!ways().includes(way)) {
    way = await choose(app, app.t("navigate_with"), ways().map((name) => [name, app.t(`way_${name}`)]));
    if (!way) return;
    await app.model.setting("way", way);
  }
  const address = wayTo(way, stop);
  if (way === "geo") location.href = address;
  else open(address, "_blank", "noopener,noreferrer");
}
