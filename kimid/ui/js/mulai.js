/* Home: choosing a photo is already the first step of writing. The sheet opens as soon as the photos have arrived. */
const form = document.querySelector("[data-begin]");
const on = form?.querySelector("[data-begin-on]");
const list = form?.querySelector("[data-photo-list]");

form?.querySelector("[type=file]").addEventListener("change", () => {
  on.hidden = false; // and whoever wants to go on at once may
  setTimeout(() => form.requestSubmit(on)); // held back by the photos until the last one is there
});
form?.addEventListener("submit", (event) => {
  const failed = list.querySelector("[data-state=bad], [data-state=cut]");
  if (failed && !list.querySelector("[data-state=good]")) event.preventDefault(); // it says why, and how to try again
});
