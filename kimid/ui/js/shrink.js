/* One photo made small enough for a village signal: at most 1600 px on its longer side and 300 KB.
   It is drawn anew, so the place and the camera that stood in the file stay on the phone. */
const MOST = 300 * 1024;
const SIDE = 1600;
const NARROWEST = 500;

/* Safari writes no WebP and answers with PNG instead; then JPEG it is. */
async function encode(canvas, quality) {
  for (const type of ["image/webp", "image/jpeg"]) {
    const blob = await new Promise((done) => canvas.toBlob(done, type, quality));
    if (blob?.type === type) return blob;
  }
  throw new Error("this browser writes neither WebP nor JPEG");
}

function draw(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/* The small photo as a Blob. Fails when the file is no picture that this browser can read. */
export async function shrink(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    let scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    for (;;) {
      const canvas = draw(picture, scale);
      for (const quality of [0.82, 0.72, 0.62, 0.5]) {
        const blob = await encode(canvas, quality);
        if (blob.size <= MOST || (quality === 0.5 && canvas.width <= NARROWEST)) return blob;
      }
      scale *= 0.8;
    }
  } finally {
    picture.close();
  }
}
