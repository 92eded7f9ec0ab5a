// Hands on the map: a stop is dragged by its mark, several are chosen with Shift and a line around them
// (a box is a line, too) or one by one with Ctrl. What is dragged leaves the page: the desktop carries it,
// and asks what lies under it by roundsmanHands.under(x, y).
//
// Page to desktop, by QWebChannel object "hands": take(stop id), toggle(stop id),
// enclose([stop id], more).
"use strict";

const roundsmanHands = (() => {
  const DRAGGED_PX = 6;
  let map = null;
  let layer = null;
  let desk = null;
  let line = null; // points of the line that is being drawn
  let held = null; // {id, x, y}: a stop that is pressed
  let swallow = false; // the click that ends a drag is none
  const canvas = document.createElement("canvas");

  function start(theMap, theLayer, hands) {
    [map, layer, desk] = [theMap, theLayer, hands];
    map.boxZoom.disable();
    canvas.className = "hands-canvas";
    const box = map.getContainer();
    box.appendChild(canvas);
    box.addEventListener("mousedown", press, true);
    window.addEventListener("mousemove", move, true);
    window.addEventListener("mouseup", release, true);
    box.addEventListener("click", click, true);
  }

  function place(event) {
    const box = map.getContainer().getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  function stopAt(x, y) {
    const hit = layer.hit(x, y);
    return hit && hit.kind === "stops" ? hit.id : "";
  }

  function press(event) {
    if (!desk || layer.drawing || event.button !== 0 || event.target.closest(".leaflet-control")) return;
    swallow = false;
    const [x, y] = place(event);
    if (event.shiftKey) {
      line = [[x, y]];
      event.stopPropagation();
      event.preventDefault();
      return;
    }
    const id = stopAt(x, y);
    if (!id) return;
    held = { id, x, y };
    event.stopPropagation(); // the map stays where it is
  }

  function move(event) {
    const [x, y] = place(event);
    if (line) {
      line.push([x, y]);
      draw();
      event.stopPropagation();
    } else if (held && event.buttons !== 1) {
      held = null;
    } else if (held && Math.hypot(x - held.x, y - held.y) > DRAGGED_PX) {
      desk.take(held.id);
      held = null;
      swallow = true;
    }
  }

  function release(event) {
    held = null;
    if (!line) return;
    const around = line;
    line = null;
    draw();
    swallow = true;
    if (around.length > 2) desk.enclose(within(around), event.ctrlKey || event.metaKey);
  }

  function click(event) {
    const [x, y] = place(event);
    const id = event.ctrlKey || event.metaKey ? stopAt(x, y) : "";
    if (id) desk.toggle(id);
    if (!id && !swallow) return;
    swallow = false;
    event.stopPropagation();
  }

  // The shown stops inside a line.
  function within(around) {
    layer.aim();
    return [...layer.stops]
      .filter(([id, stop]) => (!layer.shown || layer.shown.has(id))
        && isInside(layer.screen(stop.at), around))
      .map(([id]) => id);
  }

  // Even-odd rule: a ray to the right crosses the line an odd number of times.
  function isInside([x, y], around) {
    let inside = false;
    around.forEach(([ax, ay], i) => {
      const [bx, by] = around[(i + 1) % around.length];
      if ((ay > y) !== (by > y) && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    });
    return inside;
  }

  function draw() {
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    if (!line) return;
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.beginPath();
    line.forEach(([x, y]) => ctx.lineTo(x, y));
    ctx.closePath();
    ctx.strokeStyle = layer.palette.accent;
    ctx.fillStyle = layer.palette.accent;
    ctx.lineWidth = 1.5;
    ctx.globalAlpha = 0.12;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.stroke();
  }

  // What something is held over: [kind, id], both empty for nothing.
  function under(x, y) {
    const hit = layer.hit(x, y);
    return hit ? [hit.kind, hit.id] : ["", ""];
  }

  return { start, under, within };
})();
