/* A sheet on the phone: read from its form, and written back into it. */

const GALLERY_PHOTOS = 2; // as `newsroom/required_details.py` says
const OWN = new Set(["csrfmiddlewaretoken", "foto", "keep", "send"]);
// numbers and names, not words of the writer
const OF_PAGE = new Set(["base", "sheet", "draft", "photos"]);
// what is said of one photo, or of one document
const OF_PART = /^(foto-[^-]+|judul)-/;

// form -> fields of photos and documents that were kept, and are not on the page yet
const awaited = new WeakMap();
const awaitedBy = (form) => awaited.get(form) ?? [];

/* Everything the form would send, besides files, in the order of its names: with what was kept of
   fields that have not appeared yet. */
export const fieldsOf = (form) =>
  inOrder(
    [...new FormData(form), ...awaitedBy(form)].filter(
      ([name, value]) => !OWN.has(name) && typeof value === "string",
    ),
  );

/* Whether these are the same fields: one of a photo that has appeared since, and in which nobody has
   typed, makes no difference. */
export function isUnchanged(before, now) {
  const names = new Set(before.map(([name]) => name));
  const isNew = ([name, value]) =>
    !names.has(name) && OF_PART.test(name) && (!value || name.endsWith("-focus"));
  const typed = now.filter((field) => !isNew(field));
  return JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(typed));
}

/* By name; those of one name stay as they are. */
export const inOrder = (fields) =>
  [...fields].sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
const photosOf = (form) => new FormData(form).getAll("photos");
export const wordsOf = (form) =>
  JSON.stringify(fieldsOf(form).filter(([name]) => !["base", "sheet", "draft"].includes(name)));
const WORD_FIELDS = ["title", "lead", "body"];
export const isEmpty = (form) => WORD_FIELDS.every((name) => !form.elements[name]?.value.trim());
export const isBlank = (row) =>
  !row.photos.length &&
  !row.fields.some(([name, value]) => WORD_FIELDS.includes(name) && value.trim());

/* Put what was kept back into the fields, with the numbers that the sheet had. Photos are the
   strip's, attachments their list's; what was said of them waits for their fields. */
export function fill(form, fields) {
  setFields(form, fields);
  const names = new Set(fields.map(([name]) => name));
  for (const box of form.querySelectorAll("[type=checkbox]"))
    if (!names.has(box.name)) box.checked = false;
  for (const field of form.querySelectorAll("textarea"))
    field.dispatchEvent(new Event("input", { bubbles: true }));
}

/* New fields have appeared: what was kept of them stands in them again. */
export const fillAwaited = (form) => setFields(form, awaitedBy(form));

/* What the page lists and the sheet no longer has: it was thrown away or detached. */
export function removeDropped(form, { fields }) {
  const values = new Set(fields.map(([, value]) => value));
  for (const field of form.querySelectorAll("[name=photos], [name=attachments]")) {
    if (!field.value || values.has(field.value)) continue;
    document.getElementById(`foto-${field.value}`)?.remove();
    (field.closest("li") ?? field).remove();
  }
}

/* The documents and voices among it. */
export const awaitedAttachments = (form) =>
  awaitedBy(form)
    .filter(([name]) => name === "attachments")
    .map(([, value]) => value);

/* A photo was thrown away: nothing that was said of it is kept. */
export const dropAwaited = (form, photo) =>
  awaited.set(
    form,
    awaitedBy(form).filter(([name]) => !name.startsWith(`foto-${photo}-`)),
  );

function setFields(form, fields) {
  const absent = [];
  for (const [name, values] of byName(fields)) {
    if (name === "photos") continue;
    const there = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    if (name === "attachments") absent.push(...absentAttachments(there, values));
    else if (there.length) for (const field of there) setField(field, values);
    else if (OF_PART.test(name)) absent.push(...values.map((value) => [name, value]));
  }
  awaited.set(form, absent);
}

const byName = (fields) => {
  const several = new Map();
  for (const [name, value] of fields) several.set(name, [...(several.get(name) ?? []), value]);
  return several;
};

function setField(field, values) {
  if (field.type === "radio" || field.type === "checkbox")
    field.checked = values.includes(field.value) || values.includes("on");
  else if (field.type !== "file") [field.value] = values;
}

/* Documents and voices that were attached, and that this page does not list. */
const absentAttachments = (there, values) => {
  const listed = new Set([...there].map((field) => field.value));
  return values.filter((value) => !listed.has(value)).map((value) => ["attachments", value]);
};

/* The row of a sheet as its form stands. */
export const rowOf = (form, { person, site }, more = {}) => {
  const draft = form.elements.draft?.value || location.pathname.split("/").at(-3);
  return {
    key: `${person}/${site}/${draft}`,
    person,
    site,
    draft,
    fields: fieldsOf(form),
    photos: photosOf(form),
    at: Date.now(),
    title: form.elements.title.value,
    page: location.pathname,
    state: "writing",
    ...more,
  };
};

/* A form that is the sheet of another story from now on. */
export const startOver = (form, number) => {
  form.elements.draft.value = form.elements.sheet.value = number;
  history.replaceState(null, "", location.pathname);
};

/* The same words as a sheet of their own, under another number. */
export const underNumber = (row, number) => ({
  ...row,
  key: `${row.person}/${row.site}/${number}`,
  draft: number,
  page: `/s/${row.site}/tulis/`,
  state: "writing",
  inHouse: false,
  fields: row.fields.map(([name, value]) => [
    name,
    { draft: number, sheet: number, base: "" }[name] ?? value,
  ]),
});

/* A list without a choice of its own shows its first. */
const isChosenAnew = ({ options, selectedIndex }) =>
  selectedIndex !==
  Math.max(
    0,
    [...options].findIndex((option) => option.defaultSelected),
  );

/* Whether somebody has typed or chosen something since the server made the page. */
export const isTouched = (form) =>
  [...form.elements].some((field) => {
    if (field.type === "file") return field.files.length > 0;
    if (field.type === "radio" || field.type === "checkbox")
      return field.checked !== field.defaultChecked;
    if (field.type === "select-one") return isChosenAnew(field);
    return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
  });

export const isSame = (row, form) =>
  JSON.stringify(
    inOrder(row.fields).filter(([name]) => !OF_PAGE.has(name) || name === "photos"),
  ) === JSON.stringify(fieldsOf(form).filter(([name]) => !OF_PAGE.has(name) || name === "photos"));

/* Words that another app handed over are somebody's: as long as nobody is named, the sheet asks who
   sent them. */
export const showSenderQuestion = (form, row) => {
  document.querySelector("[data-forwarded]").hidden =
    !row?.isShared || form.elements.source_name?.value !== "";
};

/* Whether the group could take it at all; in words, what is missing. Asked where no server can be.
 */
export function missing(form) {
  if (!form.elements.title.value.trim()) return "Judulnya belum ada. Tulis satu kalimat dulu.";
  if (!form.elements.lead.value.trim()) return "Intinya belum ada. Ceritakan dalam tiga kalimat.";
  const kind = form.elements.source_kind?.value;
  if (kind && kind !== "seen" && !form.elements.source_name.value.trim())
    return "Kabar tanpa sumber tidak bisa dibahas. Siapa yang melihat?";
  const photos = photosOf(form).filter(Boolean).length;
  if (form.elements.kind?.value === "gallery" && photos < GALLERY_PHOTOS)
    return `Galeri perlu paling sedikit ${GALLERY_PHOTOS} foto. Tambah fotonya, atau pilih jenis tulisan lain.`;
  return "";
}
