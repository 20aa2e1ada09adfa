/* One photo made small enough for a village signal: at most 1600 px on its longer side and 300 KB.
   It is drawn anew, so the place and the camera that stood in the file stay on the phone. */
const MOST = 300 * 1024;
const SIDE = 1600;
const NARROWEST = 500;
const GLIMPSE = 192;
const BEST = 0.82;
const LEAST = 0.5;

/* Safari writes no WebP and answers with PNG instead; then JPEG it is. */
async function encode(canvas, quality, { blobOf }) {
  for (const type of ["image/webp", "image/jpeg"]) {
    const blob = await blobOf(canvas, type, quality);
    if (blob?.type === type) return blob;
  }
  throw new Error("this browser writes neither WebP nor JPEG");
}

function draw(picture, scale, { canvasOf }) {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = canvasOf(width, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/* How good the next try may be, from how heavy the last one was: each costs a slow phone a second. */
const nextQuality = (quality, weight) => {
  if (quality === BEST && weight < 1.3) return 0.72;
  return quality > 0.62 && weight < 1.6 ? 0.62 : LEAST;
};

/* At this size and at most this quality: the Blob, or how much too heavy even the least is. */
async function lightest(picture, scale, best, hands) {
  const canvas = draw(picture, scale, hands);
  let quality = best;
  let blob = await encode(canvas, quality, hands);
  while (blob.size > MOST && quality > LEAST) {
    quality = nextQuality(quality, blob.size / MOST);
    blob = await encode(canvas, quality, hands);
  }
  return blob.size <= MOST || canvas.width <= NARROWEST ? { blob } : { weight: blob.size / MOST };
}

/* The small photo as a Blob; `onGlimpse` gets a tiny one as soon as the file could be read. Fails
   when it is no picture that this browser can read. `hands` are those of a page or of a worker:
   `canvasOf` makes a canvas, `blobOf` writes it. */
export async function shrinkWith(file, hands, onGlimpse) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const side = Math.max(picture.width, picture.height);
    const tiny = draw(picture, Math.min(1, GLIMPSE / side), hands);
    onGlimpse(await encode(tiny, 0.7, hands));
    let scale = Math.min(1, SIDE / side);
    let made = await lightest(picture, scale, BEST, hands);
    while (!made.blob) {
      scale *= Math.min(0.8, Math.sqrt(1 / made.weight));
      made = await lightest(picture, scale, LEAST, hands);
    }
    return made.blob;
  } finally {
    picture.close();
  }
}
