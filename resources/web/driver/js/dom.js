// Making elements. Text is only ever text: nothing here parses HTML.

/** An element: `h("button.main", { onclick }, "Go", child)`. False, null and undefined are left out. */
export function h(name, ...rest) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  const first = rest[0];
  const isAttributes = first && typeof first === "object" && !(first instanceof Node) && !Array.isArray(first);
  if (isAttributes) setAll(element, rest.shift());
  element.append(...rest.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const TOUCHES = ["onclick", "onsubmit"];

/** What a touch sets off is not set off again before it is over: a slow phone is touched twice. */
function once(handler) {
  let atWork = null;
  return (event) => {
    if (atWork) {
      event.preventDefault();
      return;
    }
    const work = handler(event);
    if (work instanceof Promise) atWork = work.finally(() => { atWork = null; });
  };
}

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (TOUCHES.includes(name)) element.addEventListener(name.slice(2), once(value));
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ICONS = {
  navigate: "M12 2 20 21 12 16.5 4 21Z",
  call: "M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2Z",
  now: "M12 21s7-6.5 7-11.5A7 7 0 0 0 5 9.5C5 14.5 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  list: "M4 6h16M4 12h16M4 18h10",
  messages: "M4 5h16v11H9l-5 4Z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5 8 12l7 7",
  camera: "M4 8h4l2-3h4l2 3h4v11H4ZM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  sign: "M4 18c3-8 6-12 8-11s-4 9-2 9 3-4 5-4 0 4 5 3M4 21h16",
  scan: "M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M8 8v8M12 8v8M16 8v8",
  key: "M7 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM11 13h10v4M17 13v3",
  money: "M3 7h18v10H3ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  note: "M6 3h12v18l-6-3-6 3Z",
  problem: "M12 4 22 20H2ZM12 10v4M12 17h.01",
  pause: "M8 5v14M16 5v14",
  load: "M4 8l8-4 8 4v8l-8 4-8-4ZM4 8l8 4 8-4M12 12v8",
  queue: "M12 19V6M6 11l6-6 6 6M5 21h14",
  settings: "M5 7h9M18 7h1M5 17h1M10 17h9M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  end: "M6 21V4h11l-2 4 2 4H6",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 2",
  tick: "M5 13l4 4L19 7",
  cross: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  pin: "M12 3v5M12 16v5M3 12h5M16 12h5M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  person: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21a8 8 0 0 1 16 0",
  age: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 9l1.5-1v8M13 12a2 2 0 1 0 2-2 2 2 0 0 0 0-2 2 2 0 1 0 0 8 2 2 0 0 0 0-4",
};

/** A drawing of 24 x 24, decoration only. */
export function icon(name) {
  const shape = svg("path", { d: ICONS[name] });
  return svg("svg", { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" }, shape);
}

export const byId = (id) => document.getElementById(id);
