/* Nothing typed is ever lost: at once on this phone, after a pause as a draft on the server, and
   words that say which. */
import { isEmpty } from "../../ui/js/form-state.js";
import { get } from "../../ui/js/store.js";
import { PhoneCopy } from "./phone-copy.js";
import { recover } from "./recovery.js";
import { ServerDraft } from "./server-draft.js";
import {
  draftUrl,
  form,
  isNew,
  isRejected,
  owner,
  report,
  showRisk,
  wordsAtStart,
} from "./story-form.js";

class Autosave {
  #state = "open"; // "leaving": the form is being sent, and nothing is written behind its back
  #copy = new PhoneCopy(form, owner, (write) => this.#afterWrite(write));
  #draft = new ServerDraft(form, {
    url: draftUrl,
    copy: this.#copy,
    words: isRejected ? "" : wordsAtStart,
  });

  constructor() {
    form.addEventListener("input", () => this.changed());
    addEventListener("online", () => this.#draft.save());
    form.querySelector("[data-send-draft]")?.addEventListener("click", () => this.#draft.saveNow());
    addEventListener("pageshow", () => this.stay());
    addEventListener("pagehide", () => this.#keepLastWords());
    document.addEventListener("visibilitychange", () => this.#catchUp());
  }

  /* The key of this sheet on the phone. */
  get key() {
    return this.#copy.key;
  }

  changed() {
    if (this.#state === "leaving") return;
    this.keep();
    this.saveSoon();
  }

  /* Keep all of it on the phone; gives whether there was room. */
  keep(more = {}) {
    return this.#copy.write(more);
  }

  saveSoon() {
    this.#draft.saveSoon();
  }

  /* Nothing is written behind the back of whoever sends: stop, and wait for what is on its way. */
  async leave() {
    this.#state = "leaving";
    await this.#draft.pause();
    await this.#copy.settled;
  }

  stay() {
    this.#state = "open";
    this.#draft.resume();
  }

  #afterWrite({ isWritten, isOutdated, row, more }) {
    if (!isWritten) return report("Belum tersimpan: tempat di HP penuh", "warn");
    if (isNew && !location.search) history.replaceState(null, "", `?lembar=${row.draft}`);
    if (more.state || isOutdated) return undefined;
    if (isEmpty(form) && !row.photos.length) return report("", "good");
    if (!this.#draft.isOpen || !navigator.onLine) showRisk(true);
    if (this.#draft.reason) return report(`Aman di HP. ${this.#draft.reason}`, "warn");
    return report("Tersimpan di HP", "good"); // the hour would not fit beside the title
  }

  /* A tab that was left behind would write its old words over those typed since in another. */
  async #catchUp() {
    if (document.hidden || this.#state !== "open" || !isNew) return;
    const row = await get("sheets", this.key).catch(() => undefined);
    if (row && this.#copy.isBehind(row)) location.reload();
  }

  #keepLastWords() {
    if (this.#state === "open" && !this.#draft.isCurrent) this.#copy.writeLast();
  }
}

export const autosave = new Autosave();
recover(autosave).catch(() => {}); // a browser without its store writes as it did before
