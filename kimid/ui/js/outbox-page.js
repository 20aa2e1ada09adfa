/* The outbox: what waits on this phone and what needs a look; folded, what nobody has sent yet, and
   sheets that were opened and never written. What has arrived is not listed. Redrawn whenever
   something moves. */
import { kilobytes } from "./album.js";
import { isUntouched } from "./blank-sheets.js";
import { clock, onNews } from "./outbox.js";
import { discard, get, sheetsOf } from "./store.js";

const { person, site } = document.documentElement.dataset;
const box = document.querySelector("[data-outbox]");
const model = box.querySelector("template");
const newest = new URLSearchParams(location.search).get("baru");
const DAY = 86_400_000;
let blanks = []; // rows of old sheets in which nobody has written
const SIGNAL = {
  good: ["good", "Ada sinyal", "Yang menunggu sedang dikirim. HP boleh dikunci."],
  weak: ["warn", "Sinyal lemah", "Dikirim sepotong demi sepotong. Yang putus dilanjutkan sendiri."],
  none: [
    "warn",
    "Sedang tidak ada sinyal",
    "Anda tetap bisa menulis. Semua tersimpan di HP ini dan terkirim sendiri begitu ada sinyal.",
  ],
  busy: [
    "warn",
    "kimid sedang tersendat",
    "Bukan HP Anda. Semua masih di HP ini, dan terkirim sendiri begitu kimid pulih.",
  ],
  out: [
    "warn",
    "Masuk lagi sebentar",
    "Sudah lama tidak dipakai. Tulisan Anda masih ada, dan terkirim sesudah Anda masuk.",
  ],
};

const when = (at) =>
  Date.now() - at < DAY && new Date(at).getDate() === new Date().getDate()
    ? clock(at)
    : new Date(at).toLocaleDateString("id-ID", { day: "numeric", month: "long" });

/* State and the line below it, in words. */
function stateOf(row) {
  if (row.state === "look") return ["bad", row.words];
  if (isUntouched(row)) return ["", `Dibuka ${when(row.at)}`];
  if (row.state !== "waiting")
    return ["", row.inHouse ? "Tersimpan juga di kimid" : "Tersimpan di HP, belum dikirim"];
  if (Date.now() - row.at > DAY)
    return ["warn", "Belum terkirim sejak kemarin. Coba di tempat yang ada sinyal."];
  return row.words?.startsWith("Mengirim")
    ? ["good", row.words]
    : ["warn", row.words || "Menunggu sinyal"];
}

async function moreOf(row) {
  const photos = (
    await Promise.all(row.photos.filter(Boolean).map((name) => get("photos", name)))
  ).filter(Boolean);
  const bytes = photos.reduce((sum, photo) => sum + (photo.after || 300_000), 0);
  const size = photos.length
    ? `${photos.length} foto, ${kilobytes(bytes)}`
    : kilobytes(JSON.stringify(row.fields).length);
  if (!row.cutAt) return size;
  const next = photos.findIndex((photo) => photo.state !== "sent") + 1;
  const goesOn = next ? `Lanjut dari foto ke-${next}. ` : "";
  return `Putus tadi ${clock(row.cutAt)}. ${goesOn}${size}`;
}

const leadsTo = (row) =>
  row.settle || (row.page.endsWith("/tulis/") ? `${row.page}?lembar=${row.draft}` : row.page);

async function elementOf(row) {
  const item = model.content.firstElementChild.cloneNode(true);
  const [tone, words] = stateOf(row);
  const state = item.querySelector("[data-row-state]");
  const bar = item.querySelector("progress");
  item.querySelector("a").href = leadsTo(row);
  item.querySelector("[data-row-title]").textContent = row.title || "Tanpa judul";
  Object.assign(state, { textContent: words }).dataset.state = tone;
  item.querySelector("[data-row-more]").textContent = await moreOf(row);
  bar.hidden = row.state !== "waiting" || !row.done;
  bar.value = row.done ?? 0;
  showDrop(item.querySelector("[data-row-drop]"), row);
  return item;
}

