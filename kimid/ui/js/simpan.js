/* Nothing typed is ever lost: at once on this phone, after a pause as a draft in the house, and words that say which. */
import { ask, NoSignal, SignedOut } from "./line.js";
import { newNumber } from "./number.js";
import { anew, apart, askWhoSent, fill, fieldsOf, isEmpty, isTouched, rowOf, saysNothing, saysTheSame, wordsOf } from "./paper.js";
import { clock } from "./sending.js";
import { change, get, letGo, put, sheetsOf } from "./store.js";

export const form = document.querySelector("[data-sheet]");
const saved = document.querySelector("[data-saved]");
const [person, site] = form.dataset.sheet.split("/");
export const owner = { person, site };
const keepAt = form.dataset.keep, unkept = "unkept" in form.dataset; // `unkept`: the page shows what was sent and not taken
const asked = new URLSearchParams(location.search), isNew = location.pathname.endsWith("/tulis/") && !unkept;

export const tell = (words, state = "") => { if (saved) { saved.textContent = words; saved.dataset.state = state; } };

if (isNew) form.elements.draft.value = form.elements.sheet.value = asked.get("lembar") ?? newNumber(); // a page from the phone has an old one
const keyNow = () => rowOf(form, owner).key;
const shown = wordsOf(form), early = isTouched(form); // `early`: somebody typed while the page was still coming
let inHouse = unkept ? "" : shown, later, busy = null, stopped = false, leaving = false, writing = null, again = false, kept = null;

/* Keep all of it on the phone. While one is being written, the next waits and takes the newest. */
export async function keep(facts = {}) {
  if (writing && !Object.keys(facts).length) { again = true; return writing; }
  const row = rowOf(form, owner, facts);
  writing = change("sheets", row.key, (old) => {
    if (!facts.state && old?.state === "waiting" && JSON.stringify(old.fields) === JSON.stringify(row.fields)) return old; // it may go on waiting
    return kept = { ...(old?.state === "sent" ? {} : old), words: "", cutAt: 0, inHouse: false, address: "", ...row };
  });
  try {
    await writing;
    if (isNew && !location.search) history.replaceState(null, "", `?lembar=${row.draft}`);
    if (!facts.state && !again) tell(isEmpty(form) && !row.photos.length ? "" : keepAt && !stopped ? "Tersimpan di HP" : `Tersimpan di HP ${clock()}`, "good");
    return true;
  } catch { tell("Belum tersimpan: tempat di HP penuh", "warn"); return false; } finally {
    writing = null;
    if (again) { again = false; keep(); }
  }
}

/* One try to keep it in the house. A broken signal is no fault: it tries again. */
async function toHouse() {
  clearTimeout(later);
  const now = wordsOf(form), hasPhotos = form.querySelector(".strip [data-state=good]");
  if (!keepAt || stopped || leaving || busy || now === inHouse || (isEmpty(form) && !hasPhotos)) return;
  try {
    busy = ask(keepAt, { body: new URLSearchParams(fieldsOf(form)), token: form.elements.csrfmiddlewaretoken.value, seconds: 20 });
    settle(await busy, now);
  } catch (error) {
    if (error instanceof NoSignal) { tell("Menunggu sinyal", "warn"); later = setTimeout(toHouse, 15_000); } else {
      stopped = true; // signed out: the phone keeps it
      tell(`Aman di HP. ${error instanceof SignedOut ? "Masuk lagi untuk menyimpan." : error.message}`, "warn");
    }
  } finally { busy = null; }
}

function settle([status, said], now) {
  if (status === 200) {
    inHouse = now;
    form.elements.base.value = said.base;
    if (!leaving) history.replaceState(null, "", said.address);
    if (wordsOf(form) !== now) { later = setTimeout(toHouse, 2_000); return; }
    change("sheets", keyNow(), (row) => row && { ...row, inHouse: !form.querySelector(".strip [data-state=kept], .strip [data-state=busy]") });
    tell(`Tersimpan ${said.at}`, "good");
  } else if (status === 422) tell(`Tersimpan di HP. ${said.error ?? ""}`, "warn");
  else { stopped = true; tell(`Aman di HP. ${said.error ?? ""}`, "warn"); } // somebody else wrote: the button brings both together
}

export const changed = () => { if (leaving) return; keep(); clearTimeout(later); later = setTimeout(toHouse, 2_000); };
form.addEventListener("input", changed);
addEventListener("pagehide", () => { if (!leaving && kept?.state === "writing" && wordsOf(form) !== inHouse) put("sheets", { ...kept, ...rowOf(form, owner) }); });
addEventListener("online", toHouse);
addEventListener("pageshow", () => { leaving = false; });

/* Nothing is written behind the back of whoever sends: stop, and wait for what is on its way. */
export async function leave() { leaving = true; clearTimeout(later); await busy?.catch(() => {}); await writing; }
export const stay = () => { leaving = false; };

/* Show a kept row in this sheet. */
export function use(row) {
  fill(form, row.fields);
  form.dispatchEvent(new CustomEvent("sheet:photos", { detail: row.photos }));
  if (isNew) history.replaceState(null, "", `?lembar=${row.draft}`);
  askWhoSent(form, row);
  if (row.words && row.state === "look") form.dispatchEvent(new CustomEvent("sheet:refused", { detail: row.words }));
  later = setTimeout(toHouse, 2_000);
}

/* This sheet's own copy comes back by itself when it was asked for; any other that the house never got is offered. Who comes back to a
   sheet that was sent, empty as it is, writes another story. */
async function find() {
  const was = await get("sheets", keyNow()), own = isNew && was?.state === "sent" ? void anew(form, newNumber()) : was;
  askWhoSent(form, own);
  const startsHere = isNew || (keepAt && !unkept && !own?.inHouse && new Map(own?.fields).get("base") === form.elements.base.value);
  if (own && own.state !== "sent" && startsHere) return early || wordsOf(form) !== shown ? setApart(own) : use(own);
  const rows = own ? [own] : keepAt && isEmpty(form) ? await sheetsOf(person) : [];
  const row = rows.find((each) => each.site === site && !each.inHouse && !saysNothing(each) && each.state === "writing" && (each === own || each.page.endsWith("/tulis/") || keepAt));
  if (!row || saysTheSame(row, form)) return unkept || early ? changed() : undefined;
  offer(row);
}

/* Who typed before the phone had looked has two sheets: what is in the form goes on under its number, what was kept is offered. */
async function setApart(own) {
  const row = apart(own, newNumber());
  await put("sheets", row);
  changed();
  offer(row);
}

function offer(row) {
  const box = document.querySelector("[data-found-again]");
  if (!box) return;
  box.querySelector("[data-found-words]").textContent =
    `“${row.title || "Tanpa judul"}”, ${new Date(row.at).toLocaleDateString("id-ID", { day: "numeric", month: "long" })} ${clock(row.at)}`;
  box.hidden = false;
  box.querySelector("[data-found-drop]").addEventListener("click", () => { letGo(row); box.hidden = true; });
  box.querySelector("[data-found-use]").addEventListener("click", () => { use(row); box.hidden = true; });
}
form.dispatchEvent(new CustomEvent("sheet:ready"));
find().catch(() => {}); // a browser without its store writes as it did before
