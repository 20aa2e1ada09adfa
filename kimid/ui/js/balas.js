/* A message to the group and the note of who confirms are kept on this phone until the house shows them. Files stay with their own page. */
import { bringBack, memoryOf, typedIn } from "./ingat.js";

const SENT = "sent"; // stands before the fields once the button was pressed, with how many of mine the house showed then
const page = document.querySelector("[data-remembers]").dataset.remembers;
const said = () => String(document.querySelectorAll(".said[data-mine]").length);

const remember = (form, memory) => {
  const [first, ...fields] = memory.kept() ?? [];
  const before = first?.[0] === SENT ? fields : [first, ...fields];
  const hasArrived = first?.[0] === SENT && first[1] !== said(); // the signal may break off: sent is what the house shows
  if (hasArrived) memory.forget();
  else if (first && !("open" in form.dataset)) bringBack(form, before); // opened by the house, it has what was sent and not taken
  for (const box of form.querySelectorAll("details:has(:checked)")) box.open = true;
  form.addEventListener("input", (event) => { if (event.target.type !== "file") memory.keep(typedIn(form)); });
  form.addEventListener("submit", () => memory.keep([[SENT, said()], ...typedIn(form)]));
};

for (const name of ["balas", "pastikan"]) {
  const form = document.getElementById(name), memory = memoryOf(`${page}/${name}`);
  if (form) remember(form, memory); else memory.forget(); // no such form any more: it has arrived, or is of no use
}
