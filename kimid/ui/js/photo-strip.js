/* A kept sheet comes back: its photos from the phone, or from the server when they are there. */
import { photosUrl } from "./album.js";
import { get } from "./store.js";

/* `hands` are those of the field: add an item, show its state, take it up, unpack what is kept. */
export const restorePhotos = (form, site, field) =>
  form.addEventListener("sheet:photos", async ({ detail: names }) => {
    const present = new Set([...form.querySelectorAll("[name=photos]")].map((each) => each.value));
    for (const name of names.filter((each) => !each || !present.has(each))) {
      if (!name) {
        // a photo that was thrown away keeps its number
        form.append(
          Object.assign(document.createElement("input"), {
            type: "hidden",
            name: "photos",
            value: "",
          }),
        );
        continue;
      }
      const item = field.add({ name });
      Object.assign(item.querySelector("input[type=hidden]"), { value: name, disabled: false });
      if (await get("blobs", name).catch(() => null)) {
        field.take(item, (each) => field.unpack(each, name));
        continue;
      }
      item
        .querySelector("[data-photo-text]")
        .before(
          Object.assign(new Image(96, 96), { src: `${photosUrl(site)}${name}/320.webp`, alt: "" }),
        );
      field.show(item, "good", "");
    }
  });
