/* Counts letters of the title and sentences of the lead while they are typed. Never a block. */
const ASKED = ["Apa yang terjadi?", "1 dari 3. Siapa?", "2 dari 3. Lalu?", "3 dari 3, pas"];

const sentencesOf = (text) => text.split(/[.!?]+(?:\s|$)/).map((part) => part.trim()).filter(Boolean);

const letters = (field, good) => {
  const many = field.value.length;
  const words = many <= good ? `${many} dari ${good} huruf` : `${many} huruf, agak panjang`;
  return [words, !many ? "" : many <= good ? "good" : "warn"];
};

const sentences = (field) => {
  const many = sentencesOf(field.value).length;
  return [ASKED[many] ?? `${many} kalimat, agak banyak`, many === 3 ? "good" : many > 3 ? "warn" : ""];
};

const count = (field, out) => {
  const [words, state] = field.dataset.good ? letters(field, Number(field.dataset.good)) : sentences(field);
  out.textContent = words;
  out.dataset.state = state;
};

for (const out of document.querySelectorAll("[data-count-for]")) {
  const field = document.getElementById(out.dataset.countFor);
  field.addEventListener("input", () => count(field, out));
  count(field, out);
}
