// How stops, depots and vehicles are drawn on a canvas: the same shapes as ui/desktop/shapes.py.
// Every function draws around (x, y) with radius r and takes its colours from the tokens.
"use strict";

const RoundsmanShapes = (() => {
  const TURN = 2 * Math.PI;

  function outline(ctx, x, y, r, square) {
    ctx.beginPath();
    if (square) {
      const side = r * 0.9;
      ctx.rect(x - side, y - side, 2 * side, 2 * side);
    } else {
      ctx.arc(x, y, r, 0, TURN);
    }
  }

  function strokes(ctx, x, y, r, ...lines) {
    ctx.beginPath();
    for (const points of lines) {
      points.forEach(([dx, dy], i) => {
        if (i === 0) ctx.moveTo(x + dx * r, y + dy * r);
        else ctx.lineTo(x + dx * r, y + dy * r);
      });
    }
    ctx.lineWidth = Math.max(1.4, r * 0.26);
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    ctx.stroke();
  }

  const MARKS = {
    chevron: [[[-0.2, -0.45], [0.3, 0], [-0.2, 0.45]]],
    pause: [[[-0.25, -0.4], [-0.25, 0.4]], [[0.25, -0.4], [0.25, 0.4]]],
    tick: [[[-0.45, 0.05], [-0.1, 0.4], [0.45, -0.35]]],
    cross: [[[-0.35, -0.35], [0.35, 0.35]], [[0.35, -0.35], [-0.35, 0.35]]],
  };

  // stop: {shape, colour, square, dashed, late}; palette: the theme's tokens
  function stop(ctx, x, y, r, look, palette) {
    ctx.setLineDash([]);
    outline(ctx, x, y, r + (r < 5 ? 1 : 1.5), look.square);
    ctx.fillStyle = palette.panel;
    ctx.fill();
    const hollow = ["ring", "struck", "half"].includes(look.shape);
    const roomForMark = r >= 5;
    outline(ctx, x, y, hollow ? r - 1 : r, look.square);
    if (hollow) {
      ctx.lineWidth = 2;
      ctx.strokeStyle = look.colour;
      ctx.stroke();
    } else {
      ctx.fillStyle = look.colour;
      ctx.fill();
    }
    if (look.shape === "half") half(ctx, x, y, r - 1, look);
    ctx.strokeStyle = hollow ? look.colour : palette.panel;
    if (look.shape === "struck") strokes(ctx, x, y, r, [[-0.95, 0.95], [0.95, -0.95]]);
    if (MARKS[look.shape] && roomForMark) strokes(ctx, x, y, r, ...MARKS[look.shape]);
    if (look.dashed) dashes(ctx, x, y, r + 3, look, palette);
    if (look.late) clock(ctx, x + r * 0.85, y - r * 0.85, Math.max(4, r * 0.62), palette);
  }

  // A ring around a stop that is chosen.
  function chosen(ctx, x, y, r, palette) {
    ctx.beginPath();
    ctx.arc(x, y, r + 5, 0, TURN);
    ctx.setLineDash([]);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = palette.accent;
    ctx.stroke();
  }

  function half(ctx, x, y, r, look) {
    ctx.save();
    outline(ctx, x, y, r, look.square);
    ctx.clip();
    ctx.fillStyle = look.colour;
    ctx.fillRect(x - r, y - r, r, 2 * r);
    ctx.restore();
  }

  function dashes(ctx, x, y, r, look, palette) {
    outline(ctx, x, y, r, look.square);
    ctx.setLineDash([3, 2]);
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = palette.text;
    ctx.stroke();
    ctx.setLineDash([]);
  }

  function clock(ctx, x, y, r, palette) {
    ctx.beginPath();
    ctx.arc(x, y, r + 1, 0, TURN);
    ctx.fillStyle = palette.panel;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(x, y, r, 0, TURN);
    ctx.fillStyle = palette.late;
    ctx.fill();
    ctx.strokeStyle = palette.on_late;
    strokes(ctx, x, y, r, [[0, -0.6], [0, 0], [0.45, 0.2]]);
  }

  function depot(ctx, x, y, r, palette) {
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x - r, y - r * 0.1);
    ctx.lineTo(x, y - r);
    ctx.lineTo(x + r, y - r * 0.1);
    ctx.lineTo(x + r * 0.75, y - r * 0.1);
    ctx.lineTo(x + r * 0.75, y + r * 0.8);
    ctx.lineTo(x - r * 0.75, y + r * 0.8);
    ctx.lineTo(x - r * 0.75, y - r * 0.1);
    ctx.closePath();
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = palette.panel;
    ctx.stroke();
    ctx.fillStyle = palette.text;
    ctx.fill();
    ctx.fillStyle = palette.panel;
    ctx.fillRect(x - r * 0.22, y + r * 0.15, r * 0.44, r * 0.65);
  }

  // vehicle: {initials, colour, bearing (degrees, null when unknown), lost (grey), silence (a word on a
  // plate, "" while it is heard)}; one that says nothing, parked or lost, heads nowhere
  function vehicle(ctx, x, y, r, look, palette) {
    const colour = look.lost ? palette.stale : look.colour;
    ctx.setLineDash([]);
    if (look.bearing !== null && !look.silence) heading(ctx, x, y, r, look.bearing, colour, palette);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, TURN);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = palette.panel;
    ctx.stroke();
    ctx.fillStyle = palette.panel;
    ctx.font = `600 ${Math.round(r * 0.95)}px sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(look.initials, x, y + 0.5);
    if (look.silence) pill(ctx, x, y + r + 6, look.silence, palette);
  }

  function heading(ctx, x, y, r, bearing, colour, palette) {
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate((bearing * Math.PI) / 180);
    ctx.beginPath();
    ctx.moveTo(-r * 0.62, -r * 0.8);
    ctx.lineTo(0, -r - 8);
    ctx.lineTo(r * 0.62, -r * 0.8);
    ctx.closePath();
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = palette.panel;
    ctx.stroke();
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.restore();
  }

  // A small plate with a word on it, readable over anything.
  function pill(ctx, x, y, text, palette) {
    ctx.font = "600 10px sans-serif";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const wide = ctx.measureText(text).width / 2 + 5;
    ctx.beginPath();
    ctx.roundRect(x - wide, y - 7, 2 * wide, 14, 7);
    ctx.fillStyle = palette.panel;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = palette.stale;
    ctx.stroke();
    ctx.fillStyle = palette.text;
    ctx.fillText(text, x, y + 0.5);
  }

  function label(ctx, x, y, text, colour, palette) {
    ctx.font = "600 11px sans-serif";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3;
    ctx.strokeStyle = palette.panel;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  // Closed roads: a barrier of two colours along each piece.
  function closed(ctx, lines, palette) {
    const along = (width, colour, dashes) => {
      ctx.setLineDash(dashes);
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.beginPath();
      for (const [[x, y], [toX, toY]] of lines) {
        ctx.moveTo(x, y);
        ctx.lineTo(toX, toY);
      }
      ctx.stroke();
    };
    ctx.lineCap = "butt";
    along(9, palette.panel, []);
    along(6, palette.states.failed.colour, []);
    along(4, palette.panel, [5, 6]);
    ctx.setLineDash([]);
  }

  // What is being drawn: its points, and what lies between them; an area is closed and faintly filled.
  function drawing(ctx, points, area, palette) {
    if (!points.length) return;
    ctx.setLineDash([]);
    ctx.lineJoin = "round";
    ctx.lineCap = "round";
    ctx.beginPath();
    points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    if (area && points.length > 2) {
      ctx.closePath();
      ctx.globalAlpha = 0.15;
      ctx.fillStyle = palette.accent;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    for (const [width, colour] of [[6, palette.panel], [3, palette.accent]]) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.stroke();
    }
    for (const [x, y] of points) {
      ctx.beginPath();
      ctx.arc(x, y, 5, 0, TURN);
      ctx.fillStyle = palette.panel;
      ctx.fill();
      ctx.lineWidth = 2.5;
      ctx.strokeStyle = palette.accent;
      ctx.stroke();
    }
  }

  return { stop, chosen, depot, vehicle, label, closed, drawing };
})();
