/* A voice in a message: recorded here, and a field of its form from then on, so that it waits in the
   outbox as words do. */
import { dataUrl, kilobytes } from "../../ui/js/album.js";
import { canRecord, Recorder } from "./recorder.js";

const MOST_BYTES = 700_000; // a form of the outbox takes no more
const NOT_HEARD = "HP ini tidak bisa memutarnya. Rekamannya tetap siap dikirim.";
const TOO_HEAVY = "Rekaman ini terlalu berat. Rekam langsung di sini supaya kecil.";

/* A recording in base64 as a sound that has begun; our pages let no player have a `data:` address. */
async function playing(voice, whenOver) {
  const context = new AudioContext();
  const bytes = Uint8Array.from(atob(voice), (sign) => sign.charCodeAt(0));
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(bytes.buffer);
  source.connect(context.destination);
  source.addEventListener("ended", whenOver);
  source.start();
  return context;
}

export class VoiceMessage {
  #field;
  #words;
  #record;
  #drop;
  #play;
  #playing = null; // what is heard just now
  #whenTaken = () => {};
  #recorder = new Recorder({
    say: (words) => this.#say(words),
    onVoice: (blob, length) => this.#take(blob, length),
  });

  constructor(form) {
    const box = form.querySelector("[data-voice]");
    this.#field = form.elements.voice;
    this.#words = box.querySelector("[data-voice-words]");
    this.#record = box.querySelector("[data-record]");
    this.#drop = box.querySelector("[data-voice-drop]");
    this.#play = box.querySelector("[data-voice-play]");
    this.#play.addEventListener("click", () => this.#toggle());
    box.hidden = !canRecord();
    this.#record.addEventListener("click", () => this.#tap());
    this.#drop.addEventListener("click", () => this.#change(""));
    form.elements.suara.addEventListener("change", ({ target }) => this.#choose(target));
    form.addEventListener("reset", () => this.put(""));
    if (this.#field.value) this.put(this.#field.value); // a message that the server did not take
  }

  /* What the outbox calls it; empty without a recording. */
  get title() {
    return this.#field.value && `suara ${this.#field.dataset.length ?? ""}`.trim();
  }

  /* A recording in base64, or none: what was kept stands in the form again, in sight. */
  put(voice, length = "") {
    if (voice) this.#field.closest("details").open = true;
    this.#field.value = voice;
    this.#field.dataset.length = length;
    this.#drop.hidden = this.#play.hidden = !voice;
    this.#hush();
    this.#label(voice ? "Rekam ulang" : "Rekam suara");
    this.#say(voice ? `Rekaman ${length} siap dikirim, ${kilobytes(voice.length * 0.75)}.` : "");
  }

  /* Who sends while it still records sends what was recorded until then. */
  async finish() {
    if (!this.#recorder.isRecording) return;
    await new Promise((done) => {
      this.#whenTaken = done;
      this.#recorder.stop();
    });
  }

  /* Who has said something wrong hears it before the group does. */
  async #toggle() {
    if (this.#playing) return this.#hush();
    try {
      this.#playing = await playing(this.#field.value, () => this.#hush());
      this.#play.querySelector("span").textContent = "Berhenti";
    } catch {
      this.#say(NOT_HEARD);
    }
  }

  #hush() {
    this.#playing?.close();
    this.#playing = null;
    this.#play.querySelector("span").textContent = "Dengarkan dulu";
  }

  async #tap() {
    this.#hush();
    if (this.#recorder.isRecording) this.#recorder.stop();
    else if (await this.#recorder.start()) this.#label("Selesai merekam");
  }

  /* A file that was chosen waits in the outbox as a recording does. */
  async #choose(input) {
    const [file] = input.files;
    if (!file) return;
    if (file.size > MOST_BYTES) this.#say(TOO_HEAVY);
    else await this.#take(file, "");
    input.value = "";
  }

  async #take(blob, length) {
    const [, voice] = (await dataUrl(blob)).split("base64,");
    this.#change(voice ?? "", length);
    this.#whenTaken();
  }

  /* As if typed: whoever remembers the form remembers what stands in it now. */
  #change(voice, length = "") {
    this.put(voice, length);
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #label(words) {
    this.#record.querySelector("span").textContent = words;
  }

  #say(words) {
    this.#words.textContent = words;
  }
}
