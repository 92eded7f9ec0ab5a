// The live map's side of the dialogue with the desktop.
//
// Desktop to page, always JSON as text, by the signal "told" of the QWebChannel object "desk":  ({
//   palette:    the theme's tokens, with "states", "routes", "base_map"
//   base:       {url, max_zoom} or null          the region's base map
//   routes, stops, vehicles, depots: {id: value or null (forget)}   changes since the last call; a
//                                                route without "legs" keeps those it has
//   closed:     [[[lon, lat], [lon, lat]]]       pieces of road that are closed
//   drawing:    {points: [[lon, lat]], area} or null             what is being drawn
//   still:      bool                             jump where it would glide
//   miles:      bool                             the scale is in miles
//   aim:        bool                             a crosshair in the middle
//   pan:        [right, down]                    move by so many pixels
//   nearer:     number                           zoom by so many steps
//   take:       true                             click in the middle
//   chosen:     [stop id]                        all the stops that are chosen
//   selection:  {shift, stop, reveal}            what the other views have selected
//   pointed:    {shift, stop}                    what the pointer is over in one of them
//   shown:      [stop id] or null                what the filter leaves
//   bounds:     [west, south, east, north]       look here
//   serial:     number                           answered by drawn(serial) once painted })
// Page to desktop, by QWebChannel object "desk": pointed(lon, lat) and then picked(kind, id) of
// every click, hovered(kind, id) when the pointer is over something else, drawn(serial).
//
// Text from people (names, notes, addresses) is only ever painted on a canvas or set by textContent.
"use strict";

