// Stops as the day's layer paints them: which stand out, how large, how strong. A look is painted once
// and then copied.
"use strict";

const RoundsmanStops = (() => {
  const FILTERED = 0.12; // strength of what the filter leaves out
  const BESIDE = 0.6; // and of stops beside those of the selected route
  const REACH_PX = [90, 40]; // so far a stop reaches with what stands beside it
  const DONE = new Set(["completed", "cancelled", "not_attempted"]);
  const ASIDE = new Set(["planned", "released"]);

  class Painter {
    constructor(layer) {
      this.layer = layer;
      this.looks = new Map();
    }

    // Colours are others now.
    forget() {
      this.looks.clear();
    }

    // From afar what is done or merely planned is a small dot, and what needs a look stands out.
    radius(stop, id) {
      const { selection, zoom } = this.layer;
      const small = DONE.has(stop.state) ? 3 : ASIDE.has(stop.state) && !stop.late ? 4 : 5.5;
      const base = zoom < 12 ? small : zoom < 13 ? small + 1.5 : zoom < 15 ? 7.5 : 9;
      if (id === selection.stop) return base + 4;
      return stop.shift === selection.shift && stop.shift ? base + 1.5 : base;
    }

    // The stops of a part of the canvas, what matters most above the others.
    paint(ctx, part, ratio) {
      const { stops, spot } = this.layer;
      const ranks = [];
      for (const [id, stop] of stops) {
        const [x, y] = spot(stop.at);
        if (!RoundsmanSheets.isNear(part, x, y, ...REACH_PX)) continue;
        (ranks[this.rank(id, stop)] ||= []).push([id, stop, x, y]);
      }
      for (const rank of ranks) {
        for (const [id, stop, x, y] of rank || []) this.paintOne(ctx, id, stop, x, y, ratio);
      }
    }

    paintOne(ctx, id, stop, x, y, ratio) {
      const { palette, selection, chosen, zoom } = this.layer;
      const r = this.radius(stop, id);
      ctx.globalAlpha = this.strength(stop, id);
      this.stamp(ctx, x, y, r, stop, ratio);
      const isChosen = id === selection.stop || chosen.has(id);
      if (isChosen) RoundsmanShapes.chosen(ctx, x, y, r, palette);
      if (r > 7 && palette.states[stop.state].shape === "dot") this.number(ctx, x, y, r, stop);
      const isNamed = stop.late && ((zoom >= 14 && ctx.globalAlpha === 1) || isChosen);
      if (isNamed) RoundsmanShapes.label(ctx, x + r + 26, y - r, stop.late, palette.late, palette);
    }

    // On whole pixels of the screen.
    stamp(ctx, x, y, r, stop, ratio) {
      const key = [stop.state, stop.square, stop.dashed, stop.late !== "", r, ratio].join();
      const half = Math.ceil(r * 1.5) + 5;
      let picture = this.looks.get(key);
      if (!picture) {
        picture = document.createElement("canvas");
        picture.width = picture.height = 2 * half * ratio;
        const fresh = picture.getContext("2d");
        fresh.scale(ratio, ratio);
        const { palette } = this.layer;
        RoundsmanShapes.stop(fresh, half, half, r, { ...palette.states[stop.state],
          square: stop.square, dashed: stop.dashed, late: stop.late !== "" }, palette);
        this.looks.set(key, picture);
      }
      const [left, top] = [Math.round((x - half) * ratio) / ratio, Math.round((y - half) * ratio) / ratio];
      ctx.drawImage(picture, left, top, 2 * half, 2 * half);
    }

    rank(id, stop) {
      const { selection } = this.layer;
      const look = DONE.has(stop.state) ? 0 : ASIDE.has(stop.state) ? 1 : 2;
      return (id === selection.stop ? 32 : 0) + (stop.late ? 16 : 0)
        + (stop.shift && stop.shift === selection.shift ? 8 : 0) + look;
    }

    strength(stop, id) {
      const { shown, selection, chosen } = this.layer;
      if (shown && !shown.has(id)) return FILTERED;
      const other = selection.shift && stop.shift !== selection.shift;
      return other && !shown && !chosen.has(id) ? BESIDE : 1;
    }

    number(ctx, x, y, r, stop) {
      if (!stop.number) return;
      ctx.font = `600 ${Math.round(r * (stop.number > 99 ? 0.95 : 1.2))}px sans-serif`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillStyle = this.layer.palette.panel;
      ctx.fillText(`${stop.number}`, x, y + 0.5);
    }
  }

  return { Painter };
})();
