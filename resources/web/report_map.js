/* Draws a report's routes and stops. All words go in as text, never as HTML. */
window.addEventListener("load", () => {
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const map = map_report;
  const all = L.latLngBounds([]);

  /* Encoded polyline, five decimals: see app/domain/polyline.py. */
  function decoded(text) {
    const points = [];
    let at = 0, lat = 0, lon = 0;
    const next = () => {
      let bits, shift = 0, value = 0;
      do {
        bits = text.charCodeAt(at++) - 63;
        value |= (bits & 31) << shift;
        shift += 5;
      } while (bits >= 32);
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
    while (at < text.length) {
      lat += next();
      lon += next();
      points.push([lat / 1e5, lon / 1e5]);
    }
    return points;
  }

  function told(lines) {
    const box = document.createElement("div");
    lines.filter(Boolean).forEach((line, place) => {
      const part = document.createElement(place ? "span" : "b");
      part.textContent = line;
      box.appendChild(part);
    });
    return box;
  }

  for (const route of data.routes) {
    for (const line of route.lines) {
      const points = typeof line === "string" ? decoded(line) : line;
      L.polyline(points, {color: route.colour, weight: 3, opacity: 0.6,
        dashArray: route.dashed ? "6 6" : null}).bindTooltip(told([route.driver])).addTo(map);
    }
  }
  for (const depot of data.depots) {
    L.circleMarker(depot.at, {radius: 9, color: data.text, weight: 3, fill: false})
      .bindTooltip(told([depot.name, "depot"])).addTo(map);
    all.extend(depot.at);
  }
  for (const stop of data.stops) {
    L.circleMarker(stop.at, {radius: 6, color: stop.late ? data.late : stop.colour, weight: stop.late ? 3 : 1,
      fillColor: stop.colour, fillOpacity: stop.hollow ? 0 : 0.9}).bindTooltip(told(stop.words)).addTo(map);
    all.extend(stop.at);
  }
  const legend = L.control({position: "bottomright"});
  legend.onAdd = () => {
    const box = L.DomUtil.create("div", "states");
    for (const state of data.states) {
      const line = document.createElement("div");
      const mark = document.createElement("i");
      mark.style.background = state.colour;
      line.appendChild(mark);
      line.appendChild(document.createTextNode(state.words));
      box.appendChild(line);
    }
    return box;
  };
  legend.addTo(map);
  map.attributionControl.setPrefix("Leaflet");
  const fit = () => {
    map.invalidateSize({animate: false});
    if (all.isValid() && map.getSize().y > 0) {
      map.fitBounds(all.pad(0.05), {animate: false});
    }
  };
  fit();
  new ResizeObserver(fit).observe(map.getContainer());
});
