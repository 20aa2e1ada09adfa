/* The coach: one hint beside its field when the hand rests, all of them in a fold.
   Never a block, never a score. */
import { advise, distinct } from "./coach-rules.js";
import { hintElement } from "./coach-hint.js";
import { areTicked, nameTopics } from "./coach-topics.js";
import { missing } from "../../ui/js/form-state.js";

const form = document.querySelector("[data-sheet]");
const model = form.querySelector("template[data-hint]");
const fold = form.querySelector("[data-advice]");
const list = fold.querySelector("ul");
const head = fold.querySelector("summary > span");
const REST = 600;
const SLICE = 8;
const AT_ONCE = 1; // milliseconds, milliseconds, hints
const NAMES = ["title", "lead", "body"];

/* The day in the village: by the server's clock when the page was made, or by the phone's if the
   page is older than it knows. */
const made = Date.parse(form.dataset.now);
const opened = Date.now();
const zone = (([, sign, hours, minutes]) =>
  (sign === "-" ? -1 : 1) * (hours * 60 + Number(minutes)))(
  form.dataset.now.match(/([+-])(\d\d):(\d\d)$/),
);
const today = () =>
  new Date(Math.max(made + Date.now() - opened, Date.now()) + zone * 60_000)
    .toISOString()
    .slice(0, 10);
/* Words that stood there already were written on the day they were kept. */
const textBefore = NAMES.map((name) => form.elements[name].defaultValue).join("\n");
const dayOf = (sentence) =>
  form.dataset.keptOn && textBefore.includes(sentence) ? form.dataset.keptOn : today();

const captions = () => [...form.querySelectorAll("[data-photo-list] [name$=-caption]")];
const fieldOf = (name) =>
  name.startsWith("photo-") ? captions()[name.slice(6)] : form.elements[name];
const sheet = () => ({
  ...Object.fromEntries([...NAMES, "place"].map((name) => [name, form.elements[name].value])),
  kind: form.elements.kind.value,
  here: form.dataset.here,
  day: today(),
  dayOf,
  photos: captions().map((field) => field.value),
  numbered: [...form.querySelectorAll("[name=photos]:not(:disabled)")].map((field) =>
    Boolean(field.value),
  ), // what `[foto 2]` may name
});

/* What somebody wants to leave as it is, for as long as this sheet is written on. */
const memory = `kimid/biarkan/${form.dataset.sheet}/${form.elements.draft?.value || location.pathname}`;
const dismissed = new Set(
  (() => {
    try {
      return JSON.parse(sessionStorage.getItem(memory)) ?? [];
    } catch {
      return [];
    }
  })(),
);
const keyOf = ({ rule, field, from, to, now }) =>
  [
    rule,
    field,
    ["when", "who", "where"].includes(rule) ? "" : fieldOf(field)?.value.slice(from, to),
    now,
  ].join("|");
const dismiss = (hint) => {
  dismissed.add(keyOf(hint));
  try {
    sessionStorage.setItem(memory, JSON.stringify([...dismissed]));
  } catch {
    /* then for this page only */
  }
  look();
};

const go = ({ field: name, from, to }) => {
  const field = fieldOf(name);
  for (let box = field.closest("details"); box; box = box.parentElement.closest("details"))
    box.open = true;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  field.scrollIntoView({ block: "center" });
};

const isOpen = (field) => field && !field.closest("details:not([open])");
// An empty caption asks by itself, beside its photo.
const isBeside = ({ rule, field }) => rule !== "caption" && isOpen(fieldOf(field));

let lastDrawn = "";
let isTouched = false;
const show = (all) => {
  const isUnanswered = (hint) =>
    !dismissed.has(keyOf(hint)) && !(hint.topics && areTicked(form, hint.topics));
  const hints = distinct(all.filter(isUnanswered));
  const beside = isTouched ? hints.filter(isBeside).slice(0, AT_ONCE) : [];
  const lacks = missing(form);
  const now = JSON.stringify([hints, beside.length, lacks]);
  if (now === lastDrawn) return;
  lastDrawn = now;
  for (const old of form.querySelectorAll(".hint")) old.remove();
  for (const hint of beside.toReversed())
    fieldOf(hint.field)
      .closest(".field, [data-photo-list]")
      .after(hintElement(model, hint, { field: fieldOf(hint.field), go, dismiss }));
  nameTopics(
    form,
    hints.flatMap((hint) => hint.topics ?? []),
  );
  fold.hidden = false;
  head.textContent = hints.length
    ? `Sebelum dikirim: ${hints.length} saran`
    : lacks
      ? "Sebelum dikirim"
      : "Sebelum dikirim: sudah jelas";
  list.replaceChildren(
    ...hints.map((hint) => {
      const line = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "button", textContent: hint.says });
      button.dataset.kind = "soft";
      button.addEventListener("click", () => go(hint));
      line.append(button);
      return line;
    }),
  );
};

/* Looks through the sheet in slices, so that a key is never waited for; a new key lets go of what
   was begun. */
let steps = null;
const idle = self.requestIdleCallback
  ? (act) => requestIdleCallback(act, { timeout: 500 })
  : (act) => setTimeout(act, 30);
const work = (mine) => {
  if (mine !== steps) return;
  const until = performance.now() + SLICE;
  while (performance.now() < until) {
    const { done, value } = mine.next();
    if (done) {
      show(value);
      return;
    }
  }
  idle(() => work(mine));
};
const look = () => {
  const mine = (steps = advise(sheet()));
  idle(() => work(mine));
};

let rest;
const touched = () => {
  isTouched = true;
  steps = null;
  clearTimeout(rest);
  rest = setTimeout(look, REST);
};
form.addEventListener("input", touched);
form.addEventListener("coach:late", touched); // typed while this script was on its way
form.addEventListener(
  "toggle",
  () => {
    if (isTouched) look();
  },
  true,
);
look();
