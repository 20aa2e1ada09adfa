/* A voice from the microphone, at most two minutes of it. */
const MOST_SECONDS = 120;
const NO_MICROPHONE = "Mikrofon belum diizinkan. Izinkan dulu di browser, lalu coba lagi.";

const clock = (seconds) => `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;
const typeOf = () =>
  ["audio/webm;codecs=opus", "audio/ogg;codecs=opus"].find((type) =>
    MediaRecorder.isTypeSupported(type),
  );

export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices && typeOf());

export class Recorder {
  #say;
  #onVoice;
  #recorder = null;
  #seconds = 0;

  /* `say` is given words while it records, `onVoice` the Blob when it is over, and its length in
     words. */
  constructor({ say, onVoice }) {
    this.#say = say;
    this.#onVoice = onVoice;
  }

  get isRecording() {
    return this.#recorder !== null;
  }

  /* Gives whether it has begun: somebody may not let us hear them. */
  async start() {
    const audio = { channelCount: 1, noiseSuppression: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch(() => null);
    if (!stream) {
      this.#say(NO_MICROPHONE);
      return false;
    }
    this.#record(stream, typeOf());
    return true;
  }

  stop() {
    this.#recorder?.stop();
  }

  #record(stream, type) {
    const parts = [];
    const timer = this.#countSeconds();
    this.#recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 24_000 });
    this.#recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    this.#recorder.addEventListener("stop", () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      this.#recorder = null;
      this.#onVoice(new Blob(parts, { type }), clock(this.#seconds));
    });
    this.#recorder.start(1000);
  }

  #countSeconds() {
    this.#seconds = 0;
    const say = () => this.#say(`Merekam ${clock(this.#seconds)} dari ${clock(MOST_SECONDS)}`);
    say();
    return setInterval(() => {
      this.#seconds += 1;
      say();
      if (this.#seconds >= MOST_SECONDS) this.stop();
    }, 1000);
  }
}
