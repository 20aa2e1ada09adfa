/* The field for photos. In a form of the outbox each chosen photo is kept on the phone at once, made
   small, and sent when there is a signal; in other forms it is made small and sent at once. Its
   name stands in the form from the beginning. Without this script the files go with the form. */
import { dataUrl, FULL, kilobytes, prepare, small, storePhoto, upload } from "./album.js";
import { progressOf, sizesOf, troubleOf } from "./album.js";
import { sendBytes } from "./chunked-upload.js";
import { newNumber } from "./number.js";
import { announce, bringIntoView, showGlimpse, showImage, showState } from "./photo-strip.js";
import { inForm, isInForm, named, restorePhotos } from "./photo-strip.js";
import { fileOf } from "./store.js";

/* An item of the list says how far its photo is: "busy" being prepared or sent, "kept" on the
   phone, "good" on the server, "bad" refused, "cut" broken off for a while. */
class PhotoField {
  #form;
  #input;
  #list;
  #words;
  #template;
  #uploadUrl;
  #person;
  #site; // only a form of the outbox has one: it keeps its photos on the phone
  #photos = new Map(); // list item -> { name, before, after, ... }
  #preparing = Promise.resolve(); // one after the other
  #sending = Promise.resolve();
  #shortage = ""; // words
  #submitter = null; // the button that goes on when all photos have arrived
  #timer;

