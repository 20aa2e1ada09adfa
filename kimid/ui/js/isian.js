/* A long form is kept while it is typed: at once on this phone, after each pause in the house, and words that say which. */
import { bringBack, memoryOf, typedIn } from "./ingat.js";

const form = document.querySelector("[data-keeps]");
const saved = document.querySelector("[data-saved]");
const memory = memoryOf(location.pathname);
let later, busy = false, stopped = false;

const tell = (words, state = "") => {
  saved.textContent = words;
  saved.dataset.state = state;
};
const files = () => [...form.querySelectorAll("[type=file]")];

/* What this phone has and the house has not: on the version that the page shows, it comes back by itself. */
const remember = () => memory.keep(typedIn(form)); // a full phone keeps it in the house

const keep = async () => {
  if (busy || stopped) return;
  busy = true;
  const body = new FormData(form);
  for (const field of files()) body.delete(field.name);
  const sent = JSON.stringify(typedIn(form));
  try {
    const answer = await fetch(form.dataset.keeps, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
    if (answer.ok && said) {
      const isAll = JSON.stringify(typedIn(form)) === sent;
      form.elements.version.value = said.version;
      if (isAll) memory.forget(); else { remember(); later = setTimeout(keep, 1_500); }
      tell(`Tersimpan ${said.at}`, "good");
    } else if (answer.status >= 500) throw answer.status;
    else {
      stopped = true; // signed out, closed, or typed elsewhere too: the button says what to do
      tell(said?.error ?? "Aman di HP. Tekan Simpan dulu.", "warn");
    }
  } catch {
    tell("Aman di HP, menunggu sinyal", "warn");
    later = setTimeout(keep, 15_000);
  } finally { busy = false; }
};

form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  remember();
  clearTimeout(later);
  later = setTimeout(keep, 1_500);
});
form.addEventListener("submit", () => { clearTimeout(later); stopped = true; });
addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
addEventListener("online", keep);

const before = memory.kept();
if (before && new Map(before).get("version") === form.elements.version.value) {
  bringBack(form, before);
  keep();
} else memory.forget();
