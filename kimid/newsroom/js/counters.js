/* Counts letters of the title and sentences of the lead while they are typed. Never a block. What a
   check missed and is there now is marked no longer; whatever else it said stays until the next
   check. */
const QUESTIONS = ["Apa yang terjadi?", "1 dari 3. Siapa?", "2 dari 3. Lalu?", "3 dari 3, pas"];

const sentencesOf = (text) =>
  text
    .split(/[.!?]+(?:\s|$)/)
    .map((part) => part.trim())
    .filter(Boolean);

/* What is too long stays where it is typed, on the phone and in the form that comes back. */
const surplus = (field) => {
  const many = field.value.length;
  const most = Number(field.dataset.most ?? Infinity);
  return many > most ? [`${many} huruf, ${many - most} terlalu panjang`, "warn"] : null;
};

const letters = (field, good) => {
  const many = field.value.length;
  const words = many <= good ? `${many} dari ${good} huruf` : `${many} huruf, agak panjang`;
  return [words, !many ? "" : many <= good ? "good" : "warn"];
};

const sentences = (field) => {
  const many = sentencesOf(field.value).length;
  return [
    QUESTIONS[many] ?? `${many} kalimat, agak banyak`,
    many === 3 ? "good" : many > 3 ? "warn" : "",
  ];
};

const count = (field, out) => {
  const [words, state] =
    surplus(field) ??
    (field.dataset.good ? letters(field, Number(field.dataset.good)) : sentences(field));
  out.textContent = words;
  out.dataset.state = state;
};

const forget = (field) => {
  const box = field.closest(".field[data-tone=bad]");
  const line = document.querySelector(`#periksa-isian a[href="#${field.id}"]`)?.closest("li");
  const list = line?.parentElement;
  const error = box?.querySelector(".field__error");
  if (!error) return;
  const names = field
    .getAttribute("aria-describedby")
    ?.split(" ")
    .filter((name) => name !== error.id)
    .join(" ");
  if (names) field.setAttribute("aria-describedby", names);
  else field.removeAttribute("aria-describedby");
  field.removeAttribute("aria-invalid");
  error.remove();
  delete box.dataset.tone;
  line?.remove();
  if (!list) return;
  const remaining = list.childElementCount;
  if (!remaining) list.parentElement.remove();
  else
    list.parentElement.querySelector("strong").textContent =
      `${remaining === 1 ? "Satu" : remaining} hal perlu dilihat lagi. Isian Anda tidak hilang.`;
};

for (const field of document.querySelectorAll(".field[data-tone=bad] :is(textarea, input)"))
  if (!field.value.trim())
    field.addEventListener("input", () => {
      if (field.value.trim()) forget(field);
    });

for (const out of document.querySelectorAll("[data-count-for]")) {
  const field = document.getElementById(out.dataset.countFor);
  field.addEventListener("input", () => count(field, out));
  count(field, out);
}

/* Fields that nobody counts say so only when there is too much. */
const warn = (field) => {
  const [words] = surplus(field) ?? [];
  let line = field.parentElement.querySelector(":scope > [data-surplus]");
  if (!words) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    line.className = "field__count";
    line.dataset.surplus = "";
    line.dataset.state = "warn";
    line.setAttribute("role", "status");
    field.after(line);
  }
  line.textContent = `${words}. Semua tetap tersimpan.`;
};

const isCounted = (field) => document.querySelector(`[data-count-for="${field.id}"]`);
document.addEventListener("input", ({ target }) => {
  if (target.dataset?.most && !isCounted(target)) warn(target);
});
