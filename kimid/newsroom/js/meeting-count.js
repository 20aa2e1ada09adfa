/* How many stories the meeting has not decided yet, while it decides them. One that is decided goes
   to the decided ones as soon as it is folded up: nothing moves under the finger. */
const form = document.querySelector("[data-keeps]");
const entries = [...form.querySelectorAll("[name=agenda]")];
const rest = form.querySelector("[data-undecided-rest]");
const decided = form.querySelector("[data-decided]");
const none = form.querySelector("[data-none-left]");
const choiceOf = (entry) => entry.querySelector("[name$=-decision]:checked");
const isDecided = (entry) => Boolean(choiceOf(entry)?.value);

function count() {
  const open = entries.filter((entry) => !isDecided(entry)).length;
  for (const place of form.querySelectorAll("[data-undecided]")) place.textContent = open;
  if (rest) rest.hidden = !open;
}

function settle(entry) {
  if (entry.open || entry.name !== "agenda" || !isDecided(entry)) return;
  entry.name = "putusan";
  entry.querySelector("summary small").textContent =
    choiceOf(entry).parentElement.textContent.trim();
  decided.querySelector(".fold__inside").append(entry);
  decided.hidden = false;
  const all = decided.querySelectorAll(".decision").length;
  decided.querySelector("summary span").textContent = `Sudah diputuskan · ${all}`;
  none.hidden = Boolean(form.querySelector("[name=agenda]"));
}

form.addEventListener("change", count);
for (const entry of entries) entry.addEventListener("toggle", () => settle(entry));
count();
entries.forEach(settle);
