/* Counts letters of the title and sentences of the lead, and asks what is missing when the hand rests. Never a block. */
const DAY = /\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|tadi|kemarin|hari ini|\d{1,2} (januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember))\b/i;
const WHO = /\b(kata|menurut|ujar|warga|pak|bu|ibu|bapak|kepala|ketua|anak|petani|nelayan|guru|kader|pemuda)\b/i;
const ASKED = ["Apa yang terjadi?", "1 dari 3. Siapa?", "2 dari 3. Lalu?", "3 dari 3, pas"];

const sentencesOf = (text) => text.split(/[.!?]+(?:\s|$)/).map((part) => part.trim()).filter(Boolean);

const rules = [
  [(text) => !DAY.test(text), "Hari apa kejadiannya?"],
  [(text) => sentencesOf(text).some((part) => part.split(/\s+/).length > 25), "Ada kalimat panjang. Bagi dua?"],
  [(text) => !WHO.test(text), "Siapa yang terlibat?"],
  [(text) => text.length > 20 && text === text.toUpperCase(), "HURUF BESAR semua terbaca seperti berteriak."],
];

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

const coach = (field) => {
  const hint = document.querySelector(`[data-coach-for="${field.id}"]`);
  const found = sentencesOf(field.value).length >= 2 && rules.find(([fails]) => fails(field.value));
  if (!hint) return;
  hint.hidden = !found;
  if (found) hint.querySelector("span").textContent = found[1];
};

for (const out of document.querySelectorAll("[data-count-for]")) {
  const field = document.getElementById(out.dataset.countFor);
  let soon;
  field.addEventListener("input", () => {
    count(field, out);
    clearTimeout(soon);
    soon = setTimeout(() => coach(field), 600); // advice comes when the hand rests
  });
  count(field, out);
}
