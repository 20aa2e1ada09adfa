/* A tap on the wrong sentence puts it into the field for the right one, so that only the mistake
   must be typed over. */
const form = document.querySelector("[data-correction]");
const right = form.elements.right;
const removed = form.elements.is_removed;
let put = "";

for (const choice of form.querySelectorAll("[name=was]")) {
  choice.addEventListener("change", () => {
    if (removed.checked) return;
    if (right.value.trim() && right.value !== put) return; // what somebody has typed stays
    put = right.value = choice.value;
  });
}

/* A sentence that is taken out has nothing in its place. */
removed.addEventListener("change", () => {
  if (removed.checked && right.value === put) put = right.value = "";
});
