/* The button that gives a sheet to the group. It works the same with and without signal: the sheet goes into the outbox, and from there
   at once if it can. What the house will not take comes back as its own page says it. */
import { missing } from "./paper.js";
import { askForSync, deliver } from "./sending.js";
import { form, keep, leave, owner, stay, tell } from "./simpan.js";
import { get, letGo } from "./store.js";
import { rowOf } from "./paper.js";

const outbox = `/s/${owner.site}/kotak-keluar/`;
let native = false;

/* Words of the house, or of the phone, above the sheet. */
const refuse = (words) => {
  const box = document.querySelector("[data-refused]");
  box.querySelector("[data-refused-words]").textContent = words;
  box.hidden = false;
  box.scrollIntoView({ block: "center" });
};
form.addEventListener("sheet:refused", (event) => refuse(event.detail));

const sendAsForm = (button) => { native = true; form.requestSubmit(button); };

async function hand(button) {
  await leave();
  const row = rowOf(form, owner);
  if (!await keep({ state: "waiting" })) { stay(); return navigator.onLine ? sendAsForm(button) : refuse("Tempat di HP penuh. Kirim begitu ada sinyal; jangan tutup halaman ini dulu."); }
  askForSync();
  tell("Mengirim");
  const photosWait = form.querySelector(".strip [data-state=kept], .strip [data-state=busy]");
  if (photosWait || !navigator.onLine) return elsewhere(row);
  const came = await deliver({ wait: true });
  const now = await get("sheets", row.key);
  if (now?.state === "sent") return location.assign(now.address);
  if (came === "signed out") return location.assign(`/masuk/?next=${encodeURIComponent(`/s/${row.site}/tulis/?lembar=${row.draft}`)}`);
  if (now?.state === "look") { await keep({ state: "leaving" }); return sendAsForm(button); }
  return elsewhere(row);
}

/* It waits; the outbox says so, and goes on from there. Without a worker that has that page, this one goes on. */
function elsewhere(row) {
  if (navigator.onLine || navigator.serviceWorker?.controller) return location.assign(`${outbox}?baru=${row.draft}`);
  stay();
  tell("Menunggu sinyal", "warn");
  return dispatchEvent(new CustomEvent("kimid:go"));
}

form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || button?.formTarget === "_blank" || native) return;
  event.preventDefault();
  if (button?.name === "send") {
    const words = navigator.onLine ? "" : missing(form);
    return words ? refuse(words) : hand(button);
  }
  await leave();
  const row = rowOf(form, owner);
  if ("throwAway" in (button?.dataset ?? {})) await letGo(row);
  else await keep({ state: "leaving" }).catch(() => {});
  sendAsForm(button);
});
addEventListener("pageshow", () => { native = false; });
