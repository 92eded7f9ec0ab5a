// The state of a stop: colour and shape and word, the same as on the dispatcher's board. A pickup is a
// square where a delivery is a dot.

import { h, svg } from "./dom.js";
import { SHAPES } from "./tokens.js";

const MARKS = {
  chevron: ["path", { d: "M8 6l4 4-4 4", class: "cut" }],
  pause: ["path", { d: "M8 7v6M12 7v6", class: "cut" }],
  tick: ["path", { d: "M6.5 10.5l2.5 2.5 4.5-5.5", class: "cut" }],
  cross: ["path", { d: "M7 7l6 6M13 7l-6 6", class: "cut" }],
};

function body(isSquare, attributes) {
  return isSquare
    ? svg("rect", { x: 2.5, y: 2.5, width: 15, height: 15, rx: 1, ...attributes })
    : svg("circle", { cx: 10, cy: 10, r: 8, ...attributes });
}

/** The mark of a state, 20 x 20. */
export function mark(state, isPickup) {
  const shape = SHAPES[state] || "ring";
  const parts = [];
  if (shape === "ring" || shape === "struck") parts.push(body(isPickup, { class: "hollow" }));
  else if (shape === "half") {
    parts.push(body(isPickup, { class: "hollow" }));
    parts.push(svg("path", { d: isPickup ? "M10 2.5H2.5v15H10Z" : "M10 2a8 8 0 0 0 0 16Z", class: "full" }));
  } else parts.push(body(isPickup, { class: "full" }));
  if (shape === "struck") parts.push(svg("path", { d: "M4 16 16 4", class: "hollow" }));
  if (MARKS[shape]) parts.push(svg(...MARKS[shape]));
  return svg("svg", { viewBox: "0 0 20 20", class: `mark state-${state}`, "aria-hidden": "true" }, ...parts);
}

/** Mark and word of a stop's state. */
export function stateLabel(stop, t) {
  return h(`span.state.state-${stop.state}`, mark(stop.state, stop.kind === "pickup"), t(`state_${stop.state}`));
}
