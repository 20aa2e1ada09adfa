/* A kept sheet comes back: its photos from the phone, or from the server when they are there. */
import { get } from "./store.js";

/* `hands` are those of the field: add an item, show its state, take it up, unpack what is kept. All
   names stand in the form before anything is waited for: what is written meanwhile has them all. */
export const restorePhotos = (form, field) =>
  form.addEventListener("sheet:photos", async ({ detail: names }) => {
    const base = form.querySelector("[data-photos]").dataset.upload;
    const list = form.querySelector("[data-photo-list]");
    const present = new Set([...form.querySelectorAll("[name=photos]")].map((each) => each.value));
    const added = names
      .filter((name) => !name || !present.has(name))
      .map((name) => [
        name,
        name
          ? named(field.add({ name }), name)
          : list.insertBefore(emptyNumber(), list.querySelector(":scope > [data-photo-end]")),
      ])
      .filter(([name]) => name);
    for (const [name, item] of added)
      if (await get("blobs", name).catch(() => null))
        field.take(item, (each) => field.unpack(each, name));
      else {
        const url = `${base}${name}/320.webp`;
        showImage(item, url);
        field.show(item, "good", "");
        field.announce(item, name, url);
      }
  });

const named = (item, name) => {
  Object.assign(item.querySelector("input[type=hidden]"), { value: name, disabled: false });
  return item;
};

/* A photo that was thrown away keeps its number, in its place. */
export function emptyNumber() {
  const item = Object.assign(document.createElement("li"), { hidden: true });
  const input = { type: "hidden", name: "photos", value: "" };
  item.append(Object.assign(document.createElement("input"), input));
  return item;
}

export const showImage = (item, src) =>
  item
    .querySelector("[data-photo-text]")
    .before(Object.assign(new Image(96, 96), { src, alt: "" }));
