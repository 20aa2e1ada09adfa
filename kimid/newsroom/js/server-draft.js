/* The draft of a sheet on the server: saved after a pause, and again when the signal was lost. */
import { ask, Busy, NoSignal, SignedOut } from "../../ui/js/api.js";
import { fieldsOf, isEmpty, wordsOf } from "../../ui/js/form-state.js";
import { change } from "../../ui/js/store.js";
import { hasPhotos, report, showAdvice, showRisk } from "./story-form.js";

const PAUSE = 2_000;
const NEXT_TRY = 15_000;
const NOWHERE = "Belum tersimpan. Jangan tutup halaman ini dulu.";

export class ServerDraft {
  #form;
  #url;
  #copy;
  #state = "idle"; // "saving"; "stopped": the server will not take it, and the button says why
  #isPaused = false; // while the form is being sent
  #words; // what the server has
  #reason = ""; // why it takes nothing any more
  #request = null;
  #timer;

  constructor(form, { url, copy, words }) {
    this.#form = form;
    this.#url = url;
    this.#copy = copy;
    this.#words = words;
  }

  /* Why the server takes nothing any more, in words for the writer; empty while it does. */
  get reason() {
    return this.#reason;
  }

  /* Somebody presses: one more try, whatever the server said before. */
  async saveNow() {
    if (this.#state === "stopped") this.#state = "idle";
    report("Mengirim");
    await this.save();
  }

  /* Whether it is saved on the server, too, as long as nothing comes between. */
  get isOpen() {
    return Boolean(this.#url) && this.#state !== "stopped";
  }

  get isCurrent() {
    return wordsOf(this.#form) === this.#words;
  }

  saveSoon(pause = PAUSE) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), pause);
  }

  /* One try. A broken signal is no fault: it tries again. */
  async save() {
    clearTimeout(this.#timer);
    const hasContent = !isEmpty(this.#form) || hasPhotos("good");
    if (!this.#url || this.#isPaused || this.#state !== "idle" || this.isCurrent || !hasContent)
      return;
    this.#state = "saving";
    const words = wordsOf(this.#form);
    this.#copy.sends(words);
    try {
      this.#request = ask(this.#url, {
        body: new URLSearchParams(fieldsOf(this.#form)),
        token: this.#form.elements.csrfmiddlewaretoken.value,
        seconds: 35, // longer than the database is waited for
      });
      this.#settle(await this.#request, words);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#request = null;
      if (this.#state === "saving") this.#state = "idle";
    }
  }

  /* Stop saving, and wait for what is on its way. */
  async pause() {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    await this.#request?.catch(() => {});
  }

  resume() {
    this.#isPaused = false;
  }

  #settle([status, answer], words) {
    if (status === 200) this.#accept(answer, words);
    else if (status === 422) report(`Tersimpan di HP. ${answer.error ?? ""}`, "warn");
    // somebody else wrote: the button brings both together
    else this.#stop(answer.error ?? "");
  }

  #accept({ base, address, at, advice }, words) {
    this.#words = words;
    this.#reason = "";
    showAdvice(advice);
    showRisk(false);
    this.#form.elements.base.value = base;
    if (!this.#isPaused) history.replaceState(null, "", address);
    if (!this.isCurrent) return this.saveSoon();
    const hasAll = !hasPhotos("kept", "busy");
    change("sheets", this.#copy.key, (row) => row && { ...row, inHouse: hasAll });
    return report(`Tersimpan ${at}`, "good");
  }

  #fail(error) {
    if (error instanceof NoSignal) {
      this.#reportWaiting(error);
      this.saveSoon(error.pause ?? NEXT_TRY);
    } else this.#stop(error instanceof SignedOut ? "Masuk lagi untuk menyimpan." : error.message);
  }

  #reportWaiting(error) {
    showRisk(this.#copy.isKept);
    if (!this.#copy.isKept) report(NOWHERE, "warn");
    else report(error instanceof Busy ? `Aman di HP. ${error.message}` : "Menunggu sinyal", "warn");
  }

  #stop(reason) {
    this.#state = "stopped";
    this.#reason = reason;
    report(this.#copy.isKept ? `Aman di HP. ${reason}` : `${NOWHERE} ${reason}`, "warn");
  }
}
