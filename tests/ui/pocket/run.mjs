// Reads from stdin what a phone has, gives what its scripts make of it: photos that are shrunk, and
// what home says of the outbox. The scripts run as the browser has them.
import { lineOf } from "../../../kimid/ui/js/outbox-line.js";
import { shrinkWith } from "../../../kimid/ui/js/shrink-drawing.js";

let text = "";
for await (const chunk of process.stdin) text += chunk;

const pen = { fillRect: () => {}, drawImage: () => {} };

/* `weight` is how many bytes a pixel of this photo takes at the best quality. */
async function shrunk({ width, height, weight }) {
  const steps = [];
  const hands = {
    canvasOf: (across, down) => ({ width: across, height: down, getContext: () => pen }),
    blobOf: async (canvas, type, quality) => {
      const size = Math.round(canvas.width * canvas.height * weight * quality);
      steps.push([canvas.width, quality, Math.round(size / 1024)]);
      return { size, type };
    },
  };
  globalThis.createImageBitmap = async () => ({ width, height, close: () => {} });
  const glimpses = [];
  const { size } = await shrinkWith(null, hands, () => glimpses.push(steps.length));
  return { kilobytes: Math.round(size / 1024), tries: steps.length - 1, glimpses, steps };
}

const { photos = [], homes = [] } = JSON.parse(text);
const clock = (at) => `${at / 60_000}`;
process.stdout.write(
  JSON.stringify({
    photos: await Promise.all(photos.map((photo) => shrunk(photo))),
    homes: homes.map(({ rows, now, seen }) => lineOf(rows, clock, { now, seen: new Set(seen) })),
  }),
);
