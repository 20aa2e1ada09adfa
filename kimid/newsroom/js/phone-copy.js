/* The copy of a sheet on this phone. One write at a time: what changes meanwhile is written after
   it, whole and as it is then. */
import { isUnchanged, rowOf } from "../../ui/js/form-state.js";
import { change, forgetLast, noteLast, put } from "../../ui/js/store.js";

const NEW = { words: "", cutAt: 0, inHouse: false, address: "" };

export class PhoneCopy {
  #form;
  #owner;
  #onWrite;
  #state = "idle"; // "writing"; "outdated": being written, and changed since
  #write = null; // what is on its way
  #row = null; // as it was written last
  #isKept = true; // nothing typed is nothing to lose
  #sent = {}; // words that went to the server, as `sent`; nobody knows whether they got there
  #at = Date.now(); // what this page knows of the sheet is of then

  /* `onWrite` is called after each write with { isWritten, isOutdated, row, more }. */
  constructor(form, owner, onWrite) {
    this.#form = form;
    this.#owner = owner;
    this.#onWrite = onWrite;
  }

  get key() {
    return rowOf(this.#form, this.#owner).key;
  }

  /* Whether what was written last is on this phone. */
  get isKept() {
    return this.#isKept;
  }

  /* When what is on its way has been written, or could not be. */
  get settled() {
    return this.#write?.catch(() => {});
  }

  /* These words go to the server now. If its answer is lost, the page that the server shows next is
     known by them. */
  sends(words) {
    this.#sent = { sent: words };
  }

  /* Write the sheet, with `more` facts in its row. Gives whether the phone had room. */
  async write(more = {}) {
    if (this.#state !== "idle" && !Object.keys(more).length) {
      this.#state = "outdated";
      return this.settled;
    }
    const row = rowOf(this.#form, this.#owner, { ...this.#sent, ...more });
    this.#state = "writing";
    this.#write = change("sheets", row.key, (old, wasAway) =>
      wasAway && old?.at >= row.at ? old : this.#merged(old, row, more),
    );
    const isWritten = await this.#write.then(
      () => true,
      () => false,
    );
    const isOutdated = this.#state === "outdated";
    if (isWritten) {
      forgetLast(row.key, row.at);
      this.#at = row.at;
    }
    this.#isKept = isWritten;
    this.#state = "idle";
    this.#write = null;
    this.#onWrite({ isWritten, isOutdated, row, more });
    if (isOutdated) this.write();
    return isWritten;
  }

  /* Whether another tab has typed into this sheet since, and nothing of this one would be lost. */
  isBehind(row) {
    if (row.state !== "writing" || row.at <= this.#at) return false;
    return this.#state === "idle" && this.#isKept && !this.#isSame(row);
  }

  #isSame(row) {
    return isUnchanged(row.fields, rowOf(this.#form, this.#owner).fields);
  }

  /* The last words before the page goes away: nobody waits for them any more. A page that has
     nothing to add is silent: another tab may have gone on since. */
  writeLast() {
    const isWriting = this.#row ? this.#row.state === "writing" : this.#state !== "idle";
    if (!isWriting) return;
    if (this.#row && this.#state === "idle" && this.#isKept && this.#isSame(this.#row)) return;
    const row = { ...NEW, ...this.#row, ...rowOf(this.#form, this.#owner, this.#sent) };
    noteLast(row);
    put("sheets", row);
  }

  #merged(old, row, more) {
    const isWaiting = !more.state && old?.state === "waiting";
    // it may go on waiting
    if (isWaiting && isUnchanged(old.fields, row.fields)) return old;
    const before = old?.state === "sent" ? {} : old;
    this.#row = { ...before, ...NEW, ...row };
    return this.#row;
  }
}
