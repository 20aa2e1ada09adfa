/* The field for photos. On a sheet each chosen photo is kept on the phone at once, made small, and sent when there is a signal; on other
   forms it is made small and sent at once. Its name stands in the form from the beginning. Without this script the files go with the form. */
import { bring, FULL, keepPhoto, kilobytes, megabytes, picture, ready, small, UNREADABLE } from "./album.js";
import { comeBack } from "./strip.js";
import { NoSignal, Refused, SignedOut } from "./line.js";
import { newNumber } from "./number.js";
import { sendBytes } from "./pieces.js";
import { get } from "./store.js";

const AGAIN = 15_000, CUT_OFF = "Putus sebelum sampai. Foto masih ada di sini.", SIGNED_OUT = "Anda perlu masuk lagi. Buka tab baru, masuk, lalu kirim lagi.";

function enhance(field) {
  const form = field.closest("form"), input = field.querySelector("input[type=file]");
  const list = field.querySelector("[data-photo-list]"), words = field.querySelector("[data-photo-words]"), model = field.querySelector("template");
  const [person, site] = form.dataset.sheet?.split("/") ?? []; // a sheet keeps its photos on the phone
  const chosen = new Map(); // list item -> what is known of its photo
  let preparing = Promise.resolve(), sending = Promise.resolve(), wantsToGo = null, short = "", later;

  const unsent = (states = ["busy", "kept"]) => [...chosen.keys()].filter((item) => states.includes(item.dataset.state));
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true })), token = () => form.elements.csrfmiddlewaretoken.value;
  const tell = () => {
    const here = [...chosen.values()].filter((photo) => photo.after), sum = (key) => here.reduce((total, photo) => total + photo[key], 0);
    const sizes = here.length ? `${here.length} foto, ${kilobytes(sum("after"))}. Aslinya ${megabytes(sum("before"))}.` : "";
    words.textContent = [short, sizes].filter(Boolean).join(" ");
    if (wantsToGo && !unsent().length) { const button = wantsToGo; wantsToGo = null; form.requestSubmit(button); }
  };
  const show = (item, state, text) => {
    item.dataset.state = state;
    item.querySelector("[data-photo-text]").textContent = text; if (state === "bad") item.scrollIntoView({ block: "nearest", inline: "center" });
    item.querySelector("[data-photo-again]").hidden = state !== "cut";
    tell();
  };
  const fail = (item, error) => {
    if (!(error instanceof NoSignal || error instanceof SignedOut)) return show(item, "bad", error instanceof Refused ? error.message : UNREADABLE);
    if (!site) return show(item, "cut", error instanceof SignedOut ? SIGNED_OUT : CUT_OFF);
    later ??= setTimeout(sendKept, AGAIN); // on a sheet it waits by itself
    return show(item, "kept", kilobytes(chosen.get(item).after));
  };

  // Its small form is there: it is seen, and there is room for what is said of it.
  const appear = async (item, blob, photo) => {
    Object.assign(chosen.get(item), { after: blob.size, before: photo.before || blob.size });
    const src = await picture(blob);
    item.querySelector("[data-photo-text]").before(Object.assign(new Image(96, 96), { src, alt: "" }));
    item.dispatchEvent(new CustomEvent("photo:sent", { bubbles: true, detail: { name: chosen.get(item).name, url: src } }));
  };
  const named = (item, name) => {
    chosen.get(item).name = name;
    Object.assign(item.querySelector("input[type=hidden]"), { value: name, disabled: false });
    changed();
  };

  const keep = async (item, file) => {
    const photo = await keepPhoto(file, { person, site }).catch((error) => { if (error.message !== FULL || !navigator.onLine) throw error; });
    if (!photo || photo.isTight) short = FULL;
    if (!photo) return straight(item, file); // no room at all, but a signal
    named(item, photo.name);
    return unpack(item, photo.name);
  };
  const unpack = async (item, name) => {
    const photo = await ready(name), { blob } = await get("blobs", name);
    await appear(item, blob, photo);
    show(item, "kept", kilobytes(blob.size));
    sendKept();
  };
  const sendKept = () => {
    later = clearTimeout(later);
    for (const item of unsent(["kept"])) sending = sending.then(() => chosen.has(item) && item.dataset.state === "kept" && carry(item)).catch((error) => fail(item, error));
  };
  const carry = async (item) => {
    const { name, after } = chosen.get(item);
    const say = (have) => { words.textContent = `Mengirim foto, ${kilobytes(have)} dari ${kilobytes(after)}`; };
    await navigator.locks.request("kimid-kirim", () => bring(name, token(), say));
    show(item, "good", kilobytes(after));
    changed(); // the draft in the house has it too
  };
  const straight = async (item, file) => {
    const photo = chosen.get(item);
    photo.blob ??= await small(file);
    if (!photo.after) { photo.name = newNumber(16); await appear(item, photo.blob, { before: file.size }); }
    show(item, "busy", `Mengirim ${kilobytes(photo.after)}`);
    await sendBytes({ base: field.dataset.upload, name: photo.name, blob: photo.blob, token: token(), began: photo.began });
    named(item, photo.name);
    show(item, "good", kilobytes(photo.after));
  };
  const take = (item, work) => {
    show(item, "busy", "Sebentar…");
    preparing = preparing.then(() => chosen.has(item) && work(item)).catch((error) => fail(item, error));
  };
  const add = (facts) => {
    const item = list.appendChild(model.content.firstElementChild.cloneNode(true));
    return chosen.set(item, { before: 0, after: 0, ...facts }) && item;
  };

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = short = ""; // the originals stay here
    for (const file of files) take(add({ file }), (item) => (site ? keep(item, file) : straight(item, file)));
  });

  list.addEventListener("click", (event) => {
    const item = event.target.closest("li"), button = event.target.closest("button"), photo = chosen.get(item);
    if (button?.matches("[data-photo-again]")) take(item, (again) => { photo.began = true; return straight(again, photo.file); });
    if (button?.matches("[data-photo-drop]")) { chosen.delete(item); item.remove(); tell(); input.focus(); }
  });

  if (site) comeBack(form, site, { add, show, take, unpack });

  // Whoever sends the form while a photo is on its way is sent on when it has arrived; a sheet for the group may go before its photos.
  form.addEventListener("submit", (event) => {
    if (!unsent().length || event.submitter?.formTarget === "_blank" || (site && event.submitter?.name === "send")) return;
    event.preventDefault();
    wantsToGo = event.submitter;
  });
  addEventListener("online", sendKept);
  field.dataset.ready = "";
  if (input.files.length) input.dispatchEvent(new Event("change")); // chosen while the page was still coming
}

for (const field of document.querySelectorAll("[data-photos]")) enhance(field);
