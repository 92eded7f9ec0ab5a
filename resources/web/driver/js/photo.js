// Pictures from the camera, made small before they are stored: a day's photos must fit on the phone
// and go through a bad connection.

const LONGEST_PX = 1600;
const QUALITY = 0.8;

/** A picture of at most 1600 px as JPEG. Rejects where the file is no picture that the browser knows. */
export async function shrink(file) {
  const image = await decoded(file);
  const scale = Math.min(1, LONGEST_PX / Math.max(image.width, image.height));
  const canvas = blank(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  if (image.close) image.close();
  return encoded(canvas, "image/jpeg", QUALITY);
}

/** Turned upright as the camera noted it. */
async function decoded(file) {
  if (window.createImageBitmap) return createImageBitmap(file, { imageOrientation: "from-image" });
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}

/** White paper of a size in pixels. */
export function blank(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = token("--paper");
  pen.fillRect(0, 0, width, height);
  return canvas;
}

/** A colour of the tokens. */
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function encoded(canvas, type, quality) {
  return new Promise((resolve, reject) => {
    const done = (blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made.")));
    canvas.toBlob(done, type, quality);
  });
}
