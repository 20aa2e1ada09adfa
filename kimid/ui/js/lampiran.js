/* Documents and a voice, sent as soon as they are there. Without this script the same fields send them with the form. */
const MOST_SECONDS = 120;
const CUT_OFF = "Putus sebelum sampai. Coba sekali lagi saat ada sinyal.";
const SIGNED_OUT = "Anda perlu masuk lagi. Buka tab baru, masuk, lalu kirim lagi.";

const kilobytes = (bytes) => `±${Math.max(1, Math.round(bytes / 1024))} KB`;
const clock = (seconds) => `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;

function enhance(field) {
  const form = field.closest("form");
  const list = field.querySelector("[data-attached-list]");
  const words = field.querySelector("[data-attachment-words]");
  const recorder = field.querySelector("[data-recorder]");
  const record = field.querySelector("[data-record]");
  let unsent = null; // what a lost signal kept from arriving
  let recording = null;

  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

  const show = (html) => {
    for (const old of list.querySelectorAll(":scope > .field__error")) old.remove();
    const box = document.createElement("template");
    box.innerHTML = html; // our own page part, made by the house
    list.append(box.content);
  };

  const send = async (kind, blob, name) => {
    const body = new FormData();
    body.append(kind, blob, name);
    words.textContent = `Mengirim ${kilobytes(blob.size)}`;
    try {
      const answer = await fetch(field.dataset.upload, {
        method: "POST", body, headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
      });
      if (answer.redirected) throw new Error(SIGNED_OUT);
      if (!answer.ok && answer.status !== 422) throw new Error(CUT_OFF);
      show(await answer.text());
      words.textContent = "";
      unsent = null;
      changed();
    } catch (error) {
      unsent = [kind, blob, name];
      words.textContent = error.message === SIGNED_OUT ? SIGNED_OUT : `${CUT_OFF} Berkasnya masih ada di sini.`;
    }
    record.firstElementChild?.nextElementSibling && (record.querySelector("span").textContent = unsent ? "Kirim lagi" : "Rekam suara");
  };

  for (const input of field.querySelectorAll("input[type=file]")) input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = ""; // so that the form does not carry them once more
    for (const file of files) await send(input.name, file, file.name);
  });

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[name=detach]");
    if (!button) return;
    event.preventDefault();
    button.closest("li").remove();
    changed();
  });

  const stop = () => recording?.stop();

  const begin = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true } });
    } catch {
      words.textContent = "Mikrofon belum diizinkan. Izinkan dulu di browser, lalu coba lagi.";
      return;
    }
    const type = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus"].find((each) => MediaRecorder.isTypeSupported(each));
    const parts = [];
    let seconds = 0;
    recording = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 24_000 });
    recording.addEventListener("dataavailable", (event) => parts.push(event.data));
    const tick = setInterval(() => {
      seconds += 1;
      words.textContent = `Merekam ${clock(seconds)} dari ${clock(MOST_SECONDS)}`;
      if (seconds >= MOST_SECONDS) stop();
    }, 1000);
    recording.addEventListener("stop", () => {
      clearInterval(tick);
      for (const track of stream.getTracks()) track.stop();
      recording = null;
      send("suara", new Blob(parts, { type }), "suara");
    });
    recording.start(1000);
    words.textContent = `Merekam ${clock(0)} dari ${clock(MOST_SECONDS)}`;
    record.querySelector("span").textContent = "Selesai merekam";
  };

  record.addEventListener("click", () => {
    if (recording) stop();
    else if (unsent) send(...unsent);
    else begin();
  });

  recorder.hidden = !(window.MediaRecorder && navigator.mediaDevices
    && ["audio/webm;codecs=opus", "audio/ogg;codecs=opus"].some((each) => MediaRecorder.isTypeSupported(each)));
}

for (const field of document.querySelectorAll("[data-attachments]")) enhance(field);
