/* A message to the group and the note of who confirms: kept on this phone while they are typed, and
   sent through the outbox, with and without signal. */
import { Busy } from "./api.js";
import { fillIn, memoryOf, typedIn } from "./form-memory.js";
import { newNumber } from "./number.js";
import { clock, deliver, enqueue, onNews } from "./outbox.js";
import { discard, get, sheetsOf } from "./store.js";

const page = document.querySelector("[data-remembers]").dataset.remembers;
const { person, site } = document.documentElement.dataset;
const TITLES = { balas: "Pesan", pastikan: "Pemastian" };

class ThreadForm {
  #form;
  #name;
  #memory;
  #waiting = document.querySelector("template[data-waiting]");
  #isPlainForm = false; // this time it goes as a form does without script

  constructor(form, name) {
    this.#form = form;
    this.#name = name;
    this.#memory = memoryOf(`${page}/${name}`);
    form.addEventListener("input", (event) => {
      if (event.target.type !== "file") this.#memory.write(typedIn(form));
    });
    form.addEventListener("submit", (event) => this.#submit(event));
    this.#restore().catch(() => {}); // a browser without its store has the form as it is
  }

  get #url() {
    return this.#form.getAttribute("action").split("#")[0];
  }

  /* What was typed and not sent stands in the form again, with what the server had to say; what
     waits is shown. A form that the server opened has what was typed already. */
  async #restore() {
    const rows = (await sheetsOf(person)).filter((row) => row.url === this.#url);
    for (const row of rows.filter((each) => each.state === "waiting").reverse()) this.#show(row);
    const refused = rows.find((row) => row.state === "look");
    if (refused) await this.#takeBack(refused);
    else if (!("open" in this.#form.dataset)) fillIn(this.#form, this.#memory.read() ?? []);
    for (const box of this.#form.querySelectorAll("details:has(:checked)")) box.open = true;
  }

  #submit(event) {
    if (event.defaultPrevented || this.#isPlainForm) return;
    event.preventDefault();
    this.#send(event.submitter).catch(() => this.#sendAsForm(event.submitter));
  }

  #sendAsForm(button) {
    this.#isPlainForm = true;
    this.#form.requestSubmit(button);
  }

  async #send(button) {
    const number = newNumber();
    const fields = typedIn(this.#form);
    const photos = fields.filter(([name]) => name === "photos").map(([, value]) => value);
    await enqueue({
      person,
      site,
      number,
      url: this.#url,
      fields: [...fields, ["number", number]],
      photos,
      title: this.#titleOf(fields),
      page: `${location.pathname}#${this.#name}`,
    });
    this.#memory.forget();
    button.disabled = true; // a second tap is no second message
    const outcome = await deliver({ wait: true }).catch((error) => {
      if (error instanceof Busy) return "waiting";
      throw error;
    });
    button.disabled = false;
    return this.#followUp(await get("sheets", `${person}/${site}/${number}`), outcome);
  }

  #titleOf(fields) {
    const words = new Map(fields).get("words") ?? new Map(fields).get("how_known") ?? "";
    return `${TITLES[this.#name]}: ${words.trim() || "foto"}`.slice(0, 80);
  }

  async #followUp(row, outcome) {
    // the story may have changed: the page comes anew, and says why with the words in their form
    if (row.state === "look") {
      history.replaceState(null, "", `${location.pathname}#${this.#name}`);
      return location.reload();
    }
    if (row.state === "sent") {
      history.replaceState(
        null,
        "",
        location.pathname + (this.#name === "balas" ? "#obrolan" : ""),
      );
      return location.reload();
    }
    if (outcome === "signed out")
      return location.assign(`/masuk/?next=${encodeURIComponent(location.pathname)}`);
    this.#form.reset();
    this.#show(row);
    return location.replace("#obrolan");
  }

  /* The server has answered no: the words stand in the form again, and it says why. */
  async #takeBack(row) {
    fillIn(this.#form, row.fields);
    this.#memory.write(row.fields);
    await discard(row);
    const box = this.#form.querySelector("[data-refused]");
    box.querySelector("span").textContent = row.words;
    box.hidden = false;
    location.hash = `#${this.#name}`;
  }

  /* What waits stands where it will stand, and says when it has left. */
  #show(row) {
    const item = this.#waiting.content.firstElementChild.cloneNode(true);
    const words = new Map(row.fields).get("words")?.trim();
    item.querySelector("[data-words]").textContent = words || row.title;
    this.#waiting.before(item);
    onNews((news) => {
      if (news.key !== row.key || news.state !== "sent") return;
      item.querySelector("[data-state]").textContent = `Terkirim ${clock(news.sentAt)}`;
    });
  }
}

for (const name of Object.keys(TITLES)) {
  const form = document.getElementById(name);
  if (form) new ThreadForm(form, name);
  else memoryOf(`${page}/${name}`).forget(); // no such form any more: it is of no use
}
