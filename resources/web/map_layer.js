// The day above the base map, each kind on a sheet of its own, so that what has not changed is not
// painted again; and what lies under the pointer. Places are kept as world pixels at zoom 0, so that
// they only have to be scaled and shifted. Painted at most once per animation frame, and while the map
// is panned only what comes into sight.
"use strict";

const RoundsmanLayer = (() => {
  const UNSELECTED = 0.45; // strength of routes beside the selected one
  const ROUTES_AGAIN_MS = 3000;
  const VEHICLE_REACH_PX = [60, 40]; // so far a vehicle reaches with its plate
  const CROWD = 40; // of more vehicles only the chosen one has its initials: they would hide the stops
  const SMALL_PX = 5;
  const KINDS = ["routes", "pointed", "closed", "names", "stops", "vehicles"]; // from the ground up

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
      this.pointed = { shift: "", stop: "" }; // what the pointer is over in another view
      this.chosen = new Set(); // ids of stops chosen beside the selected one
      this.shown = null; // ids of stops the filter leaves, null without a filter
      this.stale = new Set(); // kinds that are to be painted again
      this.newRoutes = new Set(); // ids of routes that alone are to be painted again
      this.frame = null; // what the sheets hold
      this.spot = this.spot.bind(this);
      this.stopsPainter = new RoundsmanStops.Painter(this);
    },

    onAdd(map) {
      this.map = map;
      this.sheets = {};
      for (const kind of KINDS) {
        this.sheets[kind] = new RoundsmanSheets.Sheet("day-canvas", map.getPanes().overlayPane);
      }
      this.ring = L.DomUtil.create("div", "pointed-ring", map.getPanes().overlayPane);
      map.on("move zoom viewreset resize", this.follow, this);
      this.ask();
    },

    // The sheets move with the map; where the view leaves them, or they lie elsewhere, there is work.
    follow({ type }) {
      this.aim();
      if (type !== "move" || !this.frame || !this.frame.holds(this.map)) this.askFrame();
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

    // Show lightly what the pointer is over in another view: a ring around the stop or the vehicle, and
    // a driver's route as if it were selected.
    setPointed(pointed) {
      this.pointed = pointed;
      this.ask("pointed");
    },

    // Have everything painted again, or one of the kinds.
    ask(kind = null) {
      for (const each of kind ? [kind] : KINDS) this.stale.add(each);
      this.askFrame();
    },

    askFrame() {
      if (this.asked || !this.map) return;
      this.asked = requestAnimationFrame(() => {
        this.asked = 0;
        this.paint();
      });
    },

    // Colours are others now.
    setPalette(palette) {
      this.palette = palette;
      this.stopsPainter.forget();
      this.ask();
    },

    // Where a place lies in the view.
    screen([x, y]) {
      return [x * this.scale - this.left, y * this.scale - this.top];
    },

    // And where on the sheets.
    spot([x, y]) {
      return [x * this.frame.scale - this.frame.left, y * this.frame.scale - this.frame.top];
    },

    aim() {
      this.zoom = this.map.getZoom();
      this.scale = 2 ** this.zoom;
      const corner = this.map.getPixelBounds().min;
      this.left = corner.x;
      this.top = corner.y;
    },

    // The boxes that stops, depots and vehicles lie on, in pixels of the world at the map's zoom.
    taken() {
      this.aim();
      const box = ({ at: [x, y] }, r) => ({ minX: x * this.scale - r, maxX: x * this.scale + r,
        minY: y * this.scale - r, maxY: y * this.scale + r });
      const stops = [...this.stops].map(([id, stop]) => box(stop, this.stopsPainter.radius(stop, id)));
      const others = [...this.depots.values(), ...this.vehicles.values()];
      return stops.concat(others.map((thing) => box(thing, 11)));
    },

    paint() {
      if (!this.palette) return;
      this.aim();
      if (!this.frame || !this.frame.holds(this.map)) this.frame = RoundsmanSheets.Frame.around(this.map);
      this.lookForCrowd();
      for (const kind of KINDS) {
        const sheet = this.sheets[kind];
        const unpainted = sheet.turn(this.frame);
        const parts = this.stale.has(kind) ? [this.frame.whole] : unpainted;
        for (const part of parts) sheet.paint(part, (ctx) => this.paintKind(kind, ctx, part, sheet.ratio));
        sheet.place(this.map);
      }
      this.placeRing();
      if (this.stale.has("routes")) this.newRoutes.clear();
      else if (this.newRoutes.size) this.paintNewRoutes();
      this.stale.clear();
      this.onPainted();
    },

    paintKind(kind, ctx, part, ratio) {
      if (kind === "routes") this.paintRoutes(ctx, part);
      else if (kind === "pointed") this.paintPointed(ctx, part);
      else if (kind === "closed") this.paintClosed(ctx);
      else if (kind === "names") this.paintNames(ctx);
      else if (kind === "stops") this.paintStops(ctx, part, ratio);
      else this.paintVehicles(ctx, part);
    },

    paintRoutes(ctx, part) {
      const chosen = this.selection.shift;
      for (const [id, route] of this.routes) if (id !== chosen) this.paintRoute(ctx, part, id, route);
      if (this.routes.has(chosen)) this.paintRoute(ctx, part, chosen, this.routes.get(chosen));
    },

    // Routes on which a stop was done are painted over themselves; where some are faint that would
    // show, and all are painted, but not for every stop of the day.
    paintNewRoutes() {
      if (this.selection.shift || this.shown) {
        this.later ||= setTimeout(() => {
          this.later = 0;
          this.ask("routes");
        }, ROUTES_AGAIN_MS);
        return;
      }
      const ctx = this.sheets.routes.context();
      for (const id of this.newRoutes) {
        if (this.routes.has(id)) this.paintRoute(ctx, this.frame.whole, id, this.routes.get(id));
      }
      this.newRoutes.clear();
    },

    paintRoute(ctx, part, id, route) {
      const strong = id === this.selection.shift;
      ctx.globalAlpha = (this.selection.shift || this.shown) && !strong ? UNSELECTED : 1;
      const colour = this.routeColour(route);
      RoundsmanRoutes.paint(ctx, route, this.frame, part, colour, this.palette.panel, strong);
    },

    paintPointed(ctx, part) {
      const route = !this.pointed.stop && this.routes.get(this.pointed.shift);
      if (!route) return;
      RoundsmanRoutes.paint(ctx, route, this.frame, part, this.routeColour(route), this.palette.panel, true);
    },

    placeRing() {
      const { shift, stop } = this.pointed;
      const driven = () => [...this.vehicles.values()].find((vehicle) => vehicle.shift === shift);
      const thing = stop ? this.stops.get(stop) : shift && driven();
      this.ring.hidden = !thing;
      if (!thing) return;
      const r = 5 + (stop ? this.stopsPainter.radius(thing, stop) : this.vehicleRadius(thing));
      this.ring.style.width = this.ring.style.height = `${2 * r}px`;
      const corner = L.point(thing.at).multiplyBy(this.scale).subtract(this.map.getPixelOrigin());
      L.DomUtil.setPosition(this.ring, corner.subtract([r, r]));
    },

    isSmall(vehicle) {
      return this.crowded && vehicle.shift !== this.selection.shift;
    },

    vehicleRadius(vehicle) {
      if (this.isSmall(vehicle)) return SMALL_PX;
      return (this.zoom < 12 ? 10 : 12) + (vehicle.shift === this.selection.shift ? 2 : 0);
    },

    paintClosed(ctx) {
      const onSheet = (line) => line.map(this.spot);
      RoundsmanShapes.closed(ctx, this.closed.map(onSheet), this.palette);
      if (!this.drawing) return;
      RoundsmanShapes.drawing(ctx, onSheet(this.drawing.points), this.drawing.area, this.palette);
    },

    paintNames(ctx) {
      if (this.base) this.base.paintNames(ctx, this.frame);
    },

    paintStops(ctx, part, ratio) {
      this.stopsPainter.paint(ctx, part, ratio);
      ctx.globalAlpha = 1;
      for (const depot of this.depots.values()) {
        RoundsmanShapes.depot(ctx, ...this.spot(depot.at), 10, this.palette);
      }
    },

    routeColour(route) {
      return this.palette.routes[route.hue % this.palette.routes.length];
    },

    // All vehicles look another way when there are many in sight.
    lookForCrowd() {
      const isSeen = ({ at }) => RoundsmanSheets.isNear(this.frame.whole, ...this.spot(at), 0, 0);
      const crowded = [...this.vehicles.values()].filter(isSeen).length > CROWD;
      if (crowded !== this.crowded) this.stale.add("vehicles");
      this.crowded = crowded;
    },

    paintVehicles(ctx, part) {
      const chosen = (vehicle) => Number(vehicle.shift === this.selection.shift);
      for (const vehicle of [...this.vehicles.values()].sort((a, b) => chosen(a) - chosen(b))) {
        const [x, y] = this.spot(vehicle.at);
        if (!RoundsmanSheets.isNear(part, x, y, ...VEHICLE_REACH_PX)) continue;
        const other = this.selection.shift && vehicle.shift !== this.selection.shift;
        ctx.globalAlpha = other ? 0.8 : 1;
        const look = { ...vehicle, colour: this.routeColour(vehicle) };
        if (this.isSmall(vehicle)) Object.assign(look, { initials: "", silence: "" });
        RoundsmanShapes.vehicle(ctx, x, y, this.vehicleRadius(vehicle), look, this.palette);
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
