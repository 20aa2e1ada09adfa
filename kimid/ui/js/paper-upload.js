/* Papers of an application: photos are made small on the phone, and what is chosen is sent at once.
 */
import { shrink } from "./shrink.js";

const form = document.querySelector("[data-papers]");
const words = document.querySelector("[data-papers-words]");

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

form?.addEventListener("change", (event) => {
  if (event.target.type === "file" && event.target.files.length) send(event.target);
});
