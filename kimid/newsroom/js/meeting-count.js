/* How many stories the meeting has not decided yet, while it decides them. */
const form = document.querySelector("[data-keeps]");
const entries = [...form.querySelectorAll("[name=agenda]")];
const rest = form.querySelector("[data-undecided-rest]");
const isDecided = (entry) => Boolean(entry.querySelector("[name$=-decision]:checked")?.value);

function count() {
  const open = entries.filter((entry) => !isDecided(entry)).length;
  for (const place of form.querySelectorAll("[data-undecided]")) place.textContent = open;
  if (rest) rest.hidden = !open;
}

form.addEventListener("change", count);
count();
