/* The outbox: what waits on this phone, what needs a look, what is only kept, what has left.
   Redrawn whenever something moves. */
import { kilobytes } from "./album.js";
import { clock, onNews } from "./outbox.js";
import { discard, get, sheetsOf } from "./store.js";

const { person, site } = document.documentElement.dataset;
const box = document.querySelector("[data-outbox]");
const model = box.querySelector("template");
const newest = new URLSearchParams(location.search).get("baru");
const DAY = 86_400_000;
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
  if (row.state === "sent") return ["good", `Terkirim ${when(row.sentAt)}`];
  if (row.state === "look") return ["bad", row.words];
  if (row.state !== "waiting")
    return ["", row.inHouse ? "Tersimpan juga di kimid" : "Tersimpan di HP, belum dikirim"];
  if (Date.now() - row.at > DAY)
    return ["warn", "Belum terkirim sejak kemarin. Coba di tempat yang ada sinyal."];
  return row.words?.startsWith("Mengirim")
    ? ["good", row.words]
    : ["warn", row.words || "Menunggu sinyal"];
}

async function moreOf(row) {
  if (row.state === "sent") return "";
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
  row.state === "sent"
    ? row.address
    : row.settle || (row.page.endsWith("/tulis/") ? `${row.page}?lembar=${row.draft}` : row.page);

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

const partOf = (row) => (["waiting", "look", "sent"].includes(row.state) ? row.state : "writing");

async function draw() {
  const rows = (await sheetsOf(person)).filter(
    (row) => row.site === site && (row.state !== "sent" || Date.now() - row.sentAt < 2 * DAY),
  );
  for (const part of box.querySelectorAll("[data-part]")) {
    const own = rows.filter((row) => partOf(row) === part.dataset.part);
    part.hidden = !own.length;
    part.querySelector("[data-count]")?.replaceChildren(String(own.length));
    part.querySelector("[data-rows]").replaceChildren(...(await Promise.all(own.map(elementOf))));
  }
  box.querySelector("[data-nothing]").hidden = rows.some((row) => row.state !== "sent");
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
