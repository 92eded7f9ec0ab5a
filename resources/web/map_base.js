// The base map: what protomaps-leaflet paints from the region's PMTiles archive, in our tokens.
// Layers and fields are those of the Protomaps basemap schema (earth, landuse, water, roads,
// buildings, boundaries, places). Nothing here knows of orders or drivers.
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
  const kindIs = (...kinds) => (zoom, feature) => kinds.includes(feature.props.kind);
  const isArea = (kind) => (zoom, feature) =>
    feature.geomType === P.GeomType.Polygon && (!kind || feature.props.kind === kind);
  const grow = (...steps) => (zoom) => P.exp(1.5, steps)(zoom);

  const area = (dataLayer, fill, filter) => ({
    dataLayer, filter, symbolizer: new P.PolygonSymbolizer({ fill }),
  });
  const line = (color, width, filter, minzoom, dataLayer = "roads") => ({
    dataLayer, filter, minzoom, symbolizer: new P.LineSymbolizer({ color, width }),
  });

  const ROADS = [
    // kind, width by zoom, from which zoom it is painted, whether it is a major road
    ["minor_road", grow([12, 0.6], [14, 2.2], [16, 6], [18, 13]), 12, false],
    ["medium_road", grow([10, 0.7], [14, 3.4], [16, 7.5], [18, 15]), 10, false],
    ["major_road", grow([8, 0.8], [12, 2.4], [15, 6], [18, 16]), 7, true],
    ["highway", grow([6, 1], [12, 3], [15, 7], [18, 18]), 5, true],
  ];

  function paintRules(c) {
    const roads = ROADS.flatMap(([kind, width, from, major]) => [
      line(major ? c.major_casing : c.road_casing, (z) => width(z) + (z < 12 ? 1 : 1.6),
        kindIs(kind), from),
    ]).concat(ROADS.map(([kind, width, from, major]) =>
      line(major ? c.major : c.road, width, kindIs(kind), from)));
    return [
      area("earth", c.earth),
      area("landuse", c.built, kindIs("residential", "industrial", "commercial", "retail",
        "hospital", "school", "university", "college")),
      area("landuse", c.green, kindIs("park", "cemetery", "golf_course", "grass", "grassland",
        "meadow", "scrub", "village_green", "playground", "allotments", "pitch", "nature_reserve",
        "recreation_ground", "protected_area", "orchard", "vineyard")),
      area("landuse", c.wood, kindIs("wood", "forest")),
      area("water", c.water, isArea()),
      line(c.water, grow([8, 0.7], [12, 2], [15, 5], [18, 12]), kindIs("river", "canal"), 8, "water"),
      line(c.water, grow([12, 0.5], [16, 1.6], [18, 3]), kindIs("stream", "ditch", "drain"), 12, "water"),
      area("buildings", c.buildings),
      line(c.path, grow([14, 0.6], [18, 2]), kindIs("path", "other"), 14),
      ...roads,
      line(c.rail, grow([8, 0.6], [14, 1.4], [18, 3]), kindIs("rail"), 8),
      { dataLayer: "boundaries", filter: (zoom, f) => Number(f.props.kind_detail) <= 2,
        symbolizer: new P.LineSymbolizer({ color: c.boundary, width: 1, dash: [4, 3], dashColor: c.boundary,
          dashWidth: 1 }) },
    ];
  }

  function labelRules(c) {
    const halo = { stroke: c.halo, width: 2.4, fill: c.label, labelProps: ["name"] };
    const street = (minzoom, font, ...kinds) => ({
      dataLayer: "roads", minzoom, filter: kindIs(...kinds),
      symbolizer: new P.LineLabelSymbolizer({ ...halo, font }),
    });
    return [
      { dataLayer: "places", minzoom: 7, filter: kindIs("locality"),
        sort: (a, b) => (a.min_zoom || 99) - (b.min_zoom || 99),
        symbolizer: new P.CenteredTextSymbolizer({
          ...halo, lineHeight: 1.4,
          font: (zoom, f) => (f && ["city", "town"].includes(f.props.kind_detail)
            ? "600 13px sans-serif" : "500 11px sans-serif"),
        }) },
      street(14, "500 11px sans-serif", "highway", "major_road"),
      street(15, "400 11px sans-serif", "medium_road"),
      street(16, "400 11px sans-serif", "minor_road"),
    ];
  }

  // A Leaflet layer over the archive. maxDataZoom is the deepest zoom the archive holds.
  function layer(url, maxDataZoom, colours) {
    return P.leafletLayer({
      url, maxDataZoom, attribution: "", noWrap: true,
      paintRules: paintRules(colours), labelRules: labelRules(colours),
      backgroundColor: colours.outside,
    });
  }

  return { layer };
})();
