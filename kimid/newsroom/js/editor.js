/* The hand on the sheet: marks for the long text at a tap, the keyboard's Next key, and captions
   for photos just sent. */
import { dropAwaited, fillAwaited } from "../../ui/js/form-state.js";
import { put } from "./text-insertion.js";

const form = document.querySelector("[data-sheet]");
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

const markLine = (field, mark) => {
  const { value, selectionStart: at } = field;
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const inWord = value.slice(start, at).trim() !== "";
  const before = inWord ? "\n\n" : "";
  put(field, before + mark, inWord ? at : start, at);
};

/* The first photo that the text does not show yet. */
const nextPhoto = (field) => {
  const many = form.querySelectorAll("[name=photos]:not(:disabled)").length;
  const free = Array.from({ length: many }, (_, place) => place + 1).find(
    (number) => !field.value.includes(`[foto ${number}]`),
  );
  return free ?? many;
};

const markPhoto = (field) => {
  const number = nextPhoto(field);
  if (!number) {
    form.querySelector("[name=foto]").focus();
    return;
  }
  put(field, `\n\n[foto ${number}]\n\n`, field.selectionStart, field.selectionEnd);
};

const markLink = (field) => {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to) || "kata";
  put(field, `[${words}](https://)`, from, to);
  const end = from + words.length + "[](https://".length;
  field.setSelectionRange(end, end);
};

const toolbar = form?.querySelector("[data-toolbar]");
if (toolbar) {
  const field = document.getElementById(toolbar.dataset.toolbar);
  toolbar.hidden = false;
  toolbar.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]")?.dataset.mark;
    if (mark === "foto") markPhoto(field);
    else if (mark === "tautan") markLink(field);
    else if (mark) markLine(field, mark);
  });
}

/* From title to lead without lifting the thumb. */
form?.querySelector("[name=title]")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  form.querySelector("[name=lead]").focus();
});

/* A photo has arrived: room for what is said of it. */
const caption = (photo) => {
  const box = form.querySelector("[data-captions]");
  const item = box.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  item.id = `foto-${photo.name}`;
  for (const part of item.querySelectorAll("[id], [for], [name], [aria-describedby]"))
    for (const name of ["id", "for", "name", "aria-describedby"])
      if (part.hasAttribute(name))
        part.setAttribute(
          name,
          part.getAttribute(name).replaceAll("foto-baru", `foto-${photo.name}`),
        );
  item
    .querySelector(".caption__photo")
    .prepend(Object.assign(new Image(128, 128), { src: photo.url, alt: "" }));
  box.querySelector("[data-caption-list]").append(item);
  item.querySelector("span").textContent =
    `Foto ${box.querySelectorAll("[data-caption-list] > li").length}`;
  box.hidden = false;
};

form?.addEventListener("photo:sent", (event) => {
  caption(event.detail);
  fillAwaited(form);
  changed(form);
});

/* A photo that was sent and thrown away again leaves its number empty, so that the marks in the
   text keep theirs. */
form?.addEventListener(
  "click",
  (event) => {
    const item = event.target.closest("[data-photo-drop]")?.closest("li");
    const input = item?.querySelector("[name=photos]");
    if (!input?.value) return;
    document.getElementById(`foto-${input.value}`)?.remove();
    dropAwaited(form, input.value);
    form.append(
      Object.assign(document.createElement("input"), { type: "hidden", name: "photos", value: "" }),
    );
    changed(form);
  },
  true,
);
