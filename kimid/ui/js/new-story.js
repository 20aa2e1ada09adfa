/* Home: choosing a photo is already the first step of writing. It is kept on the phone, and the
   sheet opens with it. */
import { storePhoto } from "./album.js";
import { newNumber } from "./number.js";
import { put } from "./store.js";

const form = document.querySelector("[data-begin]");
const { person, site } = document.documentElement.dataset;
const words = form?.querySelector("[data-begin-words]");

/* A new sheet with these photos and words; gives its address. */
export async function begin(files, { person, site, fields = [], more = {} }) {
  const draft = newNumber();
  const key = `${person}/${site}/${draft}`;
  const photos = [];
  for (const file of files) photos.push((await storePhoto(file, { person, site })).name);
  const all = [
    ...fields,
    ["draft", draft],
    ["sheet", draft],
    ...photos.map((name) => ["photos", name]),
  ];
  const page = `/s/${site}/tulis/`;
  await put("sheets", {
    key,
    person,
    site,
    draft,
    fields: all,
    photos,
    at: Date.now(),
    title: "",
    page,
    state: "writing",
    ...more,
  });
  return `${page}?lembar=${draft}`;
}

form?.querySelector("[type=file]").addEventListener("change", async (event) => {
  words.textContent = "Sebentar…";
  try {
    location.assign(await begin([...event.target.files], { person, site }));
  } catch (error) {
    words.textContent = error.message;
  }
});
