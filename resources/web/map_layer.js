// One canvas above the base map that paints the day: routes, stops, depots, vehicles, and knows
// what lies under the pointer. Places are kept as world pixels at zoom 0, so a frame only scales
// and shifts them. A frame is painted at most once per animation frame.
"use strict";

const RoundsmanLayer = (() => {
  const WORLD = 256;
  const UNSELECTED = 0.45; // strength of routes beside the selected one
  const FILTERED = 0.12; // strength of what the filter leaves out

  const DONE = new Set(["completed", "cancelled", "not_attempted"]);
  const ASIDE = new Set(["planned", "released"]);

  function world(lon, lat) {
    const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
    return [
      WORLD * (0.5 + lon / 360),
      WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
    ];
  }

  // Polyline with five decimals (Google's encoded polyline algorithm) to world pixels.
  function decode(text) {
    const points = [];
    let index = 0;
    let lat = 0;
    let lon = 0;
    const next = () => {
      let shift = 0;
      let value = 0;
      let byte;
      do {
        byte = text.charCodeAt(index++) - 63;
        value |= (byte & 31) << shift;
        shift += 5;
      } while (byte >= 32 && index < text.length);
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
    while (index < text.length) {
      lat += next();
      lon += next();
      points.push(world(lon / 1e5, lat / 1e5));
    }
    return points;
  }

  const legPoints = (leg) => (typeof leg === "string" ? decode(leg) : leg.map(([x, y]) => world(x, y)));

  function segmentDistance(px, py, [ax, ay], [bx, by]) {
    const dx = bx - ax;
    const dy = by - ay;
    const length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
    return Math.hypot(px - ax - t * dx, py - ay - t * dy);
  }

  return L.Layer.extend({
    initialize(onPainted) {
      this.onPainted = onPainted;
      this.palette = null;
      this.routes = new Map();
      this.stops = new Map();
      this.vehicles = new Map();
      this.depots = new Map();
      this.selection = { shift: "", stop: "" };
      this.shown = null; // ids of stops the filter leaves, null without a filter
    },

    onAdd(map) {
      this.map = map;
      this.canvas = L.DomUtil.create("canvas", "day-canvas");
      map.getPanes().overlayPane.appendChild(this.canvas);
      map.on("move zoom viewreset resize", this.ask, this);
      this.ask();
    },

    // Take changes in: an object per kind, id -> value, null to forget.
    change(kind, changes) {
      const kept = this[kind];
      for (const [id, value] of Object.entries(changes)) {
        if (value === null) {
          kept.delete(id);
          continue;
        }
        if (kind === "routes") value.paths = value.legs.map(legPoints);
        else value.at = world(value.lon, value.lat);
        kept.set(id, value);
      }
      this.ask();
    },

    ask() {
      if (this.frame || !this.map) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
    },

    screen([x, y]) {
      return [x * this.scale - this.left, y * this.scale - this.top];
    },

    aim() {
      this.scale = 2 ** this.map.getZoom();
      const corner = this.map.project(this.map.containerPointToLatLng([0, 0]));
      this.left = corner.x;
      this.top = corner.y;
    },

    // The boxes on screen that stops, depots and vehicles lie on.
    taken() {
      this.aim();
      const box = (thing, r) => {
        const [x, y] = this.screen(thing.at);
        return { minX: x - r, maxX: x + r, minY: y - r, maxY: y + r };
      };
      const stops = [...this.stops].map(([id, stop]) => box(stop, this.radius(stop, id)));
      const others = [...this.depots.values(), ...this.vehicles.values()];
      return stops.concat(others.map((thing) => box(thing, 11)));
    },

    paint() {
      if (!this.palette) return;
      const size = this.map.getSize();
      const ratio = window.devicePixelRatio || 1;
      if (this.canvas.width !== size.x * ratio || this.canvas.height !== size.y * ratio) {
        this.canvas.width = size.x * ratio;
        this.canvas.height = size.y * ratio;
        this.canvas.style.width = `${size.x}px`;
        this.canvas.style.height = `${size.y}px`;
      }
      L.DomUtil.setPosition(this.canvas, this.map.containerPointToLayerPoint([0, 0]));
      this.aim();
      const ctx = this.canvas.getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, size.x, size.y);
      this.paintRoutes(ctx);
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      if (this.base) this.base.paintNames(ctx, this.left, this.top);
      this.paintStops(ctx);
      ctx.globalAlpha = 1;
      for (const depot of this.depots.values()) {
        RoundsmanShapes.depot(ctx, ...this.screen(depot.at), 10, this.palette);
      }
      this.paintVehicles(ctx);
      ctx.globalAlpha = 1;
      this.onPainted();
    },

    paintRoutes(ctx) {
      const chosen = this.selection.shift;
      const order = [...this.routes.entries()].sort(
        ([a], [b]) => Number(a === chosen) - Number(b === chosen));
      for (const [id, route] of order) {
        const strong = id === chosen;
        ctx.globalAlpha = chosen && !strong ? UNSELECTED : 1;
        if (this.shown && !strong) ctx.globalAlpha = UNSELECTED;
        ctx.lineJoin = "round";
        ctx.lineCap = "round";
        const width = strong ? 4.5 : 2.6;
        const done = route.paths.slice(0, route.done);
        const ahead = route.paths.slice(route.done);
        ctx.setLineDash([]);
        this.trace(ctx, route.paths, this.palette.panel, width + 2.2);
        this.trace(ctx, done, this.routeColour(route), width * 0.5);
        if (route.dashed) ctx.setLineDash([9, 6]);
        this.trace(ctx, ahead, this.routeColour(route), width);
      }
    },

    trace(ctx, paths, colour, width) {
      ctx.beginPath();
      for (const path of paths) {
        path.forEach((point, i) => {
          const [x, y] = this.screen(point);
          if (i === 0) ctx.moveTo(x, y);
          else ctx.lineTo(x, y);
        });
      }
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    },

    routeColour(route) {
      return this.palette.routes[route.hue % this.palette.routes.length];
    },

    // From afar what is done or merely planned is a small dot, and what needs a look stands out.
    radius(stop, id) {
      const zoom = this.map.getZoom();
      const small = DONE.has(stop.state) ? 3 : ASIDE.has(stop.state) && !stop.late ? 4 : 5.5;
      const base = zoom < 12 ? small : zoom < 13 ? small + 1.5 : zoom < 15 ? 7.5 : 9;
      if (id === this.selection.stop) return base + 4;
      return stop.shift === this.selection.shift && stop.shift ? base + 1.5 : base;
    },

    paintStops(ctx) {
      const order = [...this.stops.entries()].sort(([a, s], [b, t]) => this.rank(a, s) - this.rank(b, t));
      for (const [id, stop] of order) {
        const [x, y] = this.screen(stop.at);
        const r = this.radius(stop, id);
        ctx.globalAlpha = this.strength(stop, id);
        const look = this.palette.states[stop.state];
        RoundsmanShapes.stop(ctx, x, y, r, { ...look, square: stop.square, dashed: stop.dashed,
          late: stop.late !== "" }, this.palette);
        if (id === this.selection.stop) this.markSelected(ctx, x, y, r);
        if (r > 7 && look.shape === "dot") this.number(ctx, x, y, r, stop);
        const near = this.map.getZoom() >= 14 && ctx.globalAlpha === 1;
        if (near || id === this.selection.stop) this.nameStop(ctx, x, y, r, stop);
      }
    },

    rank(id, stop) {
      const look = DONE.has(stop.state) ? 0 : ASIDE.has(stop.state) ? 1 : 2;
      return (id === this.selection.stop ? 32 : 0) + (stop.late ? 16 : 0)
        + (stop.shift && stop.shift === this.selection.shift ? 8 : 0) + look;
    },

    strength(stop, id) {
      if (this.shown && !this.shown.has(id)) return FILTERED;
      const other = this.selection.shift && stop.shift !== this.selection.shift;
      return other && !this.shown ? 0.6 : 1;
    },

    markSelected(ctx, x, y, r) {
      ctx.beginPath();
      ctx.arc(x, y, r + 5, 0, 2 * Math.PI);
      ctx.setLineDash([]);
      ctx.lineWidth = 2.5;
      ctx.strokeStyle = this.palette.accent;
      ctx.stroke();
    },

    number(ctx, x, y, r, stop) {
      if (!stop.number) return;
      ctx.font = `600 ${Math.round(r * (stop.number > 99 ? 0.95 : 1.2))}px sans-serif`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillStyle = this.palette.panel;
      ctx.fillText(`${stop.number}`, x, y + 0.5);
    },

    nameStop(ctx, x, y, r, stop) {
      if (!stop.late) return;
      RoundsmanShapes.label(ctx, x + r + 26, y - r, stop.late, this.palette.late, this.palette);
    },

    paintVehicles(ctx) {
      const chosen = (vehicle) => Number(vehicle.shift === this.selection.shift);
      const far = this.map.getZoom() < 12 ? 10 : 12;
      for (const vehicle of [...this.vehicles.values()].sort((a, b) => chosen(a) - chosen(b))) {
        const other = this.selection.shift && vehicle.shift !== this.selection.shift;
        ctx.globalAlpha = other ? 0.8 : 1;
        const look = { ...vehicle, colour: this.routeColour(vehicle) };
        const r = far + 2 * chosen(vehicle);
        RoundsmanShapes.vehicle(ctx, ...this.screen(vehicle.at), r, look, this.palette);
      }
    },

    // What lies under a point of the container: {kind, id, thing} or null.
    hit(x, y) {
      return this.nearest("vehicles", this.vehicles, x, y, 14)
        || this.nearest("stops", this.stops, x, y, 13)
        || this.hitRoute(x, y);
    },

    nearest(kind, things, x, y, reach) {
      let best = null;
      let least = reach;
      for (const [id, thing] of things) {
        if (kind === "stops" && this.shown && !this.shown.has(id)) continue;
        const [px, py] = this.screen(thing.at);
        const away = Math.hypot(px - x, py - y);
        if (away <= least) {
          least = away;
          best = { kind, id, thing };
        }
      }
      return best;
    },

    hitRoute(x, y) {
      const px = (x + this.left) / this.scale;
      const py = (y + this.top) / this.scale;
      let least = 6 / this.scale;
      let best = null;
      for (const [id, route] of this.routes) {
        for (const path of route.paths) {
          for (let i = 1; i < path.length; i++) {
            const away = segmentDistance(px, py, path[i - 1], path[i]);
            if (away < least) {
              least = away;
              best = { kind: "routes", id, thing: route };
            }
          }
        }
      }
      return best;
    },
  });
})();
