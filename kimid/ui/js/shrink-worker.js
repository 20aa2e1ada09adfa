/* Makes one photo small beside the page, so that nobody waits for a key meanwhile. */
import { shrinkWith } from "./shrink-drawing.js";

const hands = {
  canvasOf: (width, height) => new OffscreenCanvas(width, height),
  blobOf: (canvas, type, quality) => canvas.convertToBlob({ type, quality }),
};

addEventListener("message", async ({ data: file }) => {
  try {
    const blob = await shrinkWith(file, hands, (glimpse) => postMessage({ glimpse }));
    postMessage({ blob });
  } catch {
    postMessage({}); // the page tries once more
  }
});
