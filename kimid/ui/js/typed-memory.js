/* A form is kept on this phone while it is typed. What was not sent stands in it again when its page
   comes back; the page of what was saved forgets it (`typed-cleanup.js`). Stands after the scripts
   of photos: what is said of a photo comes back into fields that they make. */
import { fillIn, memoryOf, typedIn } from "./form-memory.js";
import { removeDropped } from "./form-state.js";
import { clock } from "./outbox.js";

const FULL = "HP penuh, jadi belum tersimpan. Jangan tutup halaman ini dulu.";

class TypedMemory {
  #form;
  #status;
  #memory;
  #base; // the form as the server gave it: what somebody else changed since is not written over

  constructor(form) {
    this.#form = form;
    this.#status = form.querySelector("[data-saved]");
    // under the address that takes it: the page that gives it back has that one
    this.#memory = memoryOf(new URL(form.getAttribute("action") ?? "", location).pathname);
    const typed = this.#memory.read();
    this.#base = wordsOf(form);
    form.autocomplete = "off"; // else a reloaded page comes with words that look like the server's
    if ("unkept" in form.dataset) this.#takeUp(typed);
    else if (typed?.base === this.#base) this.#restore(typed);
    else this.#memory.forget();
    form.addEventListener("input", (event) => event.target.type === "file" || this.#keep());
    form.addEventListener("sheet:renamed", ({ detail }) => this.#rename(detail));
    form.addEventListener("submit", () => this.#write({ isSent: true }));
    this.#back.querySelector("button").addEventListener("click", () => this.#startAnew());
  }

  get #back() {
    return this.#form.querySelector("[data-typed-back]");
  }

  #write(more = {}) {
    return this.#memory.write({ base: this.#base, fields: typedIn(this.#form), ...more });
  }

  #keep() {
    const isKept = this.#write();
    this.#status.textContent = isKept ? `Tersimpan di HP ${clock()}` : FULL;
    this.#status.dataset.state = isKept ? "good" : "warn";
  }

  /* The server gave the words back: they are not saved, and this page has them. */
  #takeUp(typed) {
    this.#base = typed?.base ?? this.#base;
    this.#write();
  }

  #restore({ fields }) {
    this.#restorePhotos(fields);
    fillIn(this.#form, fields);
    const number = fields.find(([name]) => name === "number")?.[1];
    if (number) this.#form.elements.number.value = number; // two presses make one
    for (const box of this.#form.querySelectorAll("details")) box.open ||= hasWords(box);
    this.#back.hidden = false;
    this.#write(); // it was not sent: a page reached by a link from here forgets nothing
  }

  #restorePhotos(fields) {
    if (!this.#form.querySelector("[data-photos]")) return;
    removeDropped(this.#form, { fields });
    const photos = fields.filter(([name, value]) => name === "photos" && value);
    const detail = photos.map(([, value]) => value);
    this.#form.dispatchEvent(new CustomEvent("sheet:photos", { detail }));
  }

  /* The server has this photo under another name already, and so has its next page. */
  #rename(names) {
    for (const [old, name] of names) this.#base = this.#base.replaceAll(old, name);
    this.#write();
  }

  #startAnew() {
    this.#memory.forget();
    location.replace(location.pathname + location.search);
  }
}

/* The number of a form that is new is made by the server each time; what matters most in a photo
   moves when it is cut. */
const OF_SERVER = /^number$|-focus$/;
const wordsOf = (form) => JSON.stringify(typedIn(form).filter(([name]) => !OF_SERVER.test(name)));

const hasWords = (box) =>
  [...box.querySelectorAll("input, select, textarea")].some((field) =>
    ["radio", "checkbox"].includes(field.type) ? field.checked : field.value,
  );

const typed = document.querySelector("[data-typed]");
if (typed) new TypedMemory(typed);
