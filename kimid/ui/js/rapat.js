/* A meeting is kept while it is typed: after each pause in the house, and words that say so. */
const form = document.querySelector("[data-meeting]");
const saved = document.querySelector("[data-saved]");
let later, busy = false, stopped = false;

const tell = (words, state = "") => {
  saved.textContent = words;
  saved.dataset.state = state;
};

const keep = async () => {
  if (busy || stopped) return;
  busy = true;
  const body = new FormData(form);
  body.delete("foto");
  try {
    const answer = await fetch(form.dataset.meeting, { method: "POST", body, headers: { Accept: "application/json" } });
    const said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
    if (answer.ok && said) {
      form.elements.version.value = said.version;
      tell(`Tersimpan ${said.at}`, "good");
    } else if (answer.status >= 500) throw answer.status;
    else {
      stopped = true; // signed out, closed, or typed elsewhere too: the button says what to do
      tell(said?.error ?? "Tekan Simpan dulu.", "warn");
    }
  } catch {
    tell("Menunggu sinyal", "warn");
    later = setTimeout(keep, 15_000);
  } finally { busy = false; }
};

form.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(keep, 1_500);
});
form.addEventListener("submit", () => { clearTimeout(later); stopped = true; });
addEventListener("online", keep);
