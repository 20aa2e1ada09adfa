/* One hint beside its field: what it is about, one way to mend it, and a way to leave it. */
import { propose } from "./coach-topics.js";
import { put } from "./text-insertion.js";

/* What a tap on the second word does, and what it is called. */
const actOf = ({ now, choices, topics }) =>
  now ? "Isikan" : choices ? "Jawab" : topics ? "Atur" : "";

const askWhich = (item, hint, field, go) => {
  const choices = item.querySelector("[data-hint-choices]");
  choices.hidden = false;
  item.querySelector("[data-hint-act]").hidden = true;
  const add = (name, act) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "hint__act", textContent: name });
    button.addEventListener("click", act);
    choices.append(button);
  };
  for (const [name, text] of hint.choices) add(name, () => put(field, text, hint.at, hint.at));
  add("Hari lain", () => go({ ...hint, from: hint.at, to: hint.at }));
  choices.querySelector("button").focus();
};

/* `go` leads to the words of a hint, `dismiss` leaves them as they are. */
export const hintElement = (model, hint, { field, go, dismiss }) => {
  const item = model.content.firstElementChild.cloneNode(true);
  const act = item.querySelector("[data-hint-act]");
  item.toggleAttribute("data-danger", Boolean(Boolean(hint.isDanger)));
  item.querySelector("[data-hint-go]").textContent = hint.says;
  item.querySelector("[data-hint-go]").addEventListener("click", () => go(hint));
  act.textContent = actOf(hint);
  act.hidden = !act.textContent;
  act.addEventListener("click", () => {
    if (hint.now) put(field, hint.now, hint.from, hint.to);
    else if (hint.choices) askWhich(item, hint, field, go);
    else propose(field.form, hint.topics);
  });
  item.querySelector("[data-hint-leave]").addEventListener("click", () => dismiss(hint));
  return item;
};
