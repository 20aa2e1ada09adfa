/* "Kemarin" is another day for everybody who reads it later: which date it is, counted from the day
   of writing. */
const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];
const NUMBERS = { satu: 1, sehari: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6 };
const DAY = "(senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu)";
const PART = "(?: (pagi|siang|sore|malam|subuh|petang))?";

/* Each rule: what it finds, and how many days away that is from `day` (a Date at 0.00 UTC). The
   last group is the part of the day. */
const RULES = [
  [`hari ini()`, () => 0],
  [`(?<part>pagi|siang|sore|malam) ini`, () => 0],
  [`tadi (?<part>malam)|semalam`, () => -1],
  [`tadi (?<part>pagi|siang|sore|subuh|petang)`, () => 0],
  [`kemarin lusa`, () => -2],
  [`kemarin${PART.replace("(pagi", "(?<part>pagi")}`, () => -1],
  [`besok${PART.replace("(pagi", "(?<part>pagi")}`, () => 1],
  [`lusa`, () => 2],
  [
    `(?<many>satu|dua|tiga|empat|lima|enam|\\d) hari (?:yang )?lalu|(?<many2>sehari) (?:yang )?lalu`,
    (groups) => -(NUMBERS[groups.many ?? groups.many2] ?? Number(groups.many)),
  ],
  [
    `(?:hari )?${DAY.replace("(", "(?<day>")}${PART.replace("(pagi", "(?<part>pagi")} (?:yang )?(?:lalu|kemarin)`,
    (groups, day) => -((day.getUTCDay() - dayOf(groups.day) + 6) % 7) - 1,
  ],
  [
    `(?:hari )?${DAY.replace("(", "(?<day>")}${PART.replace("(pagi", "(?<part>pagi")} (?:depan|mendatang|nanti)`,
    (groups, day) => ((dayOf(groups.day) - day.getUTCDay() + 6) % 7) + 1,
  ],
];
const dayOf = (word) =>
  DAYS.findIndex((day) => day.toLowerCase() === word.toLowerCase().replace(/['’]/, ""));
const PATTERNS = RULES.map(([source, away]) => [
  new RegExp(`(?<![a-z-])(?:${source})(?![a-z-])`, "gi"),
  away,
]);
const MOVES = /ini|tadi|semalam|kemarin|besok|lusa|lalu|depan|mendatang|nanti/i;
const DATED =
  /^[ ,]*\(?(?:[a-z]+,? )?\(?\d{1,2}(?:[/-]\d|\.\d| (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des))/i;

/* `Selasa sore, 24 November 2026`, so many days from `day`. */
export const dateFrom = (day, away, part = "") => {
  const on = new Date(day.getTime() + away * 86_400_000);
  const when = [DAYS[on.getUTCDay()], part.toLowerCase()].filter(Boolean).join(" ");
  return `${when}, ${on.getUTCDate()} ${MONTHS[on.getUTCMonth()]} ${on.getUTCFullYear()}`;
};

/* Every such word of a sentence that has no date behind it: { index, was, now }. `day` is
   `2026-11-25`. */
export const relativeDays = (text, day) => {
  if (!MOVES.test(text)) return [];
  const start = new Date(`${day}T00:00:00Z`);
  const days = [];
  for (const [pattern, away] of PATTERNS)
    for (const hit of text.matchAll(pattern)) {
      const { part = "", day: weekday } = hit.groups ?? {};
      // "minggu lalu" is a week, not a Sunday; where a sentence begins, nobody can tell.
      const isWeek =
        /^minggu$/i.test(weekday ?? "") &&
        !/^hari /i.test(hit[0]) &&
        (weekday === "minggu" || !hit.index);
      const taken = days.some(
        (other) =>
          hit.index < other.index + other.was.length && other.index < hit.index + hit[0].length,
      );
      if (isWeek || taken || DATED.test(text.slice(hit.index + hit[0].length))) continue;
      const night = /malam$/i.test(hit[0]) ? "malam" : part;
      days.push({
        index: hit.index,
        was: hit[0],
        now: dateFrom(start, away(hit.groups ?? {}, start), night),
      });
    }
  return days.sort((one, other) => one.index - other.index);
};

const MONTH = "(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*";
/* Any day or date at all. */
export const HAS_DAY = new RegExp(
  `(?<![a-z-])(?:hari ini|kemarin|besok|lusa|tadi|semalam|(?:pagi|siang|sore|malam) ini|senin|selasa|rabu|kamis|jum['’]?at|sabtu|(?:hari|pada|sejak|setiap|tiap) minggu|minggu(?: (?:pagi|siang|sore|malam|lalu|depan|ini)|[ ,]*\\(?\\d)|\\d{1,2} ${MONTH}|\\d{1,2}[/-]\\d{1,2}(?:[/-]\\d{2,4})?|${MONTH} \\d{4}|setiap hari|tiap hari|sehari lalu|[a-z]+ hari (?:yang )?lalu|(?:bulan|tahun) (?:lalu|ini|depan)|sejak tahun|tahun \\d{4})(?![a-z-])`,
  "i",
);
export const PART_OF_DAY = /(?<![a-z])(subuh|pagi|siang|sore|petang|malam|dini hari)(?![a-z])/i;
