/* The sheet of a story on this page: its form, whose it is, and the words that say where its text
   is. */
import { isTouched, wordsOf } from "../../ui/js/form-state.js";
import { newNumber } from "../../ui/js/number.js";
import { isPersistent } from "../../ui/js/persistence.js";

export const form = document.querySelector("[data-sheet]");
const status = document.querySelector("[data-saved]");
const [person, site] = form.dataset.sheet.split("/");
export const owner = { person, site };
// where the server takes a draft; nowhere when the group has the story already
export const draftUrl = form.dataset.keep;
// the page shows what was sent and not taken
export const isRejected = "unkept" in form.dataset;
export const isNew = location.pathname.endsWith("/tulis/") && !isRejected;

if (isNew)
  // a page from the phone has an old number
  form.elements.draft.value = form.elements.sheet.value =
    new URLSearchParams(location.search).get("lembar") ?? newNumber();

export const wordsAtStart = wordsOf(form);
// somebody typed while the page was still coming
export const isTouchedEarly = isTouched(form);

export const report = (words, tone = "") => {
  if (!status) return;
  status.textContent = words;
  status.dataset.state = tone;
};

/* That it is on this phone only, and that the browser may clear it away. */
const risk = form.querySelector("[data-at-risk]");
export async function showRisk(isOnPhoneOnly) {
  if (risk) risk.hidden = !isOnPhoneOnly || (await isPersistent());
}

/* What the server has to say of the title beside the verdict of a fact check. */
const note = form.querySelector("[data-headline-advice]");
export const showAdvice = (words) => {
  if (!note) return;
  note.querySelector("p").textContent = words;
  note.hidden = !words;
};

/* Whether a photo of the sheet is in one of these states: `good` is on the server, `kept` on this
   phone, `busy` on its way to either. */
export const hasPhotos = (...states) =>
  states.some((state) => form.querySelector(`.strip [data-state=${state}]`));
