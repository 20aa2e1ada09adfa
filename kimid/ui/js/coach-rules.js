/* What the coach says: local rules of plain Indonesian, no network, no score. Each hint names its field and the words it is about. */
import { HAS_DAY, PART_OF_DAY, dateFrom, relativeDays } from "./coach-dates.js";
import { accusation, hearsay } from "./coach-people.js";
import { NAMED, sentencesOf, spot, wordsOf } from "./coach-text.js";

const LONGEST = 25; // words of a sentence
const HEAP = 3; // passive verbs in one sentence
/* The most important first. */
export const ORDER = ["accusation", "source", "capitals", "day", "when", "who", "where", "bait", "long", "passive", "caption"];
const SAYS = {
  accusation: "Nama orang ini dituduh sesuatu. Sudah tanya orangnya?",
  source: "Kata siapa? Sebut namanya bila boleh.",
  capitals: "HURUF BESAR semua terbaca seperti berteriak.",
  when: "Hari apa kejadiannya?",
  who: "Siapa yang terlibat?",
  where: "Di mana kejadiannya?",
  bait: "Judul ini memancing. Sebut saja apa yang terjadi.",
  long: "Ada kalimat panjang. Bagi dua?",
  passive: "Banyak kata “di-”. Siapa yang melakukannya?",
};
const NOT_PASSIVE = /^(?:dia|diri|diri(?:nya|ku|mu)|dinas|dinding|dingin|disiplin|diskusi|digital|diare|dini|diam|dialog|direktur|direksi|distrik|disabilitas|difabel|dimensi|diabetes|diesel|diploma|divisi|dividen|diagnosa|diagnosis|diet|didik|dikit|dilema|dinamo|dinamika|disko|diskon|dispensasi|disertasi|diterjen|dimana|dirgahayu|dipan)$/i;
const BAIT = /(?<!\p{L})(?:heboh|viral|geger|gempar|wow|astaga|waduh|wajib baca|wajib tahu|bikin (?:merinding|nangis|melongo|geram|heboh)|tak (?:akan )?percaya|tidak akan percaya|anda (?:pasti|tidak akan)|ternyata begini|begini jadinya|inilah yang|ini dia|detik-detik|mengejutkan|mencengangkan|sebarkan|bagikan sebelum|nomor \d+ bikin|yang terjadi selanjutnya|menggemparkan)(?!\p{L})|[!?]{2,}|!\s*$/iu;
const WHO = /(?<!\p{L})(?:warga|masyarakat|petani|nelayan|guru|siswa|murid|pelajar|kader|pemuda|karang taruna|anak|ibu|bapak|pak|bu|ketua|kepala|kades|lurah|camat|bupati|bidan|perawat|dokter|petugas|polisi|relawan|pengurus|anggota|kelompok|pkk|posyandu|bumdes|bpd|bpbd|puskesmas|pedagang|pembeli|peserta|keluarga|orang tua|lansia|balita|santri|ustaz|jamaah|jemaah|pemilik|perajin|pengrajin|peternak|mahasiswa|tim|panitia|pemdes|pemerintah desa|perangkat desa|dinas|rt \d+|linmas|babinsa|bhabinkamtibmas|penyuluh|pengunjung|korban|sopir|pengendara|tukang|kami|kita|saya|pln|pdam|bmkg|kim)(?!\p{L})/iu;
const WHERE = /(?<!\p{L})(?:desa|dusun|kampung|kelurahan|kecamatan|jalan|jl|gang|gg|rt|rw|pasar|balai|masjid|surau|musala|mushola|gereja|pura|wihara|vihara|kelenteng|sekolah|sd|sdn|smp|smpn|sma|sman|mts|paud|tk|puskesmas|posyandu|polindes|kantor|lapangan|jembatan|sungai|parit|pantai|pelabuhan|dermaga|sawah|kebun|ladang|hutan|bukit|gunung|simpang|pertigaan|perempatan|rumah|halaman|gedung|aula|warung|tpi|tps|muara|tanggul|bendungan|embung|terminal|lokasi)(?!\p{L})/iu;
const A_PLACE = /(?<!\p{L})(?:di|ke|dari) \p{Lu}\p{Ll}/u;

const passives = (text) => wordsOf(text).filter((word) => /^di\p{Ll}{3,}$/u.test(word) && !NOT_PASSIVE.test(word));

const shouting = (text) => {
  const run = text.match(/(?:\p{Lu}{2,}[\s,.!?-]+){2,}\p{Lu}{2,}/u);
  const long = run && wordsOf(run[0]).filter((word) => word.length > 4);
  return long && long.length >= 2 ? run : null;
};

/* The hints about one sentence, each with where it stands in its text. */
export const aboutSentence = (sentence, day) => {
  const found = [], { text } = sentence;
  const add = (rule, at, more = {}) => at && found.push({ rule, says: SAYS[rule], ...at, ...more });
  add("accusation", accusation(sentence));
  add("source", hearsay(sentence));
  const loud = shouting(text);
  add("capitals", loud && spot(sentence, loud.index, loud[0].length));
  for (const { index, was, now } of relativeDays(text, day))
    add("day", spot(sentence, index, was.length), { says: `“${was}” jadi “${now}”?`, now });
  if (wordsOf(text).length > LONGEST) add("long", spot(sentence, 0, text.length));
  if (passives(text).length >= HEAP) add("passive", spot(sentence, 0, text.length));
  return found;
};

/* The hints about the sheet as a whole: what is missing from it. */
export const aboutSheet = ({ title, lead, body, place, here = "", kind, photos, day }) => {
  const found = [], all = `${title}\n${lead}\n${body}`, end = lead.trimEnd().length;
  const add = (rule, more = {}) => found.push({ rule, says: SAYS[rule], field: "lead", from: 0, to: end, ...more });
  if (sentencesOf(lead).length >= 2 || body.trim()) {
    const part = lead.match(PART_OF_DAY);
    const asked = part && { says: `${part[0][0].toUpperCase()}${part[0].slice(1)} hari apa?`, from: part.index + part[0].length, now: ` ${dateFrom(new Date(`${day}T00:00:00Z`), 0)}` };
    if (!HAS_DAY.test(all) && kind !== "gallery") add("when", asked ? { ...asked, to: asked.from } : {});
    if (!WHO.test(all) && !NAMED.test(all)) add("who");
    if (!place.trim() && !(here && all.includes(here)) && !WHERE.test(all) && !A_PLACE.test(all)) add("where");
  }
  const bait = title.match(BAIT);
  if (bait) add("bait", { field: "title", from: bait.index, to: bait.index + bait[0].length });
  for (const [place, caption] of photos.entries())
    if (!caption.trim()) add("caption", { field: `photo-${place}`, says: `Foto ${place + 1} belum punya keterangan.`, from: 0, to: 0 });
  return found;
};

/* All hints of a sheet, the most important first; pauses after every sentence, so that a hand that writes is never held up. */
export function* advise(sheet) {
  const found = aboutSheet(sheet);
  for (const field of ["title", "lead", "body"])
    for (const sentence of sentencesOf(sheet[field])) {
      for (const hint of aboutSentence(sentence, sheet.dayOf?.(sentence.text) ?? sheet.day)) found.push({ field, ...hint });
      yield null;
    }
  const fields = ["title", "lead", "body"];
  const rank = (hint) => ORDER.indexOf(hint.rule) * 100 + (fields.indexOf(hint.field) + 1 || 9);
  return found.sort((one, other) => rank(one) - rank(other) || one.from - other.from);
}
