// Sheets: canvases that lie in Leaflet's panes, which move with the map, and hold more of the world than
// the view by a margin. While the view stays within what they hold, panning paints nothing. When it
// leaves it, what the sheet held is shifted, and only what has come into sight is painted.
"use strict";

const RoundsmanSheets = (() => {
  const MARGIN_PX = 128;
  const GRID_PX = 4; // corners lie on whole pixels of the screen at its usual ratios too, so shifts are exact

  // A rectangle of the world in pixels of a zoom, all of them whole numbers.
  class Frame {
    constructor(zoom, left, top, width, height) {
      Object.assign(this, { zoom, scale: 2 ** zoom, left, top, width, height });
      this.box = { minX: left, minY: top, maxX: left + width, maxY: top + height };
    }

    // What a map shows now, and the margin around it.
    static around(map) {
      const { min, max } = map.getPixelBounds();
      const first = (at) => Math.floor((at - MARGIN_PX) / GRID_PX) * GRID_PX;
      const length = (from, to) => Math.ceil((to - from + 2 * MARGIN_PX) / GRID_PX + 1) * GRID_PX;
      return new Frame(map.getZoom(), first(min.x), first(min.y), length(min.x, max.x), length(min.y, max.y));
    }

    // Whether what a map shows, and so many pixels around it, lies within.
    holds(map, ahead = 0) {
      const { min, max } = map.getPixelBounds();
      return this.zoom === map.getZoom()
        && min.x - ahead >= this.box.minX && max.x + ahead <= this.box.maxX
        && min.y - ahead >= this.box.minY && max.y + ahead <= this.box.maxY;
    }

    get whole() {
      return { x: 0, y: 0, width: this.width, height: this.height };
    }

    // The parts of this frame that another one of the same size, so far to the left and above, has not.
    beyond(dx, dy) {
      const { width, height } = this;
      const beside = { x: dx > 0 ? width - dx : 0, y: 0, width: Math.abs(dx), height };
      const below = { x: dx < 0 ? -dx : 0, y: dy > 0 ? height - dy : 0, width: width - Math.abs(dx),
        height: Math.abs(dy) };
      return [beside, below].filter((part) => part.width > 0 && part.height > 0);
    }
  }

  class Sheet {
    constructor(className, pane) {
      this.canvas = L.DomUtil.create("canvas", className, pane);
      this.frame = null;
    }

    // Hold this frame from now on; gives the parts of it that are to be painted.
    turn(frame) {
      const before = this.frame;
      const ratio = window.devicePixelRatio || 1;
      if (frame === before && ratio === this.ratio) return [];
      const [dx, dy] = before ? [frame.left - before.left, frame.top - before.top] : [0, 0];
      const shifts = before && before.zoom === frame.zoom && ratio === this.ratio
        && before.width === frame.width && before.height === frame.height
        && Math.abs(dx) < frame.width && Math.abs(dy) < frame.height
        && Number.isInteger(dx * ratio) && Number.isInteger(dy * ratio);
      this.frame = frame;
      this.ratio = ratio;
      if (!shifts) {
        this.size(frame, ratio);
        return [frame.whole];
      }
      const ctx = this.canvas.getContext("2d");
      ctx.save();
      ctx.resetTransform();
      ctx.globalAlpha = 1;
      ctx.globalCompositeOperation = "copy";
      ctx.drawImage(this.canvas, -dx * ratio, -dy * ratio);
      ctx.restore();
      return frame.beyond(dx, dy);
    }

    size(frame, ratio) {
      this.canvas.width = Math.floor(frame.width * ratio);
      this.canvas.height = Math.floor(frame.height * ratio);
      this.canvas.style.width = `${frame.width}px`;
      this.canvas.style.height = `${frame.height}px`;
    }

    // What paints on it, in pixels of the frame.
    context() {
      const ctx = this.canvas.getContext("2d");
      ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      return ctx;
    }

    // Have a part painted anew by paint(context, part); nothing outside of it is touched.
    paint(part, paint) {
      const ctx = this.context();
      ctx.save();
      ctx.beginPath();
      ctx.rect(part.x, part.y, part.width, part.height);
      ctx.clip();
      ctx.clearRect(part.x, part.y, part.width, part.height);
      paint(ctx, part);
      ctx.restore();
    }

    // Lie where the frame belongs, also while the map is at another zoom.
    place(map) {
      if (!this.frame) return;
      const { left, top, zoom } = this.frame;
      const corner = map.latLngToLayerPoint(map.unproject([left, top], zoom));
      L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(map.getZoom(), zoom));
    }

    // Give the canvas and its memory back.
    remove() {
      this.canvas.width = 0;
      this.canvas.remove();
    }
  }

  // Whether a point of a frame lies in a part of it, or so near that something there reaches into it.
  const isNear = (part, x, y, reachX, reachY) => x > part.x - reachX && x < part.x + part.width + reachX
    && y > part.y - reachY && y < part.y + part.height + reachY;

  return { Frame, Sheet, isNear };
})();
