/* The form of a seller's link. Everything is on the phone at once; "Kirim" puts it into the outbox,
   and it goes from there once, also after hours without signal. Without this script the form goes
   as a form. */
import { kilobytes } from "../../ui/js/album.js";
import { fieldsOf, fill, removeDropped } from "../../ui/js/form-state.js";
import { newNumber } from "../../ui/js/number.js";
import { askForSync, clock, onNews } from "../../ui/js/outbox.js";
import { go, link, owner, person, site } from "./seller.js";
import { get, put, sheetsOf } from "../../ui/js/store.js";

const PAUSE = 400;
const FULL = "Tempat di HP penuh. Kirim begitu ada sinyal; jangan tutup halaman ini dulu.";
const form = document.querySelector("[data-about]");
const status = form.querySelector("[data-saved]");
const heading = document.querySelector("[data-heading]");
const away = document.querySelector("[data-away]");
const title = heading.textContent;
const isRejected = "unkept" in form.dataset;
let state = "writing"; // "waiting": in the outbox; "plain": the form goes as a form
let timer;

const keyNow = () => `${owner}/${form.elements.number.value}`;
const photosNow = () => new FormData(form).getAll("photos").filter(Boolean);
const isBlank = () => !form.elements.name.value.trim() && !photosNow().length;

const rowOf = () => ({
  key: keyNow(),
  person,
  site,
  draft: form.elements.number.value,
  base: link,
  who: `${link}siapa/`,
  url: location.pathname,
  page: `${location.pathname}?lembar=${form.elements.number.value}`,
  about: form.dataset.about,
  title: form.elements.name.value,
  fields: fieldsOf(form),
  photos: photosNow(),
  at: Date.now(),
  state,
});

const report = (words, tone = "") => {
  status.textContent = words;
  status.dataset.state = tone;
};

/* Keep it as it stands; gives whether there was room. */
async function keep() {
  clearTimeout(timer);
  try {
    await put("sheets", rowOf());
    report(`Tersimpan di HP ${clock()}`, "good");
    return true;
  } catch {
    report(FULL, "warn");
    return false;
  }
}

function keepSoon() {
  clearTimeout(timer);
  if (state === "writing" && !isBlank()) timer = setTimeout(keep, PAUSE);
}

/* The sheet that the address names; without one, what she has not sent yet. Of a good that readers
   have there is one sheet; new goods may wait for a signal side by side. */
const sheetNumber = new URLSearchParams(location.search).get("lembar");
const isHere = ({ about, draft, state: now }) =>
  about === form.dataset.about &&
  now !== "sent" &&
  (sheetNumber ? draft === sheetNumber : now !== "waiting" || about !== "baru");

/* What she wrote here before, under its own number. A form that the server gave back says more. A
   copy of the page brings the number of a good that may have gone already: a new one is made here. */
async function restore() {
  const row = isRejected ? await get("sheets", keyNow()) : (await sheetsOf(person)).find(isHere);
  if (!row && !isRejected) form.elements.number.value = newNumber();
  if (!row) return;
  if (!isRejected) {
    fill(form, row.fields);
    removeDropped(form, row);
  }
  form.dispatchEvent(new CustomEvent("sheet:photos", { detail: row.photos }));
  if (row.state === "waiting") show();
  else keepSoon();
}

const missing = () => {
  if (!form.elements.name.value.trim()) return "Tulis dulu nama barangnya.";
  return form.elements.price.value.trim() ? "" : "Tulis dulu harganya, misalnya 15rb.";
};

function sendAsForm() {
  state = "plain";
  form.requestSubmit(form.elements.send);
}

async function weightOf(names) {
  const photos = (await Promise.all(names.map((name) => get("photos", name)))).filter(Boolean);
  const left = photos.filter((photo) => photo.state !== "sent");
  const bytes = left.reduce((sum, photo) => sum + (photo.after || photo.before), 0);
  return bytes ? `${left.length} foto lagi, ${kilobytes(bytes)}` : "";
}

/* It is safe, and goes by itself. */
async function show() {
  state = "waiting";
  form.hidden = true;
  away.hidden = false;
  heading.textContent = navigator.onLine ? "Tersimpan di HP. Sedang dikirim." : waitingWords;
  const { name, price, unit } = form.elements;
  away.querySelector("[data-name]").textContent = name.value;
  away.querySelector("[data-price]").textContent = [price.value, unit.value]
    .filter(Boolean)
    .join(" per ");
  away.querySelector("[data-left]").textContent = await weightOf(photosNow());
}

const waitingWords = "Tersimpan di HP. Menunggu sinyal.";

function edit() {
  state = "writing";
  form.hidden = false;
  away.hidden = true;
  heading.textContent = title;
  keep();
}

async function submit(event) {
  if (event.defaultPrevented || state === "plain") return;
  event.preventDefault();
  const words = missing();
  if (words && !navigator.onLine) {
    report(words, "warn");
    return;
  }
  if (words) {
    sendAsForm();
    return;
  }
  state = "waiting";
  if (!(await keep())) {
    state = "writing";
    if (navigator.onLine) sendAsForm();
    return;
  }
  askForSync();
  await show();
  await go();
}

/* A phone may be on a network that brings nothing: what came of each try is said, not what it
   thinks. */
function sayOutcome({ detail: outcome }) {
  if (outcome === "waiting" && state === "waiting") heading.textContent = waitingWords;
}

async function follow({ key, state: now, words, cutAt, address }) {
  if (key !== keyNow() || state !== "waiting") return;
  if (now === "sent") location.assign(address);
  else if (now === "look") {
    state = "writing"; // the server says at which field
    form.hidden = false;
    sendAsForm();
  } else {
    away.querySelector("[data-words]").textContent = words;
    if (cutAt) heading.textContent = waitingWords;
    away.querySelector("[data-left]").textContent = await weightOf(photosNow());
  }
}

form.addEventListener("input", keepSoon);
form.addEventListener("submit", submit);
away.querySelector("[data-again]").addEventListener("click", go);
away.querySelector("[data-edit]").addEventListener("click", edit);
addEventListener("pagehide", () => {
  if (state === "writing" && !isBlank()) put("sheets", rowOf()).catch(() => {});
});
addEventListener("kimid:tried", sayOutcome);
onNews(follow);
restore().catch(() => {});
