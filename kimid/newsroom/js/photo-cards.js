/* The photos of the sheet: what is said of each of them, and their order. Nothing is dragged. */
import { dropAwaited, fillAwaited } from "../../ui/js/form-state.js";
import { emptyNumber } from "../../ui/js/photo-strip.js";

const MARK = /\[foto (\d+)\]/g;
const NO_CAPTION = "Keterangan belum ada";

const box = document.querySelector("[data-captions]");
const form = box.closest("form");
const cards = box.querySelector("[data-caption-list]");
const strip = form.querySelector("[data-photo-list]");
const end = strip.querySelector(":scope > [data-photo-end]");

const changed = (field = form) => field.dispatchEvent(new Event("input", { bubbles: true }));
const numbers = () => [...form.querySelectorAll("[name=photos]:not(:disabled)")];
const photos = () => numbers().filter((input) => input.value);
const tileOf = (input) => input.closest("li");
const cardOf = (input) => document.getElementById(`foto-${input.value}`);
const captionOf = (input) => form.elements[`foto-${input.value}-caption`];

/* The cards stand as the photos do, with their numbers: those that the marks in the text name. */
function arrange() {
  const here = photos().filter(cardOf);
  const sorted = here.map(cardOf);
  if (sorted.some((card, place) => cards.children[place] !== card)) cards.append(...sorted);
  for (const [place, input] of here.entries()) {
    const words = `Foto ${numbers().indexOf(input) + 1}`;
    const card = cardOf(input);
    for (const part of [card, tileOf(input)])
      for (const label of part.querySelectorAll("[data-photo-number]")) label.textContent = words;
    for (const name of captionOf(input)?.labels ?? [])
      name.textContent = `Keterangan ${words.toLowerCase()}`;
    card.querySelector("[data-caption-words]").textContent =
      captionOf(input)?.value.trim() || NO_CAPTION;
    card.querySelector("[name=first]").hidden = !place;
    card.querySelector("[name=down]").hidden = place === here.length - 1;
  }
  box.hidden = !cards.children.length;
}

/* Marks in the text go on naming the photo that they named. */
function renumber(before) {
  const after = numbers();
  for (const field of [form.elements.body, form.elements.second_body]) {
    const text = field?.value.replace(MARK, (mark, number) => {
      const input = before[number - 1];
      return input ? `[foto ${after.indexOf(input) + 1}]` : mark;
    });
    if (!field || text === field.value) continue;
    field.value = text;
    changed(field);
  }
}

const MOVES = {
  first: (input) => strip.insertBefore(tileOf(input), tileOf(photos()[0])),
  down: (input) => tileOf(photos()[photos().indexOf(input) + 1]).after(tileOf(input)),
};

function move(button, input) {
  const before = numbers();
  MOVES[button.name](input);
  renumber(before);
  arrange();
  changed();
  const card = cardOf(input);
  (button.hidden ? card.querySelector(".caption__acts button:not([hidden])") : button).focus();
  card.scrollIntoView({ block: "nearest" });
}

/* A photo that is thrown away leaves its number empty, so that the marks in the text keep theirs. */
function leave(input) {
  const tile = tileOf(input);
  dropAwaited(form, input.value);
  cardOf(input)?.remove();
  tile.before(emptyNumber());
  return tile;
}

function drop(input) {
  const own = tileOf(input).querySelector("[data-photo-drop]");
  if (own) return own.click(); // the strip knows it, too
  leave(input).remove();
  arrange();
  changed();
  return strip.querySelector("[name=foto]").focus();
}

const pictureOf = (card, url) => {
  const image = card.querySelector(".caption__photo img") ?? new Image(88, 66);
  Object.assign(image, { src: url, alt: "" });
  card.querySelector(".caption__photo").prepend(image);
};

/* A photo was chosen: room for what is said of it, before anybody can see it. */
function add(tile, { name, url }) {
  const there = document.getElementById(`foto-${name}`);
  if (there) return url && pictureOf(there, url);
  const parts = box.querySelector(":scope > template").content.cloneNode(true);
  for (const part of parts.querySelectorAll("*"))
    for (const { name: attribute, value } of [...part.attributes])
      if (value === "baru") part.setAttribute(attribute, name);
      else if (value.includes("foto-baru"))
        part.setAttribute(attribute, value.replaceAll("foto-baru", `foto-${name}`));
  tile.classList.add("shot");
  tile
    .querySelector(".strip__photo")
    .after(parts.querySelector("label"), parts.querySelector("textarea"));
  const card = parts.querySelector("li");
  if (url) pictureOf(card, url);
  return cards.append(card);
}

/* It is no photo: nothing is asked of it. */
function refuse(tile) {
  const { value } = tile.querySelector("[name=photos]");
  document.getElementById(`foto-${value}`)?.remove();
  for (const part of tile.querySelectorAll("label, textarea")) part.remove();
  tile.classList.remove("shot");
  arrange();
}

/* What is read out is proposed from the caption. What somebody typed there stays. */
const captionsBefore = new WeakMap();
const isCaption = ({ name }) => /^foto-.+-caption$/.test(name ?? "");

function propose(caption) {
  const alt = form.elements[caption.name.replace(/caption$/, "alt")];
  const isProposed = ["", captionsBefore.get(caption) ?? ""].includes(alt.value.trim());
  captionsBefore.set(caption, caption.value.trim());
  arrange();
  if (!isProposed) return;
  alt.value = caption.value.trim();
  changed(alt);
}

/* Those that came before this script. */
for (const input of strip.querySelectorAll("[name=photos]"))
  if (input.value && !cardOf(input) && tileOf(input).dataset.state !== "bad")
    add(tileOf(input), { name: input.value, url: tileOf(input).querySelector("img")?.src ?? "" });
fillAwaited(form);
arrange();

form.addEventListener("focusin", ({ target }) => {
  if (isCaption(target)) captionsBefore.set(target, target.value.trim());
});
form.addEventListener("change", ({ target }) => {
  if (isCaption(target)) propose(target);
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !isCaption(event.target)) return;
  event.preventDefault();
  const all = photos().map(captionOf);
  (all[all.indexOf(event.target) + 1] ?? form.elements.title)?.focus();
});
form.addEventListener("photo:sent", ({ target, detail }) => {
  add(target.closest("li"), detail);
  fillAwaited(form);
  arrange();
  if (detail.url) changed(); // before, the sheet may still be coming back
});
form.addEventListener("photo:refused", ({ target }) => refuse(target));
/* A kept sheet comes back in its own order, after the strip has its photos. */
form.addEventListener("sheet:photos", ({ detail: names }) => {
  const known = names
    .map((name) => photos().find((input) => name && input.value === name))
    .filter(Boolean);
  if (known.some((input, place) => photos()[place] !== input))
    for (const input of known) strip.insertBefore(tileOf(input), end);
  arrange();
});
form.addEventListener("sheet:filled", arrange);
form.addEventListener("input", ({ target }) => target === form && arrange());
cards.addEventListener("click", (event) => {
  const button = event.target.closest("[name=first], [name=down], [name=drop]");
  if (!button) return;
  event.preventDefault();
  const input = photos().find((each) => each.value === button.value);
  if (button.name === "drop") drop(input);
  else move(button, input);
});
form.addEventListener(
  "click",
  (event) => {
    const input = event.target
      .closest("[data-photo-drop]")
      ?.closest("li")
      ?.querySelector("[name=photos]");
    if (!input?.value) return;
    leave(input);
    changed();
  },
  true,
);
