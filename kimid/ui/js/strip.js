/* A kept sheet comes back: its photos from the phone, or from the house when they are there. */
import { base } from "./album.js";
import { get } from "./store.js";

/* `hands` are those of the field: add an item, show its state, take it up, unpack what is kept. */
export const comeBack = (form, site, hands) => form.addEventListener("sheet:photos", async ({ detail: names }) => {
  const here = new Set([...form.querySelectorAll("[name=photos]")].map((each) => each.value));
  for (const name of names.filter((each) => !each || !here.has(each))) {
    if (!name) { // a photo that was thrown away keeps its number
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "photos", value: "" }));
      continue;
    }
    const item = hands.add({ name });
    Object.assign(item.querySelector("input[type=hidden]"), { value: name, disabled: false });
    if (await get("blobs", name).catch(() => null)) { hands.take(item, (each) => hands.unpack(each, name)); continue; }
    item.querySelector("[data-photo-text]").before(Object.assign(new Image(96, 96), { src: `${base(site)}${name}/320.webp`, alt: "" }));
    hands.show(item, "good", "");
  }
});
