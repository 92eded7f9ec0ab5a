// The day above the base map: routes, closed roads, stops with depots, and vehicles, each kind on a canvas of its own,
// so that what has not changed is not painted again; and what lies under the pointer. Places are kept
// as world pixels at zoom 0, so a frame only scales and shifts them. A frame is painted at most once
// per animation frame.
"use strict";

const RoundsmanLayer = (() => {
  const UNSELECTED = 0.45; // strength of routes beside the selected one
  const FILTERED = 0.12; // strength of what the filter leaves out
  const ROUTES_AGAIN_MS = 3000;

  const CROWD = 40; // of more vehicles in view only the chosen one has its initials: they would hide the stops
  const SMALL_PX = 5;
  const KINDS = ["routes", "closed", "stops", "vehicles"]; // from the ground up
  const DONE = new Set(["completed", "cancelled", "not_attempted"]);
  const ASIDE = new Set(["planned", "released"]);

  return L.Layer.extend({
    initialize(onPainted) {
      this.onPainted = onPainted;
      this.palette = null;
      this.routes = new Map();
      this.stops = new Map();
      this.vehicles = new Map();
      this.depots = new Map();
      this.closed = []; // pieces of closed road, two places each
      this.drawing = null; // what is being drawn: {points, area}
      this.selection = { shift: "", stop: "" };
      this.chosen = new Set(); // ids of stops chosen beside the selected one
      this.shown = null; // ids of stops the filter leaves, null without a filter
      this.stale = new Set(); // kinds that are to be painted again
      this.newRoutes = new Set(); // ids of routes that alone are to be painted again
      this.looks = new Map(); // stops as they look, painted once
    },

    onAdd(map) {
      this.map = map;
      this.canvases = {};
      for (const kind of KINDS) {
        this.canvases[kind] = L.DomUtil.create("canvas", "day-canvas");
        map.getPanes().overlayPane.appendChild(this.canvases[kind]);
      }
      map.on("move zoom viewreset resize", () => this.ask(), this);
      this.ask();
    },

    // Take changes in: an object per kind, id -> value, null to forget. Says whether something came,
    // went or moved.
    change(kind, changes) {
      const kept = this[kind];
      let moved = false;
      for (const [id, value] of Object.entries(changes)) {
        const known = kept.get(id);
        if (value === null) {
          kept.delete(id);
          moved = true;
          continue;
        }
        if (kind === "routes") RoundsmanRoutes.lay(value, known);
        else value.at = RoundsmanRoutes.world(value.lon, value.lat);
        moved ||= !known || (kind !== "routes" && (known.lon !== value.lon || known.lat !== value.lat));
        kept.set(id, value);
        if (kind === "routes" && known && !value.legs) this.newRoutes.add(id);
        else if (kind === "routes") this.stale.add("routes");
      }
      if (kind === "routes" && moved) this.stale.add("routes");
      if (kind !== "routes") this.stale.add(kind === "depots" ? "stops" : kind);
      this.askFrame();
      return moved;
    },

    // Take in the pieces of road that are closed.
    setClosed(lines) {
      this.closed = lines.map((line) => line.map(([lon, lat]) => RoundsmanRoutes.world(lon, lat)));
      this.ask("closed");
    },

    // Show what is being drawn, null for nothing.
    setDrawing(drawing) {
      this.drawing = drawing && { area: drawing.area,
        points: drawing.points.map(([lon, lat]) => RoundsmanRoutes.world(lon, lat)) };
      this.ask("closed");
    },

    // Have everything painted again, or one of the kinds.
    ask(kind = null) {
      for (const each of kind ? [kind] : KINDS) this.stale.add(each);
      this.askFrame();
    },

    askFrame() {
      if (this.frame || !this.map) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.paint();
      });
    },

    // Colours are others now.
    setPalette(palette) {
      this.palette = palette;
      this.looks.clear();
      this.ask();
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
      this.aim();
      const size = this.map.getSize();
      this.view = { scale: this.scale, left: this.left, top: this.top, size };
      const ratio = window.devicePixelRatio || 1;
      for (const canvas of Object.values(this.canvases)) this.fit(canvas, size, ratio);
      if (this.stale.has("routes")) this.paintRoutes(this.clean("routes", size, ratio));
      else if (this.newRoutes.size) this.paintNewRoutes(this.canvases.routes.getContext("2d"));
      if (this.stale.has("closed")) this.paintClosed(this.clean("closed", size, ratio));
      if (this.stale.has("stops")) {
        const ctx = this.clean("stops", size, ratio);
        if (this.base) this.base.paintNames(ctx, this.left, this.top);
        this.paintStops(ctx, ratio);
        ctx.globalAlpha = 1;
        for (const depot of this.depots.values()) {
          RoundsmanShapes.depot(ctx, ...this.screen(depot.at), 10, this.palette);
        }
      }
      if (this.stale.has("vehicles")) this.paintVehicles(this.clean("vehicles", size, ratio));
      this.stale.clear();
      this.onPainted();
    },

    // A canvas of another size is empty: everything has to be painted.
    fit(canvas, size, ratio) {
      L.DomUtil.setPosition(canvas, this.map.containerPointToLayerPoint([0, 0]));
      const [width, height] = [Math.floor(size.x * ratio), Math.floor(size.y * ratio)];
      if (canvas.width === width && canvas.height === height) return;
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      for (const kind of KINDS) this.stale.add(kind);
    },

    clean(kind, size, ratio) {
      const ctx = this.canvases[kind].getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.clearRect(0, 0, size.x, size.y);
      return ctx;
    },

    paintRoutes(ctx) {
      this.newRoutes.clear();
      const chosen = this.selection.shift;
      for (const [id, route] of this.routes) if (id !== chosen) this.paintRoute(ctx, id, route);
      if (this.routes.has(chosen)) this.paintRoute(ctx, chosen, this.routes.get(chosen));
    },

    // Routes on which a stop was done are painted over themselves; where some are faint that would
    // show, and all are painted, but not for every stop of the day.
    paintNewRoutes(ctx) {
      if (this.selection.shift || this.shown) {
        this.later ||= setTimeout(() => {
          this.later = 0;
          this.ask("routes");
        }, ROUTES_AGAIN_MS);
        return;
      }
      for (const id of this.newRoutes) {
        if (this.routes.has(id)) this.paintRoute(ctx, id, this.routes.get(id));
      }
      this.newRoutes.clear();
    },

    paintRoute(ctx, id, route) {
      const strong = id === this.selection.shift;
      ctx.globalAlpha = (this.selection.shift || this.shown) && !strong ? UNSELECTED : 1;
      const colour = this.routeColour(route);
      RoundsmanRoutes.paint(ctx, route, this.view, colour, this.palette.panel, strong);
    },

    paintClosed(ctx) {
      const onScreen = (line) => line.map((place) => this.screen(place));
      RoundsmanShapes.closed(ctx, this.closed.map(onScreen), this.palette);
      if (!this.drawing) return;
      RoundsmanShapes.drawing(ctx, onScreen(this.drawing.points), this.drawing.area, this.palette);
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

    paintStops(ctx, ratio) {
      const ranks = [];
      for (const [id, stop] of this.stops) {
        const [x, y] = this.screen(stop.at);
        if (!this.isNear(x, y)) continue;
        (ranks[this.rank(id, stop)] ||= []).push([id, stop, x, y]);
      }
      const near = this.map.getZoom() >= 14;
      for (const stops of ranks) {
        for (const [id, stop, x, y] of stops || []) {
          const r = this.radius(stop, id);
          ctx.globalAlpha = this.strength(stop, id);
          this.stamp(ctx, x, y, r, stop, ratio);
          const chosen = id === this.selection.stop || this.chosen.has(id);
          if (chosen) this.markSelected(ctx, x, y, r);
          const { shape } = this.palette.states[stop.state];
          if (r > 7 && shape === "dot") this.number(ctx, x, y, r, stop);
          if ((near && ctx.globalAlpha === 1) || chosen) this.nameStop(ctx, x, y, r, stop);
        }
      }
    },

    // Whether something at a point of the screen, with what stands beside it, can be seen.
    isNear(x, y) {
      return x > -90 && y > -40 && x < this.view.size.x + 90 && y < this.view.size.y + 40;
    },

    // A look is painted once and then copied, on whole pixels of the screen.
    stamp(ctx, x, y, r, stop, ratio) {
      const key = [stop.state, stop.square, stop.dashed, stop.late !== "", r, ratio].join();
      const half = Math.ceil(r * 1.5) + 5;
      let picture = this.looks.get(key);
      if (!picture) {
        picture = document.createElement("canvas");
        picture.width = picture.height = 2 * half * ratio;
        const fresh = picture.getContext("2d");
        fresh.scale(ratio, ratio);
        RoundsmanShapes.stop(fresh, half, half, r, { ...this.palette.states[stop.state],
          square: stop.square, dashed: stop.dashed, late: stop.late !== "" }, this.palette);
        this.looks.set(key, picture);
      }
      const [left, top] = [Math.round((x - half) * ratio) / ratio, Math.round((y - half) * ratio) / ratio];
      ctx.drawImage(picture, left, top, 2 * half, 2 * half);
    },

    rank(id, stop) {
      const look = DONE.has(stop.state) ? 0 : ASIDE.has(stop.state) ? 1 : 2;
      return (id === this.selection.stop ? 32 : 0) + (stop.late ? 16 : 0)
        + (stop.shift && stop.shift === this.selection.shift ? 8 : 0) + look;
    },

    strength(stop, id) {
      if (this.shown && !this.shown.has(id)) return FILTERED;
      const other = this.selection.shift && stop.shift !== this.selection.shift;
      return other && !this.shown && !this.chosen.has(id) ? 0.6 : 1;
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
      const seen = [...this.vehicles.values()]
        .map((vehicle) => [vehicle, ...this.screen(vehicle.at)])
        .filter(([, x, y]) => this.isNear(x, y))
        .sort(([a], [b]) => chosen(a) - chosen(b));
      for (const [vehicle, x, y] of seen) {
        const other = this.selection.shift && vehicle.shift !== this.selection.shift;
        ctx.globalAlpha = other ? 0.8 : 1;
        const look = { ...vehicle, colour: this.routeColour(vehicle) };
        const isSmall = seen.length > CROWD && !chosen(vehicle);
        if (isSmall) Object.assign(look, { initials: "", silence: "" });
        const r = isSmall ? SMALL_PX : far + 2 * chosen(vehicle);
        RoundsmanShapes.vehicle(ctx, x, y, r, look, this.palette);
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
      const found = RoundsmanRoutes.nearest(this.routes, x, y, this, 6);
      return found && { kind: "routes", id: found[0], thing: found[1] };
    },
  });
})();