/* What was not taken may be thrown away, after a second tap. */
function showDrop(button, row) {
  button.hidden = row.state !== "look";
  button.addEventListener("click", async () => {
    if (button.dataset.kind === "quiet") {
      button.dataset.kind = "bad";
      button.textContent = "Ya, buang dari HP ini";
      return;
    }
    await discard(row);
    redraw();
  });
}

/* A blank sheet of today may be open in another tab. */
function partOf(row) {
  if (["waiting", "look", "sent"].includes(row.state)) return row.state;
  if (!isUntouched(row)) return "writing";
  return Date.now() - row.at > DAY ? "blank" : "";
}

async function draw() {
  const rows = (await sheetsOf(person)).filter((row) => row.site === site);
  const ofPart = (name) => rows.filter((row) => partOf(row) === name);
  for (const part of box.querySelectorAll("[data-part]")) {
    const own = ofPart(part.dataset.part);
    part.hidden = !own.length;
    part.querySelector("[data-count]").replaceChildren(String(own.length));
    part.querySelector("[data-rows]").replaceChildren(...(await Promise.all(own.map(elementOf))));
  }
  const isWaiting = ofPart("waiting").length + ofPart("look").length > 0;
  box.querySelector("[data-nothing]").hidden = isWaiting;
  showLast(Math.max(0, ...ofPart("sent").map((row) => row.sentAt)));
  blanks = ofPart("blank");
  showOldest(blanks.at(-1));
}

function showOldest(row) {
  if (row) box.querySelector("[data-oldest]").textContent = when(row.at);
}

function showLast(at) {
  const line = box.querySelector("[data-last]");
  line.hidden = !at;
  line.textContent = at
    ? `Terkirim terakhir ${when(at)}. Yang sudah sampai tidak ditulis di sini.`
    : "";
}

/* Written in since the page was drawn? Then it stays. */
async function tidyBlanks() {
  for (const { key } of blanks) {
    const row = await get("sheets", key);
    if (row && partOf(row) === "blank") await discard(row);
  }
  redraw();
}

function toggleBlanks({ currentTarget: button }) {
  const list = box.querySelector("#kosong");
  list.hidden = !list.hidden;
  button.setAttribute("aria-expanded", String(!list.hidden));
}

async function space() {
  const { quota, usage } = await navigator.storage.estimate();
  const most = Math.min(quota, 200 * 1048576);
  const free = Math.max(0, most - usage);
  box.querySelector("[data-space]").hidden = false;
  box.querySelector("progress[id]").value = Math.min(100, (100 * usage) / most);
  box.querySelector("[data-space-words]").textContent =
    `${Math.round(usage / 1048576)} MB dari ${Math.round(most / 1048576)} MB. Cukup untuk ±${Math.floor(free / 800_000)} foto lagi.`;
}

const signal = (state) => {
  const [tone, title, more] = SIGNAL[state] ?? SIGNAL.good;
  const note = box.querySelector("[data-signal-box]");
  note.dataset.tone = tone;
  note.querySelector("[data-signal-title]").textContent = title;
  note.querySelector("[data-signal-more]").textContent = more;
};
addEventListener("kimid:signal", (event) => signal(event.detail));
if (document.documentElement.dataset.line) signal(document.documentElement.dataset.line);
box
  .querySelector("[data-try]")
  .addEventListener("click", () => dispatchEvent(new CustomEvent("kimid:go")));

box.querySelector("[data-tidy]").addEventListener("click", tidyBlanks);
box.querySelector("[data-show]").addEventListener("click", toggleBlanks);

let drawing = Promise.resolve();
let soon;
const redraw = () => {
  clearTimeout(soon);
  soon = setTimeout(() => {
    drawing = drawing.then(draw);
  }, 100);
};
onNews((news) => {
  if (news.state === "sent" && newest && news.key === `${person}/${site}/${newest}`)
    return location.replace(news.address);
  return redraw();
});
document.querySelector("[data-without-script]").hidden = true;
await draw();
box.hidden = false;
space().catch(() => {});
