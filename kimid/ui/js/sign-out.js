/* Signing out leaves nothing of this person on the phone. What was not sent yet is said first. */
import { forgetPerson, sheetsOf } from "./store.js";

for (const form of document.querySelectorAll("[data-leave]")) {
  const person = form.dataset.leave;
  const note = document.querySelector("[data-unsent]");
  const button = form.querySelector("button");
  let sure = false;

  const unsent = async () =>
    (await sheetsOf(person).catch(() => [])).filter((row) => row.state !== "sent" && !row.inHouse);
  const warn = (many) => {
    note.querySelector("[data-unsent-words]").textContent = `${many} kiriman belum terkirim.`;
    note.hidden = false;
    button.textContent = "Hapus dari HP ini, lalu keluar";
    button.dataset.kind = "bad";
    note.scrollIntoView({ block: "center" });
    sure = true;
  };

  form.addEventListener("submit", async (event) => {
    if (!person || "done" in form.dataset) return;
    event.preventDefault();
    const rows = await unsent();
    if (rows.length && !sure) return warn(rows.length);
    await forgetPerson(person).catch(() => {});
    for (const name of await caches.keys())
      if (name === `kimid-pages-${person}`) await caches.delete(name);
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`kimid/tulis/${person}/`)) localStorage.removeItem(name);
    form.dataset.done = "";
    form.requestSubmit();
  });
}
