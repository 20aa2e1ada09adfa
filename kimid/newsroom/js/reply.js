/* A message to the group and the note of who confirms: kept on this phone while they are typed, and
   sent through the outbox, with and without signal. */
import { fillIn, memoryOf, typedIn } from "../../ui/js/form-memory.js";
import { newNumber } from "../../ui/js/number.js";
import { deliver, enqueue } from "../../ui/js/outbox.js";
import { drop, get, sheetsOf } from "../../ui/js/store.js";
import { VoiceMessage } from "./voice-message.js";
import { showRow } from "./waiting-row.js";

const page = document.querySelector("[data-remembers]").dataset.remembers;
const { person, site } = document.documentElement.dataset;
const TITLES = { balas: "Pesan", pastikan: "Pemastian" };
const FULL = "Tempat di HP penuh. Kirim begitu ada sinyal; jangan tutup halaman ini dulu.";
const wordsOf = (fields) => {
  const values = new Map(fields);
  return (values.get("words") ?? values.get("how_known") ?? "").trim();
};

class ThreadForm {
  #form;
  #name;
  #memory;
  #voice = null; // of a message only
  #state = "open"; // "sending"; "plain": this time it goes as a form does without script

  constructor(form, name) {
    this.#form = form;
    this.#name = name;
    this.#memory = memoryOf(`${page}/${name}`);
    if (form.querySelector("[data-voice]")) this.#voice = new VoiceMessage(form);
    form.addEventListener("input", (event) => {
      if (event.target.type !== "file" && this.#state === "open") this.#memory.write(typedIn(form));
    });
    form.addEventListener("submit", (event) => this.#submit(event));
    this.#comeBack();
  }

  get url() {
    return this.#form.getAttribute("action").split("#")[0];
  }

  /* What was typed and not sent stands in the form again, before anybody can type. A form that the
     server opened has it already. */
  #comeBack() {
    if (!("open" in this.#form.dataset)) this.#fill(this.#memory.read() ?? []);
    for (const box of this.#form.querySelectorAll('details:has(:checked:not([value=""]))'))
      box.open = true;
  }

  /* What this form has in the outbox: what waits is shown, what was refused stands in it again. */
  restore(rows) {
    for (const row of rows.filter((each) => each.state === "waiting")) this.#show(row);
    for (const row of rows.filter((each) => each.state === "look")) this.#takeBack(row);
  }

  #fill(fields) {
    fillIn(this.#form, fields);
    const voice = new Map(fields).get("voice");
    if (voice) this.#voice?.put(voice);
    const photos = fields.filter(([name]) => name === "photos").map(([, value]) => value);
    if (photos.length)
      this.#form.dispatchEvent(new CustomEvent("sheet:photos", { detail: photos }));
  }

  #submit(event) {
    if (event.defaultPrevented || this.#state === "plain" || !navigator.locks) return;
    event.preventDefault();
    if (this.#state === "sending") return; // a second tap is no second message
    this.#state = "sending";
    this.#say("Mengirim");
    this.#send(event.submitter).catch(() => this.#sendAsForm(event.submitter));
  }

  /* The phone has no room, or is to ask who somebody is: a page does that. */
  #sendAsForm(button) {
    this.#state = "open";
    this.#say("");
    if (!navigator.onLine) return this.#refuse(FULL);
    this.#memory.forget();
    this.#state = "plain";
    return setTimeout(() => this.#form.requestSubmit(button)); // after this submit is over
  }

  async #send(button) {
    await this.#voice?.finish();
    const number = newNumber();
    const fields = typedIn(this.#form);
    const photos = fields.filter(([name, value]) => name === "photos" && value);
    await enqueue({
      person,
      site,
      number,
      url: this.url,
      fields: [...fields, ["number", number]],
      photos: photos.map(([, value]) => value),
      title: `${TITLES[this.#name]}: ${wordsOf(fields) || this.#voice?.title || "foto"}`.slice(
        0,
        80,
      ),
      page: `${location.pathname}#${this.#name}`,
    });
    this.#memory.forget();
    // it is in the outbox, so that no form may carry it a second time
    const outcome = await deliver({ wait: true }).catch(() => "waiting");
    await this.#followUp(await get("sheets", `${person}/${site}/${number}`), outcome, button);
  }

  async #followUp(row, outcome, button) {
    if (row.state === "look" && row.asksPress) {
      await drop("sheets", row.key);
      return this.#sendAsForm(button);
    }
    if (row.state === "look") return this.#open(`#${this.#name}`);
    if (row.state === "sent") return this.#open(this.#name === "balas" ? "#obrolan" : "");
    if (outcome === "signed out")
      return location.assign(`/masuk/?next=${encodeURIComponent(location.pathname)}`);
    this.#state = "open";
    this.#say("");
    this.#form.reset();
    this.#show(row);
    return location.replace("#obrolan");
  }

  /* Who has confirmed is not asked once more. */
  #show(row) {
    showRow(row);
    if (this.#name !== "pastikan") return;
    for (const link of document.querySelectorAll('a[href="#pastikan"]')) link.hidden = true;
  }

  /* The page anew: it has what was sent, or why not, and the story as it is now. */
  #open(hash) {
    history.replaceState(null, "", location.pathname + hash);
    if (!hash) scrollTo(0, 0); // where it says what has become of it
    location.reload();
  }

  /* The server has answered no: the words stand in the form again, before what was typed since. */
  #takeBack(row) {
    const typed = typedIn(this.#form);
    const both = [wordsOf(row.fields), wordsOf(typed)].filter(Boolean).join("\n\n");
    this.#fill(
      row.fields.map(([name, value]) =>
        name === "words" || name === "how_known" ? [name, both] : [name, value],
      ),
    );
    this.#memory.write([
      ...typedIn(this.#form),
      ...row.photos.filter(Boolean).map((name) => ["photos", name]),
    ]);
    drop("sheets", row.key);
    if (row.asksPress) this.#state = "plain";
    this.#refuse(row.words);
  }

  #refuse(words) {
    const box = this.#form.querySelector("[data-refused]");
    box.querySelector("span").textContent = words;
    box.hidden = false;
    location.hash = `#${this.#name}`;
  }

  #say(words) {
    this.#form.querySelector("[data-sending]").textContent = words;
  }
}

/* A row whose form is gone says its words here, and why it was not taken; it is thrown away in the
   outbox. A browser without its store has the forms as they are. */
async function restore() {
  const forms = [];
  for (const name of Object.keys(TITLES)) {
    const form = document.getElementById(name);
    if (form) forms.push(new ThreadForm(form, name));
    else memoryOf(`${page}/${name}`).forget(); // no such form any more: it is of no use
  }
  const rows = (await sheetsOf(person).catch(() => []))
    .filter((row) => row.url && row.page.split("#")[0] === location.pathname)
    .reverse();
  for (const form of forms) form.restore(rows.filter((row) => row.url === form.url));
  const urls = forms.map((form) => form.url);
  for (const row of rows.filter(({ url, state }) => !urls.includes(url) && state !== "sent"))
    showRow(row);
}

await restore();