const roundsman = (() => {
  let map = null;
  let layer = null;
  let base = null;
  let baseSource = null;
  let desk = null;
  let serial = 0;
  let waiting = [];
  let hovered = ["", ""]; // kind and id of what lies under the pointer, as the desktop knows it
  let pointer = null; // where the pointer was moved to since the last frame
  let framed = null; // the bounds asked for, while nobody has moved the map since
  const tip = document.createElement("div");
  let glides = false;
  let still = false;
  let scale = null;
  const aim = document.createElement("div");

  function start() {
    map = window.map_day;
    glides = map._zoomAnimated;
    const panBy = map.panBy;
    map.panBy = (by, how) => panBy.call(map, by, still ? { ...how, animate: false } : how);
    map.options.zoomSnap = 0.1; // a day fills the view instead of half of it
    map.options.wheelPxPerZoomLevel = 120;
    map.setMinZoom(7);
    map.setMaxZoom(18);
    map.attributionControl.setPrefix("");
    map.attributionControl.addAttribution("© OpenStreetMap contributors");
    measure(false);
    layer = new RoundsmanLayer(painted);
    layer.addTo(map);
    tip.className = "tip";
    tip.hidden = true;
    map.getContainer().appendChild(tip);
    aim.className = "aim";
    aim.hidden = true;
    map.getContainer().appendChild(aim);
    map.on("dragstart", () => { framed = null; });
    map.getContainer().addEventListener("wheel", () => { framed = null; }, { passive: true });
    map.getContainer().addEventListener("click", (event) => {
      if (event.target.closest(".leaflet-control-zoom")) framed = null;
    });
    map.on("resize", () => { if (framed) look(framed); });
    map.on("click", (event) => pick(event.containerPoint));
    map.on("mousemove", (event) => askPoint(event.containerPoint));
    map.on("mouseout movestart", () => {
      pointer = null;
      tip.hidden = true;
      hover(null);
    });
    window.addEventListener("resize", () => map.invalidateSize());
    new QWebChannel(qt.webChannelTransport, (channel) => {
      desk = channel.objects.desk;
      desk.told.connect((text) => roundsman.apply(JSON.parse(text)));
      roundsmanHands.start(map, layer, channel.objects.hands);
      const early = waiting;
      waiting = null;
      early.forEach(apply);
      desk.ready();
    });
  }

  function measure(miles) {
    if (scale) scale.remove();
    scale = L.control.scale({ metric: !miles, imperial: miles, maxWidth: 90 }).addTo(map);
  }

  function apply(message) {
    if (waiting) {
      waiting.push(message);
      return;
    }
    if ("palette" in message) paintTheme(message.palette);
    if ("base" in message) baseSource = message.base;
    if ("palette" in message || "base" in message) layBase();
    for (const kind of ["depots", "routes", "stops", "vehicles"]) {
      const moved = kind in message && layer.change(kind, message[kind]);
      if (moved && kind === "stops" && base) base.askNames(); // they step aside for stops
    }
    if ("closed" in message) layer.setClosed(message.closed);
    if ("drawing" in message) layer.setDrawing(message.drawing);
    if ("still" in message) {
      map.options.inertia = !message.still;
      map._zoomAnimated = glides && !message.still; // Leaflet settles it once, from an option
      still = message.still;
    }
    if ("miles" in message) measure(message.miles);
    if ("aim" in message) aim.hidden = !message.aim;
    if ("pan" in message) move(() => map.panBy(message.pan, { animate: false }));
    if ("nearer" in message) {
      move(() => map.setZoom(Math.round(map.getZoom()) + message.nearer, { animate: false }));
    }
    if ("take" in message) pick(map.getSize().divideBy(2));
    if ("shown" in message) {
      layer.shown = message.shown && new Set(message.shown);
      layer.ask();
    }
    if ("bounds" in message) look(message.bounds);
    if ("chosen" in message) layer.chosen = new Set(message.chosen);
    if ("selection" in message) select(message.selection);
    if ("pointed" in message) layer.setPointed(message.pointed);
    if ("serial" in message) serial = message.serial;
    layer.askFrame();
  }

  function paintTheme(palette) {
    layer.setPalette(palette);
    const style = document.documentElement.style;
    for (const name of ["background", "panel", "line", "text", "muted", "accent"]) {
      style.setProperty(`--${name}`, palette[name]);
    }
    style.setProperty("--outside", palette.base_map.outside);
  }

  function layBase() {
    if (base) map.removeLayer(base);
    base = null;
    layer.base = null;
    if (!baseSource || !layer.palette) return;
    base = RoundsmanBase.layer(baseSource.url, baseSource.max_zoom, layer.palette.base_map,
      () => layer.taken());
    layer.base = base;
    base.on("load", () => layer.ask("names"));
    base.addTo(map);
  }

  function look(bounds) {
    framed = bounds;
    const [west, south, east, north] = bounds;
    map.fitBounds([[south, west], [north, east]], { padding: [20, 20], animate: false, maxZoom: 16 });
  }

  function select(selection) {
    layer.selection = selection;
    layer.ask();
    const stop = layer.stops.get(selection.stop);
    if (!stop || !selection.reveal) return;
    const place = L.latLng(stop.lat, stop.lon);
    if (map.getBounds().pad(-0.1).contains(place)) return;
    framed = null;
    map.panTo(place, { animate: false });
  }

  function move(how) {
    framed = null;
    how();
  }

  function pick(place) {
    const hit = layer.hit(place.x, place.y);
    if (!desk) return;
    const at = map.containerPointToLatLng(place);
    desk.pointed(at.lng, at.lat);
    desk.picked(hit ? hit.kind : "", hit ? hit.id : "");
  }

  // What lies under the pointer is looked up once per frame, and not while the map is dragged.
  function askPoint(place) {
    if (map.dragging.moving()) return;
    if (!pointer) requestAnimationFrame(() => { if (pointer) point(pointer); pointer = null; });
    pointer = place;
  }

  function hover(hit) {
    const [kind, id] = hit ? [hit.kind, hit.id] : ["", ""];
    if (!desk || (kind === hovered[0] && id === hovered[1])) return;
    hovered = [kind, id];
    desk.hovered(kind, id);
  }

  function point(place) {
    const hit = layer.hit(place.x, place.y);
    map.getContainer().style.cursor = layer.drawing ? "crosshair" : hit ? "pointer" : "";
    tip.hidden = !hit;
    hover(hit);
    if (!hit) return;
    tip.replaceChildren(...hit.thing.tip.map((words, i) => {
      const row = document.createElement("div");
      row.className = i === 0 ? "tip-title" : "tip-line";
      row.textContent = words;
      return row;
    }));
    const size = map.getSize();
    tip.style.left = `${Math.min(place.x + 14, size.x - tip.offsetWidth - 4)}px`;
    tip.style.top = `${Math.min(place.y + 14, size.y - tip.offsetHeight - 4)}px`;
  }

  // Answer the desktop once the canvas is painted and no tile is still on its way.
  function painted() {
    if (!serial || !desk || layer.asked || (base && base.isBusy())) return;
    const answered = serial;
    serial = 0;
    requestAnimationFrame(() => requestAnimationFrame(() => desk.drawn(answered)));
  }

  document.addEventListener("DOMContentLoaded", start);
  return { apply, get layer() { return layer; }, get map() { return map; }, point, pick };
})();
