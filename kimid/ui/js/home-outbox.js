/* Home says what waits on this phone, and that it has gone, by itself. */
import { clock, onNews } from "./outbox.js";
import { lineOf } from "./outbox-line.js";
import { sheetsOf } from "./store.js";

const { person, site } = document.documentElement.dataset;
const box = document.querySelector("[data-home-outbox]");
const seen = new Set(); // keys of rows that waited on this page
const outbox = box.querySelector("a").href;

async function draw() {
  const rows = (await sheetsOf(person)).filter((row) => row.site === site);
  for (const { key, state } of rows) if (state === "waiting") seen.add(key);
  const line = lineOf(rows, clock, { seen });
  box.hidden = !line;
  if (!line) return;
  const words = box.querySelector("[data-row-state]");
  box.querySelector("a").href = line.address || outbox;
  box.querySelector("[data-row-title]").textContent = line.title;
  if (words.textContent !== line.words) words.textContent = line.words;
  words.dataset.state = line.tone;
}

onNews(draw);
addEventListener("pageshow", draw);
draw();
