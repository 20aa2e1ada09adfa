/* The button that gives a sheet to the group. It works the same with and without signal: the sheet
   goes into the outbox, and from there at once if it can. What the server will not take comes back
   as its own page says it. */
import { Busy } from "../../ui/js/api.js";
import { autosave } from "./autosave.js";
import { missing, rowOf } from "../../ui/js/form-state.js";
import { askForSync, deliver } from "../../ui/js/outbox.js";
import { discard, get } from "../../ui/js/store.js";
import { form, hasPhotos, owner, report } from "./story-form.js";

const OUTBOX = `/s/${owner.site}/kotak-keluar/`;
const FULL = "Tempat di HP penuh. Kirim begitu ada sinyal; jangan tutup halaman ini dulu.";
let isPlainForm = false; // this time the form goes as a form does without script

/* Words of the server, or of the phone, above the sheet. */
const refuse = (words) => {
  const box = document.querySelector("[data-refused]");
  box.querySelector("[data-refused-words]").textContent = words;
  box.hidden = false;
  box.scrollIntoView({ block: "center" });
};

const sendAsForm = (button) => {
  isPlainForm = true;
  form.requestSubmit(button);
};

async function send(button) {
  await autosave.leave();
  const row = rowOf(form, owner);
  if (!(await autosave.keep({ state: "waiting" }))) {
    autosave.stay();
    return navigator.onLine ? sendAsForm(button) : refuse(FULL);
  }
  askForSync();
  report("Mengirim");
  if (hasPhotos("kept", "busy") || !navigator.onLine) return leaveToOutbox(row);
  const outcome = await deliver({ wait: true }).catch((error) => {
    if (error instanceof Busy) return "waiting";
    throw error;
  });
  return followUp(outcome, row, button);
}

async function followUp(outcome, row, button) {
  const now = await get("sheets", row.key);
  if (now?.state === "sent") return location.assign(now.address);
  if (outcome === "signed out") {
    const page = `/s/${row.site}/tulis/?lembar=${row.draft}`;
    return location.assign(`/masuk/?next=${encodeURIComponent(page)}`);
  }
  if (now?.state === "look") {
    await autosave.keep({ state: "leaving" });
    return sendAsForm(button);
  }
  return leaveToOutbox(row);
}

/* It waits; the outbox says so, and goes on from there. Without a worker that has that page, this
   one goes on. */
function leaveToOutbox(row) {
  if (navigator.onLine || navigator.serviceWorker?.controller)
    return location.assign(`${OUTBOX}?baru=${row.draft}`);
  autosave.stay();
  report("Menunggu sinyal", "warn");
  return dispatchEvent(new CustomEvent("kimid:go"));
}

form.addEventListener("sheet:refused", (event) => refuse(event.detail));
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || button?.formTarget === "_blank" || isPlainForm) return;
  event.preventDefault();
  if (button?.name === "send") {
    const words = navigator.onLine ? "" : missing(form);
    if (words) refuse(words);
    else await send(button);
    return;
  }
  await autosave.leave();
  if ("throwAway" in (button?.dataset ?? {})) await discard(rowOf(form, owner));
  else await autosave.keep({ state: "leaving" });
  sendAsForm(button);
});
addEventListener("pageshow", () => {
  isPlainForm = false;
});
