/* Nothing typed is ever lost: at once a copy on this phone, after a pause a draft in the house, and words that say which. */
import { drop, keep, keysOf, read } from "./copies.js";

const form = document.querySelector("[data-sheet]");
const saved = document.querySelector("[data-saved]");
const owner = form.dataset.sheet, keepAt = form.dataset.keep;
const key = `${owner}/${form.elements.draft?.value || location.pathname.split("/").at(-3)}`;
const clock = () => new Date().toTimeString().slice(0, 5).replace(":", ".");
const OWN = new Set(["csrfmiddlewaretoken", "base", "sheet", "draft", "photos", "foto", "keep", "send"]);

const tell = (words, state = "") => {
  if (!saved) return;
  saved.textContent = words;
  saved.dataset.state = state;
};

const typed = () => [...new FormData(form)].filter(([name, value]) => !OWN.has(name) && typeof value === "string");
const photos = () => new FormData(form).getAll("photos");
const copy = (sent = false) => ({ fields: typed(), photos: photos(), at: Date.now(), sent, title: form.elements.title.value });
const isEmpty = () => !form.elements.title.value.trim() && !form.elements.lead.value.trim() && !form.elements.body.value.trim();

const unkept = "unkept" in form.dataset; // the page shows what was sent and not taken
const shown = JSON.stringify([typed(), photos()]);
let last = unkept ? "" : shown; // what the house has
let soon, later, busy = null, stopped = false, leaving = false;

const onPhone = () => {
  clearTimeout(soon);
  if (leaving) return;
  if (!keep(key, copy())) tell("Belum tersimpan: tempat di HP penuh", "warn");
  else if (!keepAt || stopped) tell(`Tersimpan di HP ${clock()}`, "good");
  else tell("Tersimpan di HP", "good");
};

/* One try to keep it in the house. A broken signal is no fault: it tries again. */
const inHouse = async () => {
  clearTimeout(later);
  const now = JSON.stringify([typed(), photos()]);
  if (!keepAt || stopped || leaving || busy || now === last || (isEmpty() && !photos().length)) return;
  const body = new FormData(form);
  body.delete("foto");
  let answer, said;
  try {
    answer = await (busy = fetch(keepAt, { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(20_000) }));
    said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
  } catch {
    tell("Menunggu sinyal", "warn");
    later = setTimeout(inHouse, 15_000);
    return;
  } finally { busy = null; }
  settle(answer, said, now);
};

const settle = (answer, said, now) => {
  if (answer.ok && said?.base) {
    last = now;
    form.elements.base.value = said.base;
    history.replaceState(null, "", said.address);
    if (JSON.stringify([typed(), photos()]) === now) drop(key);
    else later = setTimeout(inHouse, 2_000);
    return tell(`Tersimpan ${said.at}`, "good");
  }
  if (answer.status === 422 && said?.error) return tell(`Tersimpan di HP. ${said.error}`, "warn");
  if (answer.status >= 500) { later = setTimeout(inHouse, 15_000); return tell("Menunggu kimid. Aman di HP.", "warn"); }
  stopped = true; // signed out, or somebody else wrote: the phone keeps it, the button brings both together
  tell(said?.error ? `Aman di HP. ${said.error}` : "Aman di HP. Masuk lagi untuk menyimpan.", "warn");
};

form.addEventListener("input", () => {
  clearTimeout(soon); clearTimeout(later);
  soon = setTimeout(onPhone, 400);
  later = setTimeout(inHouse, 2_000);
});
addEventListener("online", inHouse);
addEventListener("pagehide", () => { if (!leaving && JSON.stringify([typed(), photos()]) !== last) keep(key, copy()); });

/* Whoever sends while a draft is on its way is sent on right after it, so that the two never meet. */
form.addEventListener("submit", async (event) => {
  if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
  if (busy) {
    event.preventDefault();
    await busy.catch(() => {});
    setTimeout(() => form.requestSubmit(event.submitter));
    return;
  }
  leaving = true;
  clearTimeout(soon); clearTimeout(later);
  if ("throwAway" in (event.submitter?.dataset ?? {})) drop(key);
  else keep(key, copy(true));
});
addEventListener("pageshow", () => { leaving = false; });

/* A copy that the house never got is offered back: this sheet's own first, then any other of the same person and place. */
const offer = document.querySelector("[data-found-again]");
const found = keysOf(owner).find((name) => name === key || (keepAt && isEmpty()));
const old = found && read(found);
if (offer && old && JSON.stringify([old.fields, old.photos]) !== shown) {
  const at = new Date(old.at);
  offer.querySelector("[data-found-words]").textContent =
    `“${old.title || "Tanpa judul"}”, ${at.toLocaleDateString("id-ID", { day: "numeric", month: "long" })} ${at.toTimeString().slice(0, 5).replace(":", ".")}`;
  offer.hidden = false;
  offer.querySelector("[data-found-drop]").addEventListener("click", () => { drop(found); offer.hidden = true; });
  offer.querySelector("[data-found-use]").addEventListener("click", () => {
    for (const [name, value] of old.fields) for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value || value === "on"; else field.value = value;
    for (const name of old.photos.filter((name) => name && !photos().includes(name)))
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "photos", value: name }));
    if (found !== key) drop(found);
    offer.hidden = true;
    for (const field of form.querySelectorAll("textarea")) field.dispatchEvent(new Event("input", { bubbles: true }));
  });
} else if (found === key && !unkept) drop(key);
if (unkept) { onPhone(); inHouse(); }
