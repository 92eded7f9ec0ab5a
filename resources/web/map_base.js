// The base map: what protomaps-leaflet paints from the region's PMTiles archive, in our tokens.
// Layers and fields are those of the Protomaps basemap schema (earth, landuse, water, roads,
// buildings, boundaries, places). Nothing here knows of orders or drivers; of the day above it is only
// told which boxes the names of towns should keep clear of.
//
// One canvas for the whole view instead of the library's own layer of tiles: tiles are drawn for whole
// zoom levels and stretched between them, which blurs streets and makes letters grow and shrink.
"use strict";

// WORKAROUND: QtWebEngine 6.12 answers a range of an own scheme in whole blocks of 64 KB, so a long
// range comes back with bytes behind its end, which a decompressor refuses as junk. Cut them off.
window.fetch = ((plain) => async (url, options) => {
  const answer = await plain(url, options);
  const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(options && options.headers).get("range"));
  if (!range || answer.status !== 206) return answer;
  const body = await answer.arrayBuffer();
  return new Response(body.slice(0, range[2] - range[1] + 1), answer);
})(window.fetch.bind(window));

const RoundsmanBase = (() => {
  const P = protomapsL;
  const AHEAD_PX = 48; // so far before its edge comes into sight the next piece is asked for
  const REACH_PX = 16; // lines beside a piece are at most twice so wide, and reach into it
  const ASKED_MS = 40;
  const LABELLED_TILES = 200; // the library forgets names of farther tiles beyond this many
  const kindIs = (...kinds) => (zoom, feature) => kinds.includes(feature.props.kind);
  const isArea = (kind) => (zoom, feature) =>
    feature.geomType === P.GeomType.Polygon && (!kind || feature.props.kind === kind);
  const grow = (...steps) => (zoom) => P.exp(1.5, steps)(zoom);

  const area = (dataLayer, fill, filter) => ({
    dataLayer, filter, symbolizer: new P.PolygonSymbolizer({ fill }),
  });
  const line = (color, width, filter, minzoom, dataLayer = "roads") => ({
    dataLayer, filter, minzoom,
    symbolizer: new P.LineSymbolizer({ color, width, lineCap: "round", lineJoin: "round" }),
  });

  const ROADS = [
    // kind, its token, width by zoom, from which zoom it is painted, from which zoom it has an edge
    ["minor_road", "road", grow([11, 0.45], [12, 0.7], [13, 1.3], [14, 2.4], [16, 6], [18, 13]), 11.05, 12.6],
    ["medium_road", "road", grow([9.5, 0.9], [11, 1.5], [14, 3.6], [16, 7.5], [18, 15]), 9.5, 10.5],
    ["major_road", "major", grow([7, 0.8], [10, 1.5], [12, 2.6], [15, 6], [18, 16]), 7, 9.5],
    ["highway", "highway", grow([5, 0.8], [9, 1.6], [12, 3.2], [15, 7], [18, 18]), 5, 8],
  ];

  function paintRules(c) {
    const edges = ROADS.map(([kind, token, width, , edged]) =>
      line(c[`${token}_casing`], (z) => width(z) + (z < 13 ? 1.2 : 1.6), kindIs(kind), edged));
    // Farther out there is no room for an edge: the line itself takes the edge's darker colour.
    const fills = ROADS.map(([kind, token, width, from, edged]) =>
      line((z) => (z < edged ? c[`${token}_casing`] : c[token]), width, kindIs(kind), from));
    return [
      area("earth", c.earth),
      area("landuse", c.built, kindIs("residential", "industrial", "commercial", "retail",
        "hospital", "school", "university", "college")),
      area("landuse", c.green, kindIs("park", "cemetery", "golf_course", "grass", "grassland",
        "meadow", "scrub", "village_green", "playground", "allotments", "pitch", "nature_reserve",
        "recreation_ground", "protected_area", "orchard", "vineyard")),
      area("landuse", c.wood, kindIs("wood", "forest")),
      area("water", c.water, isArea()),
      line(c.water, grow([8, 0.9], [10, 1.6], [12, 2.6], [15, 6], [18, 12]), kindIs("river", "canal"), 8,
        "water"),
      line(c.water, grow([12, 0.5], [16, 1.6], [18, 3]), kindIs("stream", "ditch", "drain"), 12, "water"),
      area("buildings", c.buildings),
      line(c.path, grow([14, 0.6], [18, 2]), kindIs("path", "other"), 14),
      line(c.rail, grow([8, 0.6], [14, 1.4], [18, 3]), kindIs("rail"), 9),
      ...edges,
      ...fills,
      { dataLayer: "boundaries", filter: (zoom, f) => Number(f.props.kind_detail) <= 2,
        symbolizer: new P.LineSymbolizer({ color: c.boundary, width: 1, dash: [4, 3], dashColor: c.boundary,
          dashWidth: 1 }) },
    ];
  }

  const PLACE_RANK = { city: 0, town: 1, village: 2, suburb: 3, hamlet: 4 };
  const rank = (place) => PLACE_RANK[place.kind_detail] ?? 5;
  const isBig = (place) => rank(place) < 2;

  // A town's name, moved aside where stops lie on the town: of the free places around it the one that
  // covers the fewest of the boxes in `taken`, the nearest first.
  class PlaceName {
    constructor(colours, taken) {
      this.colours = colours;
      this.taken = taken;
    }

    place(layout, [[at]], feature) {
      const text = feature.props.name;
      if (!text) return undefined;
      const font = isBig(feature.props) ? "600 13px sans-serif" : "500 11px sans-serif";
      layout.scratch.font = font;
      const wide = layout.scratch.measureText(text).width / 2 + 3;
      const high = 9;
      const box = (dx, dy) => ({ minX: at.x + dx - wide, maxX: at.x + dx + wide,
        minY: at.y + dy - high, maxY: at.y + dy + high });
      const covered = (b) => this.taken.filter((t) => t.maxX > b.minX && t.minX < b.maxX
        && t.maxY > b.minY && t.minY < b.maxY).length;
      let best = null;
      for (const [step, dx, dy] of PlaceName.around(wide)) {
        const b = box(dx, dy);
        if (layout.index.bboxCollides(b, layout.order)) continue;
        const cost = covered(b) + step * 0.4;
        if (!best || cost < best.cost) best = { cost, b, dx, dy };
      }
      if (!best) return undefined;
      const draw = (ctx) => this.draw(ctx, text, font, best.dx, best.dy);
      return [{ anchor: at, bboxes: [best.b], draw, deduplicationKey: text, deduplicationDistance: 160 }];
    }

    static around(wide) {
      const spots = [[0, 0, 0]];
      for (const [step, reach] of [[1, 16], [2, 28]]) {
        const aside = wide + reach - 8;
        spots.push([step, 0, -reach], [step, 0, reach], [step, aside, 0], [step, -aside, 0],
          [step, aside, -reach], [step, -aside, -reach], [step, aside, reach], [step, -aside, reach]);
      }
      return spots;
    }

    draw(ctx, text, font, dx, dy) {
      ctx.font = font;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.lineJoin = "round";
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = this.colours.halo;
      ctx.strokeText(text, dx, dy);
      ctx.fillStyle = this.colours.label;
      ctx.fillText(text, dx, dy);
    }
  }

  function labelRules(c, taken) {
    const halo = { stroke: c.halo, width: 2.4, fill: c.label, labelProps: ["name"] };
    const street = (minzoom, font, ...kinds) => ({
      dataLayer: "roads", minzoom, filter: kindIs(...kinds),
      symbolizer: new P.LineLabelSymbolizer({ ...halo, font }),
    });
    return [
      { dataLayer: "places", minzoom: 7, filter: kindIs("locality"),
        sort: (a, b) => rank(a) - rank(b), symbolizer: new PlaceName(c, taken) },
      street(14, "500 11px sans-serif", "highway", "major_road"),
      street(15, "400 11px sans-serif", "medium_road"),
      street(16, "400 11px sans-serif", "minor_road"),
    ];
  }

  // A Leaflet layer over the archive. maxDataZoom is the deepest zoom the archive holds; taken() gives
  // the boxes, in pixels of the world at the map's zoom, that names keep clear of. Fires "load" whenever
  // it is painted or names have moved. Names are painted by whoever calls paintNames, so that they can
  // lie above the routes.
  const Layer = L.Layer.extend({
    initialize(url, maxDataZoom, colours, taken) {
      this.view = new P.View(new P.TileCache(new P.PmtilesSource(url, false), 512), maxDataZoom, 1);
      this.colours = colours;
      this.rules = paintRules(colours);
      this.taken = taken;
      this.turn = 0;
      this.names = [];
      this.frame = null; // what is painted, or waits for its tiles
    },

    onAdd(map) {
      this.map = map;
      this.sheet = new RoundsmanSheets.Sheet("base-canvas", map.getPane("tilePane"));
      map.on("move", this.follow, this);
      map.on("moveend resize", this.redraw, this);
      map.on("zoom viewreset", this.settle, this);
      this.redraw();
    },

    onRemove(map) {
      this.turn += 1;
      this.isLoading = false;
      clearTimeout(this.asked);
      this.asked = 0;
      map.off("move", this.follow, this);
      map.off("moveend resize", this.redraw, this);
      map.off("zoom viewreset", this.settle, this);
      this.sheet.remove();
    },

    // Lay the names anew soon, once for all that is asked in a moment.
    askNames() {
      clearTimeout(this.asked);
      this.asked = setTimeout(() => {
        this.asked = 0;
        if (this.tiles) this.layNames();
        this.fire("load");
      }, ASKED_MS);
    },

    // Whether something that was asked for is not painted yet.
    isBusy() {
      return this.isLoading || Boolean(this.asked);
    },

    // While the map is dragged, what comes into sight is painted before it does.
    follow() {
      if (this.frame && this.frame.zoom === this.map.getZoom()) this.redraw();
    },

    // Paint what is in view now, where it is not painted; a later call overtakes an earlier one that
    // waits for tiles.
    async redraw() {
      if (this.frame && this.frame.holds(this.map, AHEAD_PX)) return;
      const turn = ++this.turn;
      this.isLoading = true;
      const frame = RoundsmanSheets.Frame.around(this.map);
      this.frame = frame;
      const spots = this.view.dataTilesForBounds(frame.zoom, frame.box);
      const tiles = await Promise.all(spots.map((spot) => this.view.tileCache.get(spot.dataTile).then(
        (data) => ({ ...spot, data, z: frame.zoom }), () => null)));
      if (turn !== this.turn) return;
      this.tiles = new Map([["", tiles.filter(Boolean)]]);
      for (const part of this.sheet.turn(frame)) this.sheet.paint(part, (ctx) => this.paint(ctx, part));
      this.layNames();
      this.settle();
      this.isLoading = false;
      this.fire("load");
    },

    // Tiles reach over their edges; cutting them there would leave hairlines between two of them.
    paint(ctx, part) {
      const { zoom, left, top } = this.sheet.frame;
      ctx.fillStyle = this.colours.outside;
      ctx.fillRect(part.x, part.y, part.width, part.height);
      const box = { minX: left + part.x - REACH_PX, minY: top + part.y - REACH_PX,
        maxX: left + part.x + part.width + REACH_PX, maxY: top + part.y + part.height + REACH_PX };
      P.paint(ctx, zoom, this.tiles, null, this.rules, box, L.point(left, top), false);
    },

    layNames() {
      const { zoom, box } = this.sheet.frame;
      const ctx = this.sheet.canvas.getContext("2d");
      const rules = labelRules(this.colours, this.taken());
      const labeler = new P.Labeler(zoom, ctx, rules, LABELLED_TILES);
      labeler.add(this.tiles);
      this.names = [...labeler.index.searchBbox(box, Infinity)];
    },

    // Keep the painted picture where it belongs while the map moves to another zoom.
    settle() {
      this.sheet.place(this.map);
    },

    // Paint the names on a canvas that holds this frame.
    paintNames(ctx, { zoom, left, top }) {
      if (!this.sheet.frame || this.sheet.frame.zoom !== zoom) return;
      for (const name of this.names) {
        ctx.save();
        ctx.translate(name.anchor.x - left, name.anchor.y - top);
        name.draw(ctx);
        ctx.restore();
      }
    },
  });

  return { layer: (...given) => new Layer(...given) };
})();
