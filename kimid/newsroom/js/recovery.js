/* What this phone kept of a sheet comes back. */
import {
  fill,
  isBlank,
  isEmpty,
  isSame,
  removeDropped,
  showSenderQuestion,
  startOver,
  underNumber,
  wordsOf,
} from "../../ui/js/form-state.js";
import { newNumber } from "../../ui/js/number.js";
import { clock } from "../../ui/js/outbox.js";
import { discard, get, put, sheetsOf } from "../../ui/js/store.js";
import {
  draftUrl,
  form,
  isNew,
  isRejected,
  isTouchedEarly,
  owner,
  wordsAtStart,
} from "./story-form.js";

/* This sheet's own copy comes back by itself when it was asked for; any other that the server never
   got is offered. */
export async function recover(autosave) {
  const own = await ownCopy(autosave.key);
  showSenderQuestion(form, own);
  if (own && own.state !== "sent" && startsHere(own)) {
    const isTyping = isTouchedEarly || wordsOf(form) !== wordsAtStart;
    return isTyping ? splitOff(own, autosave) : use(onThisPage(own), autosave);
  }
  const row = await unsentCopy(own);
  if (!row || isSame(row, form))
    return isRejected || isTouchedEarly ? autosave.changed() : undefined;
  return offer(row, autosave);
}

/* Who comes back to a sheet that was sent, empty as it is, writes another story. */
async function ownCopy(key) {
  const row = await get("sheets", key);
  if (!isNew || row?.state !== "sent") return row;
  startOver(form, newNumber());
  return undefined;
}

const startsHere = (own) =>
  isNew || (draftUrl && !isRejected && !own.inHouse && (isBasedOnPage(own) || isSentByUs(own)));

const isBasedOnPage = ({ fields }) => new Map(fields).get("base") === form.elements.base.value;

/* The server took what this phone had sent, and its answer was lost. */
const isSentByUs = ({ sent }) => sent === wordsAtStart;

const onThisPage = (own) => {
  if (!isSentByUs(own)) return own;
  const { value } = form.elements.base;
  const fields = own.fields.map((field) => (field[0] === "base" ? ["base", value] : field));
  return { ...own, fields };
};

async function unsentCopy(own) {
  const others = draftUrl && isEmpty(form) ? () => sheetsOf(owner.person) : () => [];
  const rows = own ? [own] : await others();
  return rows.find(
    (row) =>
      row.site === owner.site &&
      !row.inHouse &&
      !isBlank(row) &&
      row.state === "writing" &&
      (row === own || row.page.endsWith("/tulis/") || draftUrl),
  );
}

// On a slow line some scripts of the page run long after this one, and hear nothing before.
const scriptsHaveRun = new Promise((done) => {
  addEventListener("DOMContentLoaded", done, { once: true });
});

/* Show a copy in this sheet. */
async function use(row, autosave) {
  removeDropped(form, row);
  form.dispatchEvent(new CustomEvent("sheet:photos", { detail: row.photos }));
  fill(form, row.fields); // last: what is written from here on has all of it
  if (isNew) history.replaceState(null, "", `?lembar=${row.draft}`);
  showSenderQuestion(form, row);
  autosave.saveSoon();
  await scriptsHaveRun;
  form.dispatchEvent(new CustomEvent("sheet:filled"));
  if (row.words && row.state === "look")
    form.dispatchEvent(new CustomEvent("sheet:refused", { detail: row.words }));
}

/* Who typed before the phone had looked has two sheets: what is in the form goes on under its
   number, the copy is offered. */
async function splitOff(own, autosave) {
  const row = underNumber(own, newNumber());
  await put("sheets", row);
  autosave.changed();
  offer(row, autosave);
}

function offer(row, autosave) {
  const box = document.querySelector("[data-found-again]");
  if (!box) return;
  const title = row.title || "Tanpa judul";
  const day = new Date(row.at).toLocaleDateString("id-ID", { day: "numeric", month: "long" });
  box.querySelector("[data-found-words]").textContent = `“${title}”, ${day} ${clock(row.at)}`;
  box.hidden = false;
  const answer = (selector, act) =>
    box.querySelector(selector).addEventListener("click", () => {
      act();
      box.hidden = true;
    });
  answer("[data-found-drop]", () => discard(row));
  answer("[data-found-use]", () => use(row, autosave));
}
