/* Notes and coins add up while they are typed, beside what the books say. The count is kept on this
   phone, and goes through the outbox where there is no signal. The page of a count that the server
   has forgets it. */
import { fillIn, memoryOf, typedIn } from "../../ui/js/form-memory.js";
import { clock, deliver, enqueue } from "../../ui/js/outbox.js";

const grouped = new Intl.NumberFormat("id-ID");
const rupiah = (amount) => `Rp${grouped.format(amount)}`;
const LATER = "Hitungan menunggu sinyal, lalu terkirim sendiri.";
const FULL = "HP penuh, jadi belum tersimpan. Jangan tutup halaman ini dulu.";
const DERIVED = new Set(["number", "booked"]);
const { person, site } = document.documentElement.dataset;
const memory = memoryOf(`/s/${site}/kas/hitung/`);

class CashCount {
  #form;
  #state = "open"; // "queued": it is in the outbox

  constructor(form) {
    this.#form = form;
    this.#restore();
    form.addEventListener("input", () => this.#changed());
    form.addEventListener("submit", (event) => this.#submit(event));
    this.#show();
  }

  #at(name) {
    return this.#form.querySelector(`[data-${name}]`);
  }

  get #booked() {
    return Number(this.#form.dataset.booked);
  }

  get #total() {
    let total = 0;
    for (const field of this.#form.querySelectorAll("[data-piece]"))
      total += Number(field.dataset.piece) * (Number.parseInt(field.value, 10) || 0);
    return total;
  }

  get #isTyped() {
    return [...this.#form.querySelectorAll("[data-piece]")].some((field) => field.value.trim());
  }

  /* What was typed and not sent stands in the form again, unless the server gave it back. */
  #restore() {
    const typed = memory.read();
    if (!typed || this.#isTyped) return;
    fillIn(this.#form, typed);
    this.#at("typed-back").hidden = false;
    this.#at("typed-back")
      .querySelector("button")
      .addEventListener("click", () => {
        memory.forget();
        location.replace(location.pathname);
      });
  }

  #changed() {
    this.#show();
    const isStored = memory.write(typedIn(this.#form).filter(([name]) => !DERIVED.has(name)));
    this.#say(isStored ? `Tersimpan di HP ${clock()}` : FULL, isStored ? "good" : "warn");
  }

  #say(words, tone) {
    this.#at("saved").textContent = words;
    this.#at("saved").dataset.state = tone;
  }

  #show() {
    for (const field of this.#form.querySelectorAll("[data-piece]")) {
      const sum = Number(field.dataset.piece) * (Number.parseInt(field.value, 10) || 0);
      field.closest("tr").querySelector("[data-sum]").textContent = sum ? grouped.format(sum) : "";
    }
    const gap = this.#total - this.#booked;
    const isTyped = this.#isTyped;
    this.#at("total").textContent = isTyped ? rupiah(this.#total) : "belum";
    this.#at("gap-row").hidden = !isTyped;
    this.#at("gap-word").textContent = gap ? (gap < 0 ? "Kurang" : "Lebih") : "Cocok";
    this.#at("gap-sum").textContent = gap ? rupiah(Math.abs(gap)) : "";
    this.#at("about-gap").hidden = !(isTyped && gap);
    const other = this.#form.elements.counted_with;
    const [name] = other.selectedOptions[0].textContent.split(",");
    this.#at("asks").textContent = other.value
      ? `${name} mendapat satu pertanyaan di HP-nya: benar ${rupiah(this.#total)}?`
      : "";
  }

  #submit(event) {
    if (navigator.onLine || !navigator.locks) return;
    event.preventDefault();
    if (this.#state === "queued") return;
    const words = this.#lacks();
    if (words) this.#say(words, "warn");
    else this.#queue().catch(() => this.#say(FULL, "warn"));
  }

  /* What the server would ask, said at once. */
  #lacks() {
    if (!this.#isTyped) return "Tulis dulu berapa lembar.";
    if (this.#total === this.#booked) return "";
    const { difference, explanation } = this.#form.elements;
    if (difference.value === "catat")
      return "Catat dulu yang belum dicatat. Hitungan ini tersimpan di HP.";
    if (!difference.value) return "Pilih dulu: selisihnya bagaimana?";
    return explanation.value.trim() ? "" : "Tulis satu kalimat tentang selisihnya.";
  }

  async #queue() {
    this.#state = "queued";
    const fields = typedIn(this.#form);
    const number = new Map(fields).get("number");
    const title = `Uang kas hari ini: ${rupiah(this.#total)}`;
    await enqueue({ person, site, number, url: location.pathname, fields, title });
    memory.forget();
    this.#say(LATER, "warn");
    await deliver({ wait: true }).catch(() => {});
  }
}

const form = document.querySelector("[data-count]");
if (form) new CashCount(form);
else if (document.querySelector("[data-counted]")) memory.forget();
