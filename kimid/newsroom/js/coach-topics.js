/* What makes a story sensitive: the coach names it, and ticks it when somebody agrees. */
const boxesOf = (form) => [...form.querySelectorAll("[name=sensitive_about]")];
const foldOf = (form) => boxesOf(form)[0].closest("details");

/* Whether somebody has agreed with all of these. */
export const areTicked = (form, topics) =>
  topics.every((topic) => boxesOf(form).some((box) => box.value === topic && box.checked));

/* Name these topics at the closed fold; those that are ticked already need no word. */
export const nameTopics = (form, topics) => {
  const names = boxesOf(form)
    .filter((box) => topics.includes(box.value) && !box.checked)
    .map((box) => box.closest("label").textContent.trim());
  const head = foldOf(form).querySelector("summary > span");
  head.textContent = names.length ? `Topik sensitif: ${names.join(", ")}?` : "Topik sensitif";
};

/* Tick these topics and show them: who disagrees sees at once what to untick. */
export const propose = (form, topics) => {
  for (const box of boxesOf(form)) if (topics.includes(box.value)) box.checked = true;
  const fold = foldOf(form);
  fold.open = true;
  fold.scrollIntoView({ block: "center" });
  fold.querySelector("summary").focus({ preventScroll: true });
  boxesOf(form)[0].dispatchEvent(new Event("input", { bubbles: true }));
};
