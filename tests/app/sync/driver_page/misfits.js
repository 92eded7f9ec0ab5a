// What does not fit the phone on the screen that is shown, in words. Run in the page.
() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  const screen = document.querySelector(".screen");
  const thumb = document.querySelector(".thumb:not([hidden])");
  const pressed = "button, a[href], select, summary, input:not([type=file]), label.tick, label.file, textarea";
  if (screen.scrollWidth > screen.clientWidth) found.push(`the screen is ${screen.scrollWidth} px wide`);
  const root = document.scrollingElement;
  if (root.scrollHeight > innerHeight + 1) found.push(`the page is ${root.scrollHeight} px high, not only its screen`);
  if (screen.clientHeight < 150) found.push(`only ${screen.clientHeight} px are left for the screen`);
  if (thumb && thumb.getBoundingClientRect().bottom > innerHeight + 0.5) found.push("the thumb's buttons are cut");
  for (const element of document.querySelectorAll(pressed)) {
    const box = element.getBoundingClientRect();
    const inLabel = element.tagName === "INPUT" && element.closest("label.tick"); // the label is pressed
    if (!box.width || inLabel) continue;
    const name = `${element.tagName} ${element.id || element.className} "${element.textContent.slice(0, 30)}"`;
    if (box.height < 47.5 || box.width < 44) found.push(`${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`);
    if (box.left < -0.5 || box.right > width + 0.5) found.push(`${name} sticks out: ${box.left} to ${box.right}`);
    const isCut = element.tagName === "BUTTON" && element.scrollWidth > element.clientWidth + 1;
    if (isCut) found.push(`${name} does not hold its words`);
  }
  return found;
}
