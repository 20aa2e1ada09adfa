/* A form is kept on this phone while it is typed. What was not sent stands in it again when its page
   comes back; the page of what was saved forgets it (`typed-cleanup.js`). */
import { fillIn, memoryOf, typedIn } from "./form-memory.js";
import { clock } from "./outbox.js";

const FULL = "HP penuh, jadi belum tersimpan. Jangan tutup halaman ini dulu.";

class TypedMemory {
  #form;
  #status;
  #memory = memoryOf(location.pathname);
  #base; // the form as the server gave it: what somebody else changed since is not written over

  constructor(form) {
    this.#form = form;
    this.#status = form.querySelector("[data-saved]");
    const typed = this.#memory.read();
    this.#base = this.#words();
    if ("unkept" in form.dataset) this.#takeUp(typed);
    else if (typed?.base === this.#base) this.#restore(typed);
    else this.#memory.forget();
    form.addEventListener("input", (event) => event.target.type === "file" || this.#keep());
    form.addEventListener("submit", () => this.#write({ isSent: true }));
    this.#back.querySelector("button").addEventListener("click", () => this.#startAnew());
  }

  get #back() {
    return this.#form.querySelector("[data-typed-back]");
  }

  /* The number of a form that is new is made by the server each time. */
  #words() {
    return JSON.stringify(typedIn(this.#form).filter(([name]) => name !== "number"));
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
    fillIn(this.#form, fields);
    const number = fields.find(([name]) => name === "number")?.[1];
    if (number) this.#form.elements.number.value = number; // two presses make one
    const photos = fields.filter(([name, value]) => name === "photos" && value);
    const detail = photos.map(([, value]) => value);
    if (detail.length) this.#form.dispatchEvent(new CustomEvent("sheet:photos", { detail }));
    for (const box of this.#form.querySelectorAll("details")) box.open ||= hasWords(box);
    this.#back.hidden = false;
  }

  #startAnew() {
    this.#memory.forget();
    location.replace(location.pathname);
  }
}

const hasWords = (box) =>
  [...box.querySelectorAll("input, select, textarea")].some((field) =>
    ["radio", "checkbox"].includes(field.type) ? field.checked : field.value,
  );

new TypedMemory(document.querySelector("[data-typed]"));
