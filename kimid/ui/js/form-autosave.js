/* A long form is kept while it is typed: at once on this phone, after each pause on the server, and
   words that say which. */
import { Busy, isBusy, pauseOf, TROUBLE } from "./api.js";
import { fillIn, memoryOf, typedIn } from "./form-memory.js";

const PAUSE = 1_500;
const NEXT_TRY = 15_000;
const NOWHERE = "Belum tersimpan. Jangan tutup halaman ini dulu.";
const status = document.querySelector("[data-saved]");

class FormAutosave {
  #form;
  #memory = memoryOf(location.pathname);
  #state = "idle"; // "saving"; "stopped": signed out, closed, or typed elsewhere, too
  #isKept = true; // what was typed is on this phone
  #timer;

  constructor(form) {
    this.#form = form;
    form.addEventListener("input", (event) => this.#changed(event));
    form.addEventListener("submit", () => this.#stop());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.#state = "idle";
    });
    addEventListener("online", () => this.#save());
    this.#restore();
  }

  /* What this phone has and the server has not: on the version that the page shows, it comes back
     by itself. */
  #restore() {
    const fields = this.#memory.read();
    if (fields && new Map(fields).get("version") === this.#form.elements.version.value) {
      fillIn(this.#form, fields);
      this.#save();
    } else this.#memory.forget();
  }

  #changed(event) {
    if (event.target.type === "file") return;
    this.#keep(); // when the phone is full, the server has it soon
    this.#saveIn(PAUSE);
  }

  #keep() {
    this.#isKept = this.#memory.write(typedIn(this.#form));
  }

  #saveIn(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#state = "stopped";
  }

  async #save() {
    if (this.#state !== "idle") return;
    this.#state = "saving";
    const fields = typedIn(this.#form);
    try {
      const answer = await this.#send();
      const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
      this.#settle(answer, isJson ? await answer.json() : null, fields);
    } catch (error) {
      const isBusy = error instanceof Busy;
      this.#reportKept(isBusy ? `. ${error.message}` : ", menunggu sinyal");
      this.#saveIn(isBusy ? error.pause : NEXT_TRY);
    } finally {
      if (this.#state === "saving") this.#state = "idle";
    }
  }

  #send() {
    const body = new FormData(this.#form);
    for (const field of this.#form.querySelectorAll("[type=file]")) body.delete(field.name);
    const headers = { Accept: "application/json" };
    return fetch(this.#form.dataset.keeps, { method: "POST", body, headers });
  }

  #settle(answer, data, fields) {
    if (answer.ok && data) this.#accept(data, fields);
    else if (isBusy(answer, data)) throw new Busy(data?.error ?? TROUBLE, pauseOf(answer));
    else {
      this.#state = "stopped"; // the button says what to do
      if (data?.error) this.#report(data.error, "warn");
      else this.#reportKept(". Tekan Simpan dulu.");
    }
  }

  #accept({ version, at }, fields) {
    const isAll = JSON.stringify(typedIn(this.#form)) === JSON.stringify(fields);
    this.#form.elements.version.value = version;
    if (isAll) this.#memory.forget();
    else {
      this.#keep();
      this.#saveIn(PAUSE);
    }
    this.#report(`Tersimpan ${at}`, "good");
  }

  /* It is not on the server; whether it is on the phone is said as it is. */
  #reportKept(more) {
    this.#report(this.#isKept ? `Aman di HP${more}` : NOWHERE, "warn");
  }

  #report(words, tone) {
    status.textContent = words;
    status.dataset.state = tone;
  }
}

new FormAutosave(document.querySelector("[data-keeps]"));
