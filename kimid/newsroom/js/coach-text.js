/* A text as the coach reads it: sentences with the place where they stand, and what looks like
   somebody's name. */
const SHORT = new Set([
  "hj",
  "dr",
  "drs",
  "dra",
  "ir",
  "prof",
  "st",
  "ust",
  "tn",
  "ny",
  "jl",
  "gg",
  "no",
  "rt",
  "rw",
  "kec",
  "kab",
  "rp",
  "sdr",
  "a.n",
]);
const END = /[.!?]+["”’)]*\s+(?=["“‘(]*[\p{Lu}\d])/gu;

/* Each sentence as { text, from }, one after the other; a line break always ends one. Marks of
   lists and headings are no words. */
export function* sentencesOf(text) {
  let lineStart = 0;
  for (const line of text.split("\n")) {
    let start = 0;
    for (const end of line.matchAll(END)) {
      const word = line
        .slice(start, end.index)
        .split(" ")
        .at(-1)
        .toLowerCase()
        .replace(/^["“‘(]+/, "");
      if (SHORT.has(word) || /^\p{L}$/u.test(word)) continue;
      yield* trimmed(line.slice(start, end.index + end[0].length), lineStart + start);
      start = end.index + end[0].length;
    }
    yield* trimmed(line.slice(start), lineStart + start);
    lineStart += line.length + 1;
  }
}

function* trimmed(raw, from) {
  const lead = raw.match(/^\s*(?:##\s|-\s|>\s)?\s*/)[0].length;
  const text = raw.slice(lead).trimEnd();
  if (text) yield { text, from: from + lead };
}

export const wordsOf = (text) => text.match(/[\p{L}\d][\p{L}\d'’.-]*/gu) ?? [];

/* Where this part of a sentence stands in it. */
export const spot = (index, length) => ({ from: index, to: index + length });

/* Any of these words, whole, with or without capitals. */
export const word = (words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
/* Where this pattern stands in a sentence, or null. */
export const placeOf = (pattern, text) => {
  const hit = text.match(pattern);
  return hit && spot(hit.index, hit[0].length);
};

const CALLED =
  "(?:Pak|Bu|Bapak|Ibu|Bang|Kak|Mas|Mbak|Haji|Hajah|H\\.|Hj\\.|Sdr\\.?|Saudara|Saudari|Ustaz|Ustad|Kades|Lurah|Camat|Bupati|Kepala Desa|Kepala Dusun|Ketua (?:RT|RW|KIM|BPD)(?: \\d+)?|Bendahara|Sekretaris)";
const PROPER = "(?!Rp)\\p{Lu}\\p{Ll}+(?:['’]\\p{Ll}+)?";
/* Words that begin a sentence with a capital and are nobody's name; and names of places and
   offices. */
const NOBODY =
  "(?:Katanya|Kabarnya|Konon|Isunya|Infonya|Menurut|Kata|Dikabarkan|Warga|Polisi|Polsek|Polres|Pelaku|Korban|Mereka|Dia|Ia|Seorang|Seseorang|Orang|Oknum|Anak|Pencuri|Maling|Penipu|Siapa|Kami|Kita|Saya|Ada|Dua|Tiga|Empat|Lima|Para|Tidak|Jangan|Yang|Dan|Di|Ke|Dari|Pada|Hari|Kemarin|Tadi|Semalam|Kalau|Karena|Saat|Ketika|Setelah|Sesudah|Sebelum|Awas|Hati|Banyak|Beberapa|Desa|Dusun|Kampung|Kabupaten|Kecamatan|Kelurahan|Provinsi|Pasar|Jalan|Sungai|Balai|Kantor|Dinas|Masjid|Sekolah|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|Mencuri|Korupsi|Sosialisasi|Penyuluhan|Bahaya|Modus|Penipuan|Pencurian|Kasus|Dugaan|Isu|Pembangunan|Bantuan|Dana|Uang|Angin|Puting|Banjir|Hama|Api|Hujan|Longsor|Ombak|Abrasi|Air|Kera|Monyet|Gajah|Babi|Tikus|Harimau|Beruang|Sapi|Ular|Buaya|Burung|Anjing|Kucing|Ayam|Wereng|Belalang|Kawanan|Kebakaran|Gempa|Petir|Truk|Mobil|Motor|Bus|Kapal|Perahu|Sepeda|Ribuan|Ratusan|Puluhan|Belasan|Sejumlah|Sebanyak|Sekitar|Pemuda|Tim|Petugas|Relawan|Petani|Nelayan|Pedagang|Panitia|Pemerintah|Perusahaan|Kelompok|Kader|Siswa|Murid|Pengurus|Peserta|Pengunjung|Pembeli|Penonton|Wisatawan|Satgas|Satpol|Babinsa|Jaksa|Hakim|Pengadilan|Kejaksaan|Kasus|Program|Kegiatan|Lomba|Acara|Aksi|Ini|Itu|Semua|Setiap|Tiap|Selain|Sementara|Namun|Tapi|Tetapi|Sejak|Selama|Hingga|Sampai|Untuk|Bagi|Dengan|Agar|Supaya|Akibat|Menurutnya|Keluarga|Orangtua|Ibu|Bapak|Istri|Suami|Masyarakat|Penduduk|Toko|Warung|Rumah|Lahan|Hutan|Kebun|Sawah|Limbah|Sampah|Kondisi|Harga|Listrik|Jembatan|Perbaikan|Kerja|Gotong|Musala|Mushola|Surau|Langgar|Gereja|Pura|Wihara|Vihara|Puskesmas|Posyandu|Gang|Lapangan|Nagari|Jorong|Banjar|Dukuh|Lingkungan|Bank|Muara|Bukit|Gunung|Pantai|Taman|Koperasi|Kotak|Motor)\\b";
/* A person: a title with a name, or names alone. For the inside of other patterns. */
export const NAME = `(?:${CALLED}(?: ${PROPER}){0,3}|(?!${NOBODY})${PROPER}(?: ${PROPER}){0,2})`;
/* A person who can be told from others: a post alone is nobody's name, a name or a title with one
   is. */
export const NAMED = new RegExp(
  `${CALLED} ${PROPER}|(?<=[\\p{Ll},;] )(?<!(?:[Dd]i|[Kk]e|[Dd]ari|[Dd]usun|[Dd]esa|[Kk]ampung|[Gg]ang|[Jj]alan) )(?!${NOBODY})${PROPER} (?!${NOBODY})${PROPER}`,
  "u",
);
