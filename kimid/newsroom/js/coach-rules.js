/* What the coach says: local rules of plain Indonesian, no network, no score. Each hint names its
   field and the words it is about. */
import { contact } from "./coach-contact.js";
import { PART_OF_DAY, dateFrom } from "./coach-dates.js";
import { MENTIONS } from "./coach-mentions.js";
import { prepare } from "./coach-reading.js";
import { dangersOf, factsOf, inDraft, newDraft } from "./coach-sensitive.js";
import { STYLE } from "./coach-style.js";
import { sentencesOf, spot } from "./coach-text.js";

const MARK = /\[(?:foto (\d{1,2})|galeri \d{1,2}\s?[-–]\s?(\d{1,2}))\]/gi;
/* The most important first. */
const ORDER = [
  "child",
  "despair",
  "accusation",
  "contact",
  "source",
  "capitals",
  "day",
  "when",
  "who",
  "where",
  "bait",
  "mark",
  "long",
  "passive",
  "caption",
];
const ADVICE = {
  child: "Ada anak. Samarkan?",
  despair: "Ada bunuh diri. Samarkan?",
  accusation: "Ada yang dituduh. Sudah ditanya?",
  contact: "Ada nomor atau alamat orang. Hapus?",
  source: "Kata siapa? Sebut namanya bila boleh.",
  capitals: "HURUF BESAR semua terbaca seperti berteriak.",
  when: "Hari apa kejadiannya?",
  who: "Siapa yang terlibat?",
  where: "Di mana kejadiannya?",
  bait: "Judul ini memancing. Sebut saja apa yang terjadi.",
  long: "Ada kalimat panjang. Bagi dua?",
  passive: "Banyak kata “di-”. Siapa yang melakukannya?",
};
const BAIT =
  /\b(?:heboh|viral|geger|gempar|wow|astaga|waduh|wajib baca|wajib tahu|bikin (?:merinding|nangis|melongo|geram|heboh)|tak (?:akan )?percaya|tidak akan percaya|anda (?:pasti|tidak akan)|ternyata begini|begini jadinya|inilah yang|ini dia|detik-detik|mengejutkan|mencengangkan|sebarkan|bagikan sebelum|nomor \d+ bikin|yang terjadi selanjutnya|menggemparkan)\b|[!?]{2,}|!\s*$/;

const DANGEROUS = new Set(["child", "despair", "accusation", "contact"]);
/* What makes a story sensitive, as the sheet names it. */
const TOPICS = { child: ["child"], despair: ["victim"], accusation: ["accused"] };

const hint = (rule, at) =>
  at
    ? [{ rule, says: ADVICE[rule], topics: TOPICS[rule], isDanger: DANGEROUS.has(rule), ...at }]
    : [];

/* A day that nobody said is asked. */
const daysNear = (day) => {
  const today = new Date(`${day}T00:00:00Z`);
  return [
    ["Hari ini", ` ${dateFrom(today, 0)}`],
    ["Kemarin", ` ${dateFrom(today, -1)}`],
  ];
};

/* What is missing from the sheet as a whole, and what its title and photos lack. */
const aboutSheet = (
  { title, lead, body, place, kind, photos, numbered = photos.map(() => true), day },
  mentions,
) => {
  const all = [];
  const end = lead.trimEnd().length;
  const add = (rule, more = {}) =>
    all.push({ rule, says: ADVICE[rule], field: "lead", from: 0, to: end, ...more });
  if (body.trim() || [...sentencesOf(lead)].length >= 2) {
    const part = lead.match(PART_OF_DAY);
    const at = part ? part.index + part[0].length : end;
    const question = part && {
      says: `${part[0][0].toUpperCase()}${part[0].slice(1)} hari apa?`,
      from: at,
      to: at,
    };
    if (!mentions.day && kind !== "gallery")
      add("when", { ...question, choices: daysNear(day), at });
    if (!mentions.who) add("who");
    if (!mentions.where && !place.trim()) add("where");
  }
  const bait = BAIT.exec(title.toLowerCase());
  if (bait) add("bait", { field: "title", from: bait.index, to: bait.index + bait[0].length });
  for (const [place, caption] of photos.entries())
    if (!caption.trim())
      add("caption", {
        field: `photo-${place}`,
        says: `Foto ${place + 1} belum punya keterangan.`,
        from: 0,
        to: 0,
      });
  for (const mark of body.matchAll(MARK))
    if (!numbered[(mark[1] ?? mark[2]) - 1])
      add("mark", {
        says: `Di naskah tertulis ${mark[0]}, tetapi fotonya belum ada.`,
        field: "body",
        ...spot(mark.index, mark[0].length),
      });
  return all;
};

