// Signing with a finger.

import { h } from "./dom.js";
import { blank, encoded, token } from "./photo.js";
import { sheet } from "./sheets.js";

const WIDTH_PX = 900; // of the picture that is kept
const LEAST_INK_PX = 40; // less is a slip of the finger

/** What a finger draws, as strokes of points in shares of the pad's width, so that turning the phone
 *  loses nothing. */
export class Pad {
  constructor(canvas) {
    this.canvas = canvas;
    this.strokes = [];
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { this.stroke = null; });
  }

  #point(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.width];
  }

  #down(event) {
    if (this.stroke) return; // the ball of the hand
    this.canvas.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.stroke = [this.#point(event)];
    this.strokes.push(this.stroke);
    this.draw();
  }

  #move(event) {
    if (!this.stroke || event.pointerId !== this.pointer) return;
    const points = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const one of points.length ? points : [event]) this.stroke.push(this.#point(one));
    this.draw();
  }

  clear() {
    this.strokes = [];
    this.draw();
  }

  /** The length of all strokes, as a share of the pad's width. */
  get ink() {
    const length = (stroke) => stroke.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - stroke[i][0], y - stroke[i][1]), 0);
    return this.strokes.reduce((sum, stroke) => sum + length(stroke), 0);
  }

  get isEmpty() {
    return this.ink * this.canvas.clientWidth < LEAST_INK_PX;
  }

  draw() {
    const { clientWidth, clientHeight } = this.canvas;
    const dense = Math.min(3, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: clientWidth * dense, height: clientHeight * dense });
    this.#ink(this.canvas, clientWidth * dense);
  }

  #ink(canvas, width) {
    const pen = canvas.getContext("2d");
    Object.assign(pen, { strokeStyle: token("--ink"), lineWidth: width / 130, lineCap: "round", lineJoin: "round" });
    for (const stroke of this.strokes) {
      const points = stroke.map(([x, y]) => [x * width, y * width]);
      pen.beginPath();
      pen.moveTo(...points[0]);
      // through the middles of the points, which rounds off the corners of a slow sensor
      points.slice(1).forEach(([x, y], i) => pen.quadraticCurveTo(...points[i], (points[i][0] + x) / 2, (points[i][1] + y) / 2));
      pen.lineTo(...points[points.length - 1]);
      pen.stroke();
    }
  }

  /** The signature as PNG, dark on white. */
  async picture() {
    const { clientWidth, clientHeight } = this.canvas;
    const canvas = blank(WIDTH_PX, Math.round((WIDTH_PX * clientHeight) / clientWidth));
    this.#ink(canvas, WIDTH_PX);
    return encoded(canvas, "image/png");
  }
}

/** Let somebody sign; the picture, or null. */
export function sign(app, name) {
  const { t } = app;
  return sheet("full", (close) => {
    const canvas = h("canvas.pad", { "aria-label": t("proof_signature") });
    const pad = new Pad(canvas);
    new ResizeObserver(() => pad.draw()).observe(canvas);
    const status = h("p.error", { role: "alert" });
    const done = async () => {
      if (pad.isEmpty) status.textContent = t("sign_first");
      else close(await pad.picture());
    };
    return [
      h("h2", { dir: "auto" }, t("sign_here", { name: name || "" })),
      canvas,
      status,
      h("div.row",
        h("button.second", { type: "button", onclick: () => close(null) }, t("cancel")),
        h("button.second", { type: "button", onclick: () => pad.clear() }, t("clear"))),
      h("button.main", { type: "button", onclick: done }, t("done")),
    ];
  });
}
