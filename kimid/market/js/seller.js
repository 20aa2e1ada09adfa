/* What a seller wrote on this phone goes by her link, whichever page of it is open: she has no
   account, so her rows say themselves where to ask whose phone this is. */
import { Busy, repeat } from "../../ui/js/api.js";
import { deliver, onNews } from "../../ui/js/outbox.js";
import { all, discard, get, put, sheetsOf, tidy } from "../../ui/js/store.js";

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;
export const { link, owner } = document.querySelector("[data-link]").dataset;
export const [person, site] = owner.split("/");
const box = document.querySelector("[data-unsent]");
let pause = FIRST_PAUSE;
let timer;
let worker = null; // answers for the next page, also where this one came before it

/* Send what waits; when that breaks off, again after a while that grows up to five minutes. What
   came of each try (see deliver()) is the detail of "kimid:tried". */
export async function go() {
  clearTimeout(timer);
  const outcome = await deliver().catch((error) => {
    if (!(error instanceof Busy)) throw error;
    ({ pause } = error);
    return "later";
  });
  await showUnsent();
  dispatchEvent(new CustomEvent("kimid:tried", { detail: outcome }));
  if (["sent", "nothing"].includes(outcome)) {
    pause = FIRST_PAUSE;
    return;
  }
  timer = setTimeout(go, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

/* A new link of the same seller takes over what was written by the old one. */
async function takeOver() {
  for (const row of (await sheetsOf(person)).filter(({ base }) => base && base !== link)) {
    const moved = (address) => address?.replace(row.base, link);
    for (const photo of await all("photos"))
      if (row.photos.includes(photo.name))
        await put("photos", { ...photo, url: moved(photo.url), state: anew(photo) });
    await put("sheets", {
      ...row,
      base: link,
      who: moved(row.who),
      url: moved(row.url),
      page: moved(row.page),
      state: row.state === "look" ? "waiting" : row.state,
    });
  }
}

/* What the old link could not bring is tried again. */
const anew = ({ state }) => (state === "bad" ? "waiting" : state);

/* The page shows what was sent as a form: this phone needs no copy of it. */
async function forgetSent() {
  for (const { dataset } of document.querySelectorAll("[data-sent]")) {
    const row = await get("sheets", `${owner}/${dataset.sent}`);
    if (row && row.state !== "sent") await discard(row);
  }
}

const WORDS = { waiting: "Menunggu sinyal", look: "Belum diterima", sent: "Terkirim" };

function itemOf(row) {
  const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector("[data-name]").textContent = row.title || "Barang baru";
  item.querySelector("[data-words]").textContent = row.words || WORDS[row.state];
  item.querySelector("a").href = row.state === "sent" ? row.address : row.page;
  return item;
}

async function showUnsent() {
  if (!box) return;
  const rows = (await sheetsOf(person)).filter(({ state, sentAt }) =>
    state === "sent" ? sentAt > performance.timeOrigin : state !== "writing",
  );
  box.hidden = !rows.length;
  box.querySelector("ul").replaceChildren(...rows.map(itemOf));
}

const NO_SIGNAL = "Tidak ada sinyal, jadi belum tercatat. Tekan lagi kalau sinyal sudah ada.";

/* Her goods and the empty form, which the worker has without signal, too. */
const AT_HAND = [link, `${link}baru/`];
const isAtHand = ({ pathname }) =>
  navigator.serviceWorker?.controller && AT_HAND.includes(pathname);

/* Without signal a press would lead away for nothing. The form of a good goes through the outbox;
   all else stays here, and says that nothing was noted. */
function stayHere(event) {
  const pressed = event.target.closest("form:not([data-about]), main a[href^='/']");
  if (navigator.onLine || !pressed || isAtHand(pressed)) return;
  event.preventDefault();
  const words = document.querySelector("[data-no-signal]") ?? document.createElement("p");
  Object.assign(words.dataset, { noSignal: "", state: "warn" });
  words.className = "saved";
  words.role = "status";
  pressed.after(words);
  words.textContent = NO_SIGNAL;
}

/* The worker of her link takes along what she needs without signal, once nothing waits to be sent. */
async function takeAlong() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  await repeat(() => serviceWorker.register("/jual/pelayan.js"));
  worker = (await serviceWorker.ready).active;
  worker.postMessage({ keep: link });
}

addEventListener("submit", stayHere);
addEventListener("click", (event) => event.target.closest("a") && stayHere(event));
addEventListener("online", () => {
  document.querySelector("[data-no-signal]")?.remove();
  pause = FIRST_PAUSE;
  go();
});
addEventListener("visibilitychange", () => document.hidden || go());
onNews(() => showUnsent());
// a browser without its store sends forms as forms
await takeOver()
  .then(forgetSent)
  .then(go)
  .then(() => tidy())
  .catch(() => {});
takeAlong().catch(() => {});