  constructor(field) {
    this.#form = field.closest("form");
    this.#input = field.querySelector("input[type=file]");
    this.#list = field.querySelector("[data-photo-list]");
    this.#words = field.querySelector("[data-photo-words]");
    this.#template = field.querySelector("template");
    this.#uploadUrl = field.dataset.upload;
    const owner = this.#form.dataset.sheet ?? this.#form.dataset.owner;
    [this.#person, this.#site] = owner?.split("/") ?? [];
    this.#listen();
    field.dataset.ready = "";
    // chosen while the page was still coming
    if (this.#input.files.length) this.#input.dispatchEvent(new Event("change"));
  }

  #listen() {
    this.#input.addEventListener("change", () => this.#choose());
    this.#list.addEventListener("click", (event) => this.#click(event.target));
    restorePhotos(this.#form, this);
    this.#form.addEventListener("submit", (event) => this.#holdBack(event));
    this.#form.addEventListener("reset", () => this.#clear());
    addEventListener("online", () => this.#sendKept());
  }

  /* They have gone with what was sent. */
  #clear() {
    for (const item of this.#photos.keys()) item.remove();
    this.#photos.clear();
    this.#report();
  }

  /* What is said of a photo is typed while it is still being prepared. */
  #choose() {
    const files = [...this.#input.files];
    this.#input.value = this.#shortage = ""; // the originals stay here
    const chosen = files.map((file) => {
      const name = newNumber(16);
      return [file, named(this.add({ file, name }), name), name];
    });
    for (const [file, item, name] of chosen) {
      announce(item, name, "");
      this.take(item, () => (this.#site ? this.#keep(item, file) : this.#sendNow(item, file)));
    }
    bringIntoView(chosen.at(0)?.[1]);
  }

  #click(target) {
    const item = target.closest("li");
    const button = target.closest("button");
    if (button?.matches("[data-photo-again]")) this.#sendAgain(item);
    if (button?.matches("[data-photo-drop]")) this.#drop(item);
  }

  #sendAgain(item) {
    const photo = this.#photos.get(item);
    this.take(item, () => {
      photo.began = true;
      return this.#sendNow(item, photo.file);
    });
  }

  #drop(item) {
    this.#photos.delete(item);
    item.remove();
    this.#changed(); // what keeps the form keeps it without this photo
    this.#report();
    this.#input.focus();
  }

  /* Whoever sends the form while a photo is on its way is sent on when it has arrived; what goes
     through the outbox may go before its photos. */
  #holdBack(event) {
    const button = event.submitter;
    if (!this.#mustWait(button) || button?.formTarget === "_blank") return;
    event.preventDefault();
    this.#submitter = button;
  }

  /* What goes through the outbox may go before its photos, once each has its name in the form. */
  #mustWait(button) {
    if (!this.#site || button?.name !== "send") return this.#isBusy;
    return this.#itemsIn("busy").some((item) => !isInForm(item));
  }

  /* A new item in the list, for a photo of which these facts are known; more are added after it. */
  add(facts) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    this.#list.insertBefore(item, this.#list.querySelector(":scope > [data-photo-end]"));
    this.#photos.set(item, { before: 0, after: 0, ...facts });
    return item;
  }

  /* Do this with an item when those before it are done, unless it was thrown away meanwhile. */
  take(item, work) {
    this.show(item, "busy", "Diolah");
    this.#preparing = this.#preparing
      .then(() => this.#photos.has(item) && work(item))
      .catch((error) => this.#fail(item, error));
  }

  show(item, state, text) {
    showState(item, state, text);
    this.#report();
  }

  /* A photo that lies on the phone: made small, seen, and sent when there is a signal. */
  async unpack(item, name) {
    const photo = await prepare(name, (tiny) => showGlimpse(item, tiny));
    const blob = await fileOf(name);
    await this.#appear(item, blob, photo.before);
    this.show(item, "kept", kilobytes(blob.size));
    this.#sendKept();
  }

  async #keep(item, file) {
    const { name } = this.#photos.get(item);
    const owner = { person: this.#person, site: this.#site, url: this.#uploadUrl, name };
    const photo = await storePhoto(file, owner).catch((error) => {
      if (error.message !== FULL || !navigator.onLine) throw error;
    });
    if (!photo || photo.isTight) this.#shortage = FULL;
    if (!photo) return this.#sendNow(item, file); // no room at all, but a signal
    this.#nameIt(item);
    return this.take(item, (each) => this.unpack(each, name)); // once all are kept
  }

  #sendKept() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const item of this.#itemsIn("cut")) this.#sendAgain(item);
    for (const item of this.#itemsIn("kept"))
      this.#sending = this.#sending
        .then(() => this.#photos.has(item) && item.dataset.state === "kept" && this.#send(item))
        .catch((error) => this.#fail(item, error));
  }

  async #send(item) {
    const { name, after } = this.#photos.get(item);
    const onProgress = (bytes) => {
      this.#words.textContent = `Mengirim foto, ${kilobytes(bytes)} dari ${kilobytes(after)}`;
    };
    await navigator.locks.request("kimid-kirim", () => upload(name, this.#token, onProgress));
    this.show(item, "good", kilobytes(after));
    this.#changed(); // the draft on the server has it, too
  }

  async #sendNow(item, file) {
    const photo = this.#photos.get(item);
    photo.blob ??= await small(file, (tiny) => showGlimpse(item, tiny));
    if (!photo.after) await this.#appear(item, photo.blob, file.size);
    this.show(item, "busy", `Mengirim ${kilobytes(photo.after)}`);
    const { name, blob, began } = photo;
    await sendBytes({ base: this.#uploadUrl, name, blob, token: this.#token, began });
    this.#nameIt(item);
    this.show(item, "good", kilobytes(photo.after));
  }

  #fail(item, error) {
    const [state, words, pause] = troubleOf(error);
    // both go again by themselves; what is in this page alone says so, and can be tapped
    if (pause) this.#timer ??= setTimeout(() => this.#sendKept(), pause);
    if (state === "bad" || this.#photos.get(item)?.blob) return this.show(item, state, words);
    return this.show(item, "kept", kilobytes(this.#photos.get(item).after));
  }

  /* Its small form is there. */
  async #appear(item, blob, before) {
    const photo = Object.assign(this.#photos.get(item), {
      after: blob.size,
      before: before || blob.size,
    });
    const src = await dataUrl(blob);
    showImage(item, src);
    announce(item, photo.name, src);
  }

  #nameIt(item) {
    inForm(item, this.#photos.get(item).name);
    this.#changed();
    this.#report(); // somebody may wait for it
  }

  #report() {
    const photos = [...this.#photos.values()];
    const words = progressOf(this.#itemsIn("busy").length, photos.length) || sizesOf(photos);
    this.#words.textContent = [this.#shortage, words].filter(Boolean).join(" ");
    if (!this.#submitter || this.#mustWait(this.#submitter)) return;
    const button = this.#submitter;
    this.#submitter = null;
    this.#form.requestSubmit(button);
  }

  #itemsIn(...states) {
    return [...this.#photos.keys()].filter((item) => states.includes(item.dataset.state));
  }

  get #isBusy() {
    return this.#itemsIn("busy", "kept").length > 0;
  }

  #changed() {
    this.#form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get #token() {
    return this.#form.elements.csrfmiddlewaretoken.value;
  }
}

for (const field of document.querySelectorAll("[data-photos]")) new PhotoField(field);
