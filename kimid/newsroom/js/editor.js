/* The hand on the sheet: marks for the long text at a tap, and the keyboard's Next key. */
import { put } from "./text-insertion.js";

const form = document.querySelector("[data-sheet]");

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
