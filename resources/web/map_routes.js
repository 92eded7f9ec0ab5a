// Routes: their legs as points, and how they are painted and found under the pointer. Places are kept
// as world pixels at zoom 0; a view is {scale, left, top} and says where they lie on a canvas or the screen.
"use strict";

const RoundsmanRoutes = (() => {
  const WORLD = 256;
  const REACH_PX = 4; // half of the widest line

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

  // Give a route its paths and the box they lie in; one that comes without legs has those it had.
  function lay(route, known) {
    route.paths = route.legs ? route.legs.map(legPoints) : known.paths;
    route.boxes = route.legs ? route.paths.map((path) => boxOf([path])) : known.boxes;
    route.box = route.legs ? boxOf(route.paths) : known.box;
  }

  function boxOf(paths) {
    const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
    for (const path of paths) {
      for (const [x, y] of path) {
        box.minX = Math.min(box.minX, x);
        box.maxX = Math.max(box.maxX, x);
        box.minY = Math.min(box.minY, y);
        box.maxY = Math.max(box.maxY, y);
      }
    }
    return box;
  }

  // Whether what lies in a box of the world reaches into a part of the canvas.
  function isInPart({ minX, minY, maxX, maxY }, { scale, left, top }, part) {
    return maxX * scale - left >= part.x - REACH_PX && minX * scale - left <= part.x + part.width + REACH_PX
      && maxY * scale - top >= part.y - REACH_PX && minY * scale - top <= part.y + part.height + REACH_PX;
  }

  // What is driven is thin, what is ahead is not; the selected one is strong.
  function paint(ctx, route, view, part, colour, ground, strong) {
    if (!isInPart(route.box, view, part)) return;
    const seen = (path, n) => isInPart(route.boxes[n], view, part);
    const done = route.paths.filter((path, n) => n < route.done && seen(path, n));
    const ahead = route.paths.filter((path, n) => n >= route.done && seen(path, n));
    ctx.lineJoin = "round";
    ctx.lineCap = "round";
    const width = strong ? 4.5 : 2.6;
    ctx.setLineDash([]);
    trace(ctx, done.concat(ahead), view, ground, width + 2.2);
    trace(ctx, done, view, colour, width * 0.5);
    if (route.dashed) ctx.setLineDash([9, 6]);
    trace(ctx, ahead, view, colour, width);
  }

  // Points less than half a pixel from the last one drawn cannot be told from it.
  function trace(ctx, paths, { scale, left, top }, colour, width) {
    ctx.beginPath();
    for (const path of paths) {
      let lastX = Infinity;
      let lastY = Infinity;
      path.forEach((point, i) => {
        const x = point[0] * scale - left;
        const y = point[1] * scale - top;
        if (i === 0) ctx.moveTo(x, y);
        else if (i < path.length - 1 && Math.abs(x - lastX) + Math.abs(y - lastY) < 0.5) return;
        else ctx.lineTo(x, y);
        lastX = x;
        lastY = y;
      });
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  function segmentDistance(px, py, [ax, ay], [bx, by]) {
    const dx = bx - ax;
    const dy = by - ay;
    const length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
    return Math.hypot(px - ax - t * dx, py - ay - t * dy);
  }

  // The route that runs within some pixels of a point of the screen: [id, route] or null.
  function nearest(routes, x, y, view, reach) {
    const px = (x + view.left) / view.scale;
    const py = (y + view.top) / view.scale;
    let least = reach / view.scale;
    let best = null;
    for (const [id, route] of routes) {
      const { minX, minY, maxX, maxY } = route.box;
      if (px < minX - least || px > maxX + least || py < minY - least || py > maxY + least) continue;
      for (const path of route.paths) {
        for (let i = 1; i < path.length; i++) {
          const away = segmentDistance(px, py, path[i - 1], path[i]);
          if (away < least) {
            least = away;
            best = [id, route];
          }
        }
      }
    }
    return best;
  }

  return { world, lay, paint, nearest };
})();
