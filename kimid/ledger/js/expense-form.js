/* An expense on the phone: the receipt is kept the moment it is photographed, and everything that is
   typed with it. "Ajukan" puts it into the outbox, and it goes from there once, also after hours
   without signal. Without this script the form goes as a form. */
import { ask, who } from "../../ui/js/api.js";
import { dataUrl, FULL, kilobytes, prepare, storePhoto } from "../../ui/js/album.js";
import { fieldsOf } from "../../ui/js/form-state.js";
import { newNumber } from "../../ui/js/number.js";
import { askForSync, deliver, onNews } from "../../ui/js/outbox.js";
import { discard, fileOf, get, put, sheetsOf } from "../../ui/js/store.js";
import { fillIn } from "../../ui/js/form-memory.js";
import { amountOf, rupiah } from "./cash-amount.js";
import { isTyped, lackOf } from "./expense-lacks.js";
import { nearDay } from "./near-day.js";
import { showGauge } from "./plan-gauge.js";

const PAUSE = 400;
const NO_ROOM = "Tempat di HP penuh. Kirim begitu ada sinyal; jangan tutup halaman ini dulu.";
const NO_PICTURE = "Berkas ini bukan foto. Potret notanya, atau pilih fotonya.";
const LATER = "Tersimpan di HP. Menunggu sinyal.";
const { person, site } = document.documentElement.dataset;
const form = document.querySelector("[data-expense]");
const away = document.querySelector("[data-away]");
const at = (name, place = form) => place.querySelector(`[data-${name}]`);
const saved = document.querySelector("[data-saved]");
const camera = form.elements.nota;
const { number, photos: receipt, amount, purpose, paper_on: day } = form.elements;
const isRejected = "unkept" in form.dataset;
let state = "writing"; // "waiting": in the outbox, or on its way
let storing = Promise.resolve();
let timer;

const keyNow = () => `${person}/${site}/${number.value}`;
const hasReceipt = () => Boolean(receipt.value || camera.files.length);
const isBlank = () => !receipt.value && !isTyped(amount) && !isTyped(purpose);

const rowOf = () => ({
  key: keyNow(),
  person,
  site,
  draft: number.value,
  url: location.pathname,
  page: `${location.pathname}?lembar=${number.value}`,
  title: `Belanja: ${purpose.value || "tanpa keterangan"}, ${rupiah(amountOf(amount.value))}`,
  fields: fieldsOf(form),
  photos: receipt.value ? [receipt.value] : [],
  at: Date.now(),
  state,
});

function report(words, tone = "") {
  saved.textContent = words;
  saved.dataset.state = tone;
}

/* Gives whether there was room. */
async function keep() {
  clearTimeout(timer);
  try {
    await put("sheets", rowOf());
    report("Tersimpan di HP", "good");
    return true;
  } catch {
    report(NO_ROOM, "warn");
    return false;
  }
}

function writeDay() {
  day.value = nearDay(day.value);
}

function keepSoon() {
  clearTimeout(timer);
  if (state === "writing" && !isBlank()) timer = setTimeout(keep, PAUSE);
}

const sayReceipt = (words) => {
  at("receipt-words").textContent = words;
};

async function showReceipt(name) {
  const blob = await fileOf(name);
  at("receipt-image").src = await dataUrl(blob);
  at("receipt").hidden = false;
  at("receipt-label").textContent = "Potret lagi";
  delete camera.parentElement.dataset.first;
  sayReceipt(`Nota tersimpan di HP, ${kilobytes(blob.size)}.`);
}

/* A PDF goes with the form as it is; what is neither says so at once. */
async function takeReceipt() {
  const [file] = camera.files;
  if (!file) return;
  if (file.type === "application/pdf") {
    receipt.value = "";
    at("receipt").hidden = true;
    sayReceipt(`${file.name}. PDF terkirim saat ada sinyal.`);
    return;
  }
  const name = newNumber(16);
  sayReceipt("Menyiapkan nota...");
  try {
    const url = form.dataset.receipts;
    await storePhoto(file, { person, site, url, name });
    const photo = await prepare(name);
    if (photo.state === "bad") throw new Error(photo.words);
    receipt.value = name;
    camera.value = "";
    await keep();
    await showReceipt(name);
  } catch (error) {
    if (error.message === FULL) return; // it goes with the form
    camera.value = "";
    sayReceipt(NO_PICTURE);
  }
}

