/* Papers of an application: photos are made small on the phone, and what is chosen is sent at once.
   The server reads them a little later; their tiles are asked for again until it has.
 */
import { fetchUnseen } from "./api.js";
import { shrink } from "./shrink.js";

const form = document.querySelector("[data-papers]");
const words = document.querySelector("[data-papers-words]");
const WAITING = "[data-paper][data-waiting]";
const PAUSES = [1, 2, 3, 5, 8, 13, 21, 34, 55]; // seconds

/* A photo made small; a PDF, or a photo that this browser cannot read, as it is. */
async function small(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const blob = await shrink(file);
    return blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    return file;
  }
}

async function send(input) {
  words.textContent = "Menyiapkan berkas...";
  const files = new DataTransfer();
  for (const file of input.files) files.items.add(await small(file));
  input.files = files.files;
  const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
  words.textContent = `Mengirim ±${Math.max(1, Math.round(bytes / 1024))} KB...`;
  form.requestSubmit(form.querySelector('[name="simpan"]'));
}

/* The tiles as they stand on the server now, and why one was refused. What somebody types meanwhile
   is not touched. */
async function renewTiles() {
  const answer = await fetchUnseen(location.pathname);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const tile of document.querySelectorAll(WAITING)) {
    const now = fresh.querySelector(`[data-paper="${tile.dataset.paper}"]`);
    if (now && !now.matches(WAITING)) tile.replaceWith(now);
  }
  for (const list of document.querySelectorAll("[data-refusals]")) {
    const now = fresh.querySelector(`[data-refusals="${list.dataset.refusals}"]`);
    if (now) list.replaceChildren(...now.childNodes);
  }
}

async function watch([pause, ...later]) {
  if (!pause || !document.querySelector(WAITING)) return;
  await new Promise((go) => setTimeout(go, pause * 1000));
  await renewTiles().catch(() => {}); // no signal: once more later
  await watch(later);
}

form?.addEventListener("change", (event) => {
  if (event.target.type === "file" && event.target.files.length) send(event.target);
});
watch(PAUSES);
