/* A photo made small: beside the page where the browser can, else in it. */
import { shrinkWith } from "./shrink-drawing.js";

const hands = {
  canvasOf: (width, height) => Object.assign(document.createElement("canvas"), { width, height }),
  blobOf: (canvas, type, quality) =>
    new Promise((done) => {
      canvas.toBlob(done, type, quality);
    }),
};

/* Gives nothing when a worker cannot do it: the script did not come, or it draws no pictures. */
const besideThePage = (file, onGlimpse) =>
  new Promise((done) => {
    const worker = new Worker(new URL("./shrink-worker.js", import.meta.url), { type: "module" });
    const end = (blob) => {
      worker.terminate(); // with all that it had in mind
      done(blob);
    };
    worker.addEventListener("error", () => end());
    worker.addEventListener("message", ({ data }) => {
      if (data.glimpse) onGlimpse(data.glimpse);
      else end(data.blob);
    });
    worker.postMessage(file);
  });

/* The small photo as a Blob, and a tiny one for `onGlimpse` before. Fails when the file is no picture
   that this browser can read. */
export async function shrink(file, onGlimpse = () => {}) {
  const canLeave = "Worker" in globalThis && "OffscreenCanvas" in globalThis;
  const blob = canLeave && (await besideThePage(file, onGlimpse).catch(() => null));
  return blob || shrinkWith(file, hands, onGlimpse);
}
