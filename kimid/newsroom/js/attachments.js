/* Documents and a voice, sent as soon as they are there. Without this script the same fields send
   them with the form. */
import { kilobytes } from "../../ui/js/album.js";
import { awaitedAttachments, fillAwaited } from "../../ui/js/form-state.js";
import { canRecord, Recorder } from "./recorder.js";

const CUT_OFF = "Putus sebelum sampai. Coba sekali lagi saat ada sinyal.";
const TROUBLE = "kimid sedang tersendat. Coba sekali lagi sebentar lagi.";
const SIGNED_OUT = "Anda perlu masuk lagi. Buka tab baru, masuk, lalu kirim lagi.";

class AttachmentField {
  #form;
  #list;
  #words;
  #button;
  #url;
  #recorder;
  #unsent = []; // what has not arrived: [kind, blob, name] each
  #isRestoring = false;

  constructor(field) {
    this.#form = field.closest("form");
    this.#list = field.querySelector("[data-attached-list]");
    this.#words = field.querySelector("[data-attachment-words]");
    this.#button = field.querySelector("[data-record]");
    this.#url = field.dataset.upload;
    this.#recorder = new Recorder({
      say: (words) => this.#say(words),
      onVoice: (blob) => this.#send("suara", blob, "suara"),
    });
    field.querySelector("[data-recorder]").hidden = !canRecord();
    for (const input of field.querySelectorAll("input[type=file]"))
      input.addEventListener("change", () => this.#sendFiles(input));
    this.#list.addEventListener("click", (event) => this.#detach(event));
    this.#button.addEventListener("click", () => this.#tap());
    this.#form.addEventListener("sheet:filled", () => this.#restore());
    addEventListener("online", () => this.#restore());
  }

  /* What a kept sheet has attached and the page does not list: the server has it, and shows it.
     Asked for once at a time, so that nothing is listed twice. */
  #restore() {
    const names = awaitedAttachments(this.#form);
    if (!names.length || this.#isRestoring) return;
    this.#isRestoring = true;
    this.#bringBack(names).finally(() => {
      this.#isRestoring = false;
    });
  }

  async #bringBack(names) {
    const body = new FormData();
    for (const name of names) body.append("attachments", name);
    await this.#upload(body).then(
      (html) => this.#show(html),
      () => {}, // it stays in the sheet, and is asked for again with the next signal
    );
    fillAwaited(this.#form);
  }

  async #sendFiles(input) {
    const files = [...input.files];
    input.value = ""; // so that the form does not carry them once more
    for (const file of files) await this.#send(input.name, file, file.name);
  }

  #detach(event) {
    const button = event.target.closest("[name=detach]");
    if (!button) return;
    event.preventDefault();
    button.closest("li").remove();
    this.#changed();
  }

  /* What the button does: "recording" ends, what was "cut-off" is sent again, and else it records.
   */
  get #state() {
    if (this.#recorder.isRecording) return "recording";
    return this.#unsent.length ? "cut-off" : "idle";
  }

  async #tap() {
    if (this.#state === "recording") this.#recorder.stop();
    else if (this.#state === "cut-off") await this.#sendAgain();
    else if (await this.#recorder.start()) this.#label("Selesai merekam");
  }

  async #sendAgain() {
    for (const [kind, blob, name] of this.#unsent.splice(0)) await this.#send(kind, blob, name);
  }

  async #send(kind, blob, name) {
    const body = new FormData();
    body.append(kind, blob, name);
    this.#say(`Mengirim ${kilobytes(blob.size)}`);
    try {
      this.#show(await this.#upload(body));
      this.#say("");
      this.#changed();
    } catch (error) {
      this.#unsent.push([kind, blob, name]);
      const why = [SIGNED_OUT, TROUBLE].includes(error.message) ? error.message : CUT_OFF;
      this.#say(why === SIGNED_OUT ? why : `${why} Berkasnya masih ada di sini.`);
    }
    this.#label(this.#unsent.length ? "Kirim lagi" : "Rekam suara");
  }

  async #upload(body) {
    const answer = await fetch(this.#url, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": this.#form.querySelector("[name=csrfmiddlewaretoken]").value },
    });
    if (answer.redirected) throw new Error(SIGNED_OUT);
    if (answer.status >= 500) throw new Error(TROUBLE);
    if (!answer.ok && answer.status !== 422) throw new Error(CUT_OFF);
    return answer.text();
  }

  #show(html) {
    for (const old of this.#list.querySelectorAll(":scope > .field__error")) old.remove();
    const box = document.createElement("template");
    box.innerHTML = html; // our own page part, made by the server
    this.#list.append(box.content);
  }

  #say(words) {
    this.#words.textContent = words;
  }

  #label(words) {
    const label = this.#button.querySelector("span");
    if (label) label.textContent = words;
  }

  #changed() {
    this.#form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const field of document.querySelectorAll("[data-attachments]")) new AttachmentField(field);
