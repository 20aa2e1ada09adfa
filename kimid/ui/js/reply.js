/* A message to the group and the note of who confirms are kept on this phone until the server shows
   them. Files stay with their own page. */
import { fillIn, memoryOf, typedIn } from "./form-memory.js";

// stands before the fields once the button was pressed, with how many of mine the server showed
// then
const SENT = "sent";
const page = document.querySelector("[data-remembers]").dataset.remembers;
const messageCount = () => String(document.querySelectorAll(".said[data-mine]").length);

const remember = (form, memory) => {
  const [first, ...fields] = memory.read() ?? [];
  const before = first?.[0] === SENT ? fields : [first, ...fields];
  // the signal may break off: sent is what the server shows
  const hasArrived = first?.[0] === SENT && first[1] !== messageCount();
  if (hasArrived) memory.forget();
  // opened by the server, it has what was sent and not taken
  else if (first && !("open" in form.dataset)) fillIn(form, before);
  for (const box of form.querySelectorAll("details:has(:checked)")) box.open = true;
  form.addEventListener("input", (event) => {
    if (event.target.type !== "file") memory.write(typedIn(form));
  });
  form.addEventListener("submit", () => memory.write([[SENT, messageCount()], ...typedIn(form)]));
};

for (const name of ["balas", "pastikan"]) {
  const form = document.getElementById(name);
  const memory = memoryOf(`${page}/${name}`);
  if (form) remember(form, memory);
  else memory.forget(); // no such form any more: it has arrived, or is of no use
}