/* What was said of a sentence before; most of them stay as they are while somebody writes. */
const cache = new Map();
const MOST_CACHED = 4000;

function* aboutSentence(text, day) {
  const key = `${day} ${text}`;
  if (!cache.has(key)) {
    const facts = yield* factsOf(text);
    const hints = [];
    for (const rule of day ? STYLE : []) {
      hints.push(...rule(facts, day).flatMap((each) => hint(...each)));
      yield null;
    }
    if (cache.size > MOST_CACHED) cache.clear();
    cache.set(key, { hints, facts });
  }
  return cache.get(key);
}

/* The fields with text, each with the day of its words. What a photo shows has none: there only
   what is dangerous counts. */
const textsOf = (sheet) => [
  ...["title", "lead", "body"].map((field) => ({
    field,
    text: sheet[field],
    dayOf: (sentence) => sheet.dayOf?.(sentence) ?? sheet.day,
  })),
  ...sheet.photos.map((text, place) => ({ field: `photo-${place}`, text, dayOf: () => "" })),
];

/* Each hint once, however often it could be given: of photos, once for each. What is dangerous
   always; of the rest no more than somebody reads. */
const PER_PHOTO = new Set(["caption", "mark"]);
const MOST = 2;
export const distinct = (hints) => {
  const first = new Map();
  let many = 0;
  for (const each of hints) {
    const key = PER_PHOTO.has(each.rule) ? each.says : each.rule;
    if (first.has(key)) continue;
    if (!PER_PHOTO.has(each.rule)) many += 1;
    if (PER_PHOTO.has(each.rule) || each.isDanger || many <= MOST) first.set(key, each);
  }
  return [...first.values()];
};

/* All hints of a sheet, the most important first. Pauses after every rule, so that a hand that
   writes is never held up. */
export function* advise(sheet) {
  const all = [];
  const mentions = {
    day: false,
    who: false,
    where: Boolean(sheet.here && `${sheet.title}\n${sheet.lead}`.includes(sheet.here)),
  };
  yield* prepare();
  const draft = newDraft();
  let [before, earlier, title] = [null, null, null];
  for (const { field, text: whole, dayOf } of textsOf(sheet))
    for (const { text, from } of sentencesOf(whole)) {
      const { hints, facts } = yield* aboutSentence(text, dayOf(text));
      const now = inDraft(facts, draft, field === "title");
      if (field === "title") title = facts;
      const dangers = [
        ...dangersOf(now, before, earlier, draft),
        ["contact", contact(facts, before, title)],
      ].flatMap(([rule, at]) => hint(rule, at));
      for (const each of [...dangers, ...hints])
        all.push({ field, ...each, from: from + each.from, to: from + each.to });
      [before, earlier] = [now, before];
      for (const what of Object.keys(MENTIONS))
        if (!mentions[what] && dayOf(text)) {
          mentions[what] = MENTIONS[what](facts);
          yield null;
        }
      yield null;
    }
  all.push(...aboutSheet(sheet, mentions));
  const fields = ["title", "lead", "body"];
  const rank = (each) => ORDER.indexOf(each.rule) * 100 + (fields.indexOf(each.field) + 1 || 9);
  return all.sort((one, other) => rank(one) - rank(other) || one.from - other.from);
}