/* The sheet that the address names; without one, what was typed here and never sent. */
const sheetNumber = new URLSearchParams(location.search).get("lembar");
const isHere = (row) =>
  row.url === location.pathname &&
  row.state !== "sent" &&
  (sheetNumber ? row.draft === sheetNumber : row.state === "writing");

/* A copy of the page brings a number that may have gone already: a new sheet has its own. */
async function restore() {
  const row = isRejected ? null : (await sheetsOf(person)).find(isHere);
  if (!row) {
    if (!isRejected) number.value = newNumber();
    if (receipt.value) await showReceipt(receipt.value).catch(() => {});
    return;
  }
  if (!location.search || sheetNumber) {
    fillIn(form, row.fields);
    number.value = row.draft;
    [receipt.value] = [...row.photos, ""];
    amount.dispatchEvent(new Event("input", { bubbles: true }));
    if (form.elements.no_paper_reason.value) form.querySelector("details").open = true;
    if (receipt.value) await showReceipt(receipt.value).catch(() => {});
  } else number.value = newNumber();
  if (row.state === "waiting") show();
  if (row.state === "look") refuse(row.words);
}

/* Why it was not taken, above the form. */
function refuse(words) {
  state = "writing";
  form.hidden = false;
  away.hidden = true;
  at("refused").hidden = false;
  at("refused").querySelector("span").textContent = words;
  at("refused").scrollIntoView({ block: "center" });
}

/* A file that the phone cannot keep goes at once. What was typed stays until it has arrived. */
async function sendFile() {
  state = "waiting";
  report("Mengirim");
  try {
    const { token } = await who();
    const [status, data] = await ask(location.pathname, { body: new FormData(form), token });
    if (status !== 200) return refuse(data.error);
    await discard(rowOf());
    return location.assign(data.address);
  } catch (error) {
    return refuse(`${error.message}. Isian tetap di HP ini; coba lagi nanti.`);
  }
}

function show() {
  state = "waiting";
  form.hidden = true;
  away.hidden = false;
  at("away-title", away).textContent = navigator.onLine
    ? "Tersimpan di HP. Sedang dikirim."
    : LATER;
  at("away-purpose", away).textContent = purpose.value;
  at("away-amount", away).textContent = rupiah(amountOf(amount.value));
  report("");
}

async function go() {
  const outcome = await deliver({ wait: true }).catch(() => "waiting");
  if (state === "waiting" && outcome !== "sent") at("away-title", away).textContent = LATER;
  if (outcome === "signed out") at("away-words", away).textContent = "Masuk lagi untuk mengirim.";
}

function edit() {
  state = "writing";
  form.hidden = false;
  away.hidden = true;
  keep();
}

async function submit(event) {
  if (event.defaultPrevented || !navigator.locks) return;
  event.preventDefault();
  if (state === "waiting") return; // a second tap is no second expense
  await storing;
  writeDay();
  at("refused").hidden = true;
  const [field, words] = lackOf(form, hasReceipt()) ?? [];
  if (field) {
    refuse(words);
    field.focus();
    return;
  }
  if (camera.files.length) return sendFile();
  state = "waiting";
  if (!(await keep())) {
    state = "writing";
    return;
  }
  askForSync();
  show();
  await go();
}

/* It has arrived, or the server has answered no. */
function follow({ key, state: now, words, cutAt, address }) {
  if (key !== keyNow() || state !== "waiting") return;
  if (now === "sent") location.assign(address);
  else if (now === "look") refuse(words);
  else {
    at("away-words", away).textContent = words ?? "";
    if (cutAt) at("away-title", away).textContent = LATER;
  }
}

camera.addEventListener("change", () => {
  storing = takeReceipt();
});
form.addEventListener("input", () => {
  keepSoon();
  showGauge(form);
});
day.addEventListener("change", writeDay);
form.addEventListener("submit", submit);
at("again", away).addEventListener("click", go);
at("edit", away).addEventListener("click", edit);
addEventListener("pagehide", () => {
  if (state === "writing" && !isBlank()) put("sheets", rowOf()).catch(() => {});
});
onNews(follow);
await restore().catch(() => {});
showGauge(form);
