/* A kept sheet comes back: its photos from the phone, or from the server when they are there. */
import { dataUrl } from "./album.js";
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
          ? inForm(field.add({ name }), name)
          : list.insertBefore(emptyNumber(), list.querySelector(":scope > [data-photo-end]")),
      ])
      .filter(([name]) => name);
    for (const [name, item] of added) announce(item, name, ""); // room for what is said of it
    for (const [name, item] of added)
      if (await get("blobs", name).catch(() => null))
        field.take(item, (each) => field.unpack(each, name));
      else {
        const url = `${base}${name}/320.webp`;
        showImage(item, url);
        field.show(item, "good", "");
        announce(item, name, url);
      }
  });

/* Its name, which the form sends as soon as the phone or the server has the photo. */
const nameField = (item) => item.querySelector("input[type=hidden]");
export const isInForm = (item) => !nameField(item).disabled;
export const named = (item, name) => {
  nameField(item).value = name;
  return item;
};
export const inForm = (item, name) => {
  nameField(named(item, name)).disabled = false;
  return item;
};

/* In sight, without taking the hand from where it is. */
export const bringIntoView = (item) =>
  item?.scrollIntoView({ block: "nearest", inline: "start", behavior: "instant" });

/* A photo that was thrown away keeps its number, in its place. */
export function emptyNumber() {
  const item = Object.assign(document.createElement("li"), { hidden: true });
  const input = { type: "hidden", name: "photos", value: "" };
  item.append(Object.assign(document.createElement("input"), input));
  return item;
}

export function showImage(item, src) {
  const image = item.querySelector("img") ?? new Image(96, 96);
  Object.assign(image, { src, alt: "" });
  if (!image.parentElement) item.querySelector("[data-photo-text]").before(image);
}

/* A tiny form of it, long before the small one. */
export async function showGlimpse(item, blob) {
  const src = await dataUrl(blob);
  if (!item.querySelector("img")) showImage(item, src);
}

export function showState(item, state, text) {
  item.dataset.state = state;
  item.querySelector("[data-photo-text]").textContent = text;
  item.querySelector("[data-photo-again]").hidden = state !== "cut";
  if (state !== "bad") return;
  item.dispatchEvent(new CustomEvent("photo:refused", { bubbles: true }));
  bringIntoView(item);
}

/* There is room for what is said of it; and it is seen under this address, once there is one. */
export const announce = (item, name, url) =>
  item.dispatchEvent(new CustomEvent("photo:sent", { bubbles: true, detail: { name, url } }));
