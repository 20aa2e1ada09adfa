/* The field for photos: shrinks each chosen photo on the phone, sends it at once, and leaves its name in the form.
   Without this script the same field sends the files together with the form. */
import { shrink } from "./shrink.js";

const kilobytes = (bytes) => `±${Math.max(1, Math.round(bytes / 1024))} KB`;
const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;
const UNREADABLE = "Foto ini tidak terbaca. Coba yang lain.";
const CUT_OFF = "Putus sebelum sampai. Foto masih ada di sini.";
const SIGNED_OUT = "Anda perlu masuk lagi. Buka tab baru, masuk, lalu kirim lagi.";
const HEIC = /hei[cf]$/i; // few browsers read it, but the server does

class Refused extends Error {}
class Kept extends Error {} // it may yet arrive; the message says what to do

async function send(field, blob) {
  const body = new FormData();
  body.append("foto", blob, "foto");
  const token = field.closest("form").querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const answer = await fetch(field.dataset.upload, {
    method: "POST", body, headers: { "Accept": "application/json", "X-CSRFToken": token },
  });
  const said = (answer.headers.get("Content-Type") ?? "").startsWith("application/json") ? await answer.json() : {};
  if (answer.ok && said.name) return said;
  throw said.error ? new Refused(said.error) : new Kept(answer.redirected ? SIGNED_OUT : CUT_OFF);
}

function enhance(field) {
  const form = field.closest("form");
  const input = field.querySelector("input[type=file]");
  const list = field.querySelector("[data-photo-list]");
  const words = field.querySelector("[data-photo-words]");
  const model = field.querySelector("template");
  const chosen = new Map(); // list item -> what is known of its photo
  let queue = Promise.resolve();
  let waiting = 0, done = 0, wantsToGo = null;

  const tell = () => {
    const here = [...chosen.values()].filter((photo) => photo.name);
    const sum = (key) => here.reduce((total, photo) => total + photo[key], 0);
    if (waiting) words.textContent = `Mengirim foto ${Math.min(done + 1, done + waiting)} dari ${done + waiting}`;
    else if (here.length) words.textContent = `${here.length} foto, ${kilobytes(sum("after"))}. Aslinya ${megabytes(sum("before"))}.`;
    else words.textContent = "";
  };

  const show = (item, state, text) => {
    item.dataset.state = state;
    item.querySelector("[data-photo-text]").textContent = text;
    item.querySelector("[data-photo-again]").hidden = state !== "cut";
  };

  const work = async (item) => {
    const photo = chosen.get(item);
    if (!photo) return;
    try {
      show(item, "busy", "Sebentar…");
      photo.small ??= await shrink(photo.file).catch(() => {
        if (HEIC.test(photo.file.type) || HEIC.test(photo.file.name)) return photo.file;
        throw new Refused(UNREADABLE);
      });
      photo.after = photo.small.size;
      show(item, "busy", `Mengirim ${kilobytes(photo.after)}`);
      const said = await send(field, photo.small);
      photo.name = said.name;
      item.querySelector("[data-photo-text]").before(Object.assign(new Image(96, 96), { src: said.url, alt: "" }));
      item.querySelector("input[type=hidden]").value = said.name;
      item.querySelector("input[type=hidden]").disabled = false;
      show(item, "good", kilobytes(photo.after));
      item.dispatchEvent(new CustomEvent("photo:sent", { bubbles: true, detail: said }));
    } catch (error) {
      if (error instanceof Refused) show(item, "bad", error.message);
      else show(item, "cut", error instanceof Kept ? error.message : CUT_OFF);
    }
  };

  const enqueue = (item) => {
    waiting += 1;
    queue = queue.then(() => { tell(); return work(item); }).then(() => {
      waiting -= 1; done += 1;
      if (!waiting) { done = 0; if (wantsToGo) form.requestSubmit(wantsToGo.button); wantsToGo = null; }
      tell();
    });
  };

  input.addEventListener("change", () => {
    for (const file of input.files) {
      const item = model.content.firstElementChild.cloneNode(true);
      chosen.set(item, { file, before: file.size, after: 0 });
      list.append(item);
      show(item, "busy", "Menunggu giliran");
      enqueue(item);
    }
    input.value = ""; // the originals stay here
  });

  list.addEventListener("click", (event) => {
    const item = event.target.closest("li"), button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-photo-again]")) enqueue(item);
    if (button.matches("[data-photo-drop]")) { chosen.delete(item); item.remove(); tell(); input.focus(); }
  });

  // Whoever sends the form while a photo is on its way is sent on when it has arrived.
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    wantsToGo = { button: event.submitter };
    tell();
  });

  field.dataset.ready = "";
}

for (const field of document.querySelectorAll("[data-photos]")) enhance(field);
