/* What the coach says: local rules of plain Indonesian, no network, no score. Each hint names its
   field and the words it is about. */
import { HAS_DAY, PART_OF_DAY, dateFrom, relativeDays } from "./coach-dates.js";
import { hearsay } from "./coach-people.js";
import { alone, beside, readingOf, riskOf } from "./coach-sensitive.js";
import { NAMED, sentencesOf, spot, wordsOf } from "./coach-text.js";

const LONGEST = 25; // words of a sentence
const MARK = /\[(?:foto (\d{1,2})|galeri \d{1,2}\s?[-–]\s?(\d{1,2}))\]/gi;
const HEAP = 3; // passive verbs in one sentence
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
const NOT_PASSIVE =
  /^(?:dia|diri|diri(?:nya|ku|mu)|dinas|dinding|dingin|disiplin|diskusi|digital|diare|dini|diam|dialog|direktur|direksi|distrik|disabilitas|difabel|dimensi|diabetes|diesel|diploma|divisi|dividen|diagnosa|diagnosis|diet|didik|dikit|dilema|dinamo|dinamika|disko|diskon|dispensasi|disertasi|diterjen|dimana|dirgahayu|dipan)$/i;
const BAIT =
  /(?<!\p{L})(?:heboh|viral|geger|gempar|wow|astaga|waduh|wajib baca|wajib tahu|bikin (?:merinding|nangis|melongo|geram|heboh)|tak (?:akan )?percaya|tidak akan percaya|anda (?:pasti|tidak akan)|ternyata begini|begini jadinya|inilah yang|ini dia|detik-detik|mengejutkan|mencengangkan|sebarkan|bagikan sebelum|nomor \d+ bikin|yang terjadi selanjutnya|menggemparkan)(?!\p{L})|[!?]{2,}|!\s*$/iu;
const WHO =
  /(?<!\p{L})(?:warga|masyarakat|petani|nelayan|guru|siswa|murid|pelajar|kader|pemuda|karang taruna|anak|ibu|bapak|pak|bu|ketua|kepala|kades|lurah|camat|bupati|bidan|perawat|dokter|petugas|polisi|relawan|pengurus|anggota|kelompok|pkk|posyandu|bumdes|bpd|bpbd|puskesmas|pedagang|pembeli|peserta|keluarga|orang tua|lansia|balita|santri|ustaz|jamaah|jemaah|pemilik|perajin|pengrajin|peternak|mahasiswa|tim|panitia|pemdes|pemerintah desa|perangkat desa|dinas|rt \d+|linmas|babinsa|bhabinkamtibmas|penyuluh|pengunjung|korban|sopir|pengendara|tukang|kami|kita|saya|pln|pdam|bmkg|kim)(?!\p{L})/iu;
const WHERE =
  /(?<!\p{L})(?:desa|dusun|kampung|kelurahan|kecamatan|jalan|jl|gang|gg|rt|rw|pasar|balai|masjid|surau|musala|mushola|gereja|pura|wihara|vihara|kelenteng|sekolah|sd|sdn|smp|smpn|sma|sman|mts|paud|tk|puskesmas|posyandu|polindes|kantor|lapangan|jembatan|sungai|parit|pantai|pelabuhan|dermaga|sawah|kebun|ladang|hutan|bukit|gunung|simpang|pertigaan|perempatan|rumah|halaman|gedung|aula|warung|tpi|tps|muara|tanggul|bendungan|embung|terminal|lokasi)(?!\p{L})/iu;
const A_PLACE = /(?<!\p{L})(?:di|ke|dari) \p{Lu}\p{Ll}/u;

const passives = (text) =>
  wordsOf(text).filter((word) => /^di\p{Ll}{3,}$/u.test(word) && !NOT_PASSIVE.test(word));

const shouting = (text) => {
  const run = text.match(/(?:\p{Lu}{2,}[\s,.!?-]+){2,}\p{Lu}{2,}/u);
  const long = run && wordsOf(run[0]).filter((word) => word.length > 4);
  return long && long.length >= 2 ? run : null;
};

const DANGEROUS = new Set(["child", "despair", "accusation", "contact"]);
/* What makes a story sensitive, as the sheet names it. */
const TOPICS = { child: ["child"], despair: ["victim"], accusation: ["accused"] };

/* What can be said of one sentence: each rule gives its hints, with where they stand in it. */
const hint = (rule, at, more = {}) =>
  at
    ? [
        {
          rule,
          says: ADVICE[rule],
          topics: TOPICS[rule],
          isDanger: DANGEROUS.has(rule),
          ...at,
          ...more,
        },
      ]
    : [];
const RULES = [
  (text) => hint("source", hearsay(text)),
  (text) => {
    const loud = shouting(text);
    return hint("capitals", loud && spot(loud.index, loud[0].length));
  },
  (text, day) =>
    relativeDays(text, day).flatMap(({ index, was, now }) =>
      hint("day", spot(index, was.length), { says: `“${was}” jadi “${now}”?`, now }),
    ),
  (text) => hint("long", wordsOf(text).length > LONGEST && spot(0, text.length)),
  (text) => hint("passive", passives(text).length >= HEAP && spot(0, text.length)),
];
/* What every story tells somewhere, looked for until it is found. */
const MENTIONS = {
  day: (text) => HAS_DAY.test(text),
  who: (text) => WHO.test(text) || NAMED.test(text),
  where: (text) => WHERE.test(text) || A_PLACE.test(text),
};

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
  const bait = title.match(BAIT);
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
    const hints = [];
    const reading = readingOf(text);
    for (const [rule, at] of yield* alone(reading)) hints.push(...hint(rule, at));
    for (const rule of day ? RULES : []) {
      hints.push(...rule(text, day));
      yield null;
    }
    if (cache.size > MOST_CACHED) cache.clear();
    cache.set(key, { hints, risk: yield* riskOf(reading) });
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

/* Each hint once, however often it could be given: of photos, once for each. */
const PER_PHOTO = new Set(["caption", "mark"]);
export const distinct = (hints) => {
  const first = new Map();
  for (const each of hints) {
    const key = PER_PHOTO.has(each.rule) ? each.says : each.rule;
    if (!first.has(key)) first.set(key, each);
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
  let before = null;
  for (const { field, text: whole, dayOf } of textsOf(sheet))
    for (const { text, from } of sentencesOf(whole)) {
      const { hints, risk } = yield* aboutSentence(text, dayOf(text));
      const near = beside(risk, before).flatMap(([rule, at]) => hint(rule, at));
      for (const each of [...near, ...hints])
        all.push({ field, ...each, from: from + each.from, to: from + each.to });
      before = risk;
      for (const what of Object.keys(MENTIONS))
        if (!mentions[what] && dayOf(text)) {
          mentions[what] = MENTIONS[what](text);
          yield null;
        }
      yield null;
    }
  all.push(...aboutSheet(sheet, mentions));
  const fields = ["title", "lead", "body"];
  const rank = (each) => ORDER.indexOf(each.rule) * 100 + (fields.indexOf(each.field) + 1 || 9);
  return all.sort((one, other) => rank(one) - rank(other) || one.from - other.from);
}
