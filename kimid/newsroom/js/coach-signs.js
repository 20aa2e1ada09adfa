/* What is only meant: signs that are harmless alone, and say something of somebody when they stand
   together, in one sentence or in neighbours. */
import { isKnown } from "./coach-people.js";
import { TEACHES } from "./coach-rumours.js";
import { spot, word as any } from "./coach-text.js";

const OF_PERSON = "(?:\\p{L}+ ){0,2}";
const SIGNS = {
  /* New riches, and money of all. */
  wealth: any(
    `(?:mobil|motor|rumah|hp|tanah|kebun|ruko|kapal|emas|perhiasan)(?:nya)? ${OF_PERSON}(?:baru|anyar|mewah|mengkilap|kinclong|lantai|tingkat|bertingkat|gedong|putih|hitam|merah)|(?:beli|bangun|ganti|punya|borong) ${OF_PERSON}(?:mobil|motor|rumah|ruko|tanah|kebun|emas|perhiasan)|(?:rumah|halaman)(?:nya)? ${OF_PERSON}(?:\\p{L}+ ){0,4}(?:mobil|keramik|dicat|direnovasi|bertambah)|umrah|umroh|liburan|jalan-jalan ke`,
  ),
  money: any(
    "(?:dana|uang|duit|kas|bantuan|bansos|iuran)nya|dana|uang|duit|dd|add|kas|cair|bansos|blt|bantuan|anggaran|proyek|iuran|sumbangan|subsidi|otsus|bumdes|panai|juta|jt|modal|pkh|bpnt",
  ),
  /* At night, and where nobody has an office. */
  night: any(
    "subuh|fajar|tengah malam|larut malam|malam-malam|dini hari|(?:jam|pukul|pkl) (?:1|2|3|4|satu|dua|tiga|empat|12|dua belas|sebelas|11) (?:malam|pagi|dini|subuh)?|tiap malam|setiap malam|menginap|nginap|nginep|bermalam|sampai pagi",
  ),
  room: any(
    "kontrakan|kost?|kosan|kos-kosan|kamar|hotel|losmen|penginapan|karaoke|wisma|rumah(?:nya)? (?:bu|ibu|mbak|janda|istri)|pondok|berdua(?:an)?|janda|istri orang|suami orang|laki-laki lain|(?:bukan|selain) (?:suami|istri|muhrim)(?:nya)?|(?:suami|istri)(?:nya)? (?:di|lagi|sedang|masih|dikira|tidak|merantau|kerja)|diantar|dijemput|boncengan|pintu belakang|lewat belakang",
  ),
  /* Less than there should be. */
  short: any(
    "yang (?:nyampe|sampai|datang|dibagi|turun|diterima) (?:\\p{L}+ )?\\d+|(?:tapi|tp|padahal|ternyata|kok|hanya|cuma|tinggal|kurang|berkurang|selisih) [^.!?]{0,40}\\d+|(?:berkurang|menyusut|susut|menciut|selisih|tidak sampai|tidak sesuai|tidak genap|kurang|hilang|raib|ludes|tekor|bocor)(?:nya)?|(?:belum|tidak) (?:juga |pernah )?(?:kasih laporan|memberi laporan|ada laporan|laporan|transparan)|belum (?:juga )?(?:datang|sampai|ada|jadi|dibangun|dibagi|terima|turun)(?:-\\p{L}+)?|mangkrak|terbengkalai",
  ),
  /* Said with a wink: nobody stands up for it. */
  wink: any(
    "kebetulan|rahasia umum|senyum(?:-senyum)?(?: saja| aja)|silakan \\p{L}+ (?:\\p{L}+ )?(?:menghitung|menilai|menebak|menyimpulkan)\\p{L}*|(?:pandai|pintar|jago|ahli|lihai) (?:ber)?(?:hitung|main|atur|bagi|olah)\\p{L}*|tahu sama tahu|sama-sama tahu|tahu sendiri|tau sendiri|wallahu ?a['’]?lam|entah (?:jadi|ke ?mana|di ?mana|siapa|buat|untuk|apa|masuk)|(?:lari|perginya|larinya|mengalir) ke ?mana|ada apa dengan|kok bisa|hebat (?:ya|sekali|betul)|enak ya|(?:masuk|jadi \\p{L}+ di) (?:dapur|kantong|saku) (?:siapa|sendiri)|gerak-gerik|(?:diam|bungkam|menghindar|marah)(?: saja| aja|-marah)? (?:kalau|kalo|saat|waktu|tiap|ketika) ditanya|(?:tidak|tak) (?:bisa|mau) (?:menjawab|jawab)|pura-pura|tutup mata|ada main|main mata|patut (?:diduga|dipertanyakan|dicurigai)|tanda tanya",
  ),
  often: any(
    "sering|suka|selalu|terlihat|kelihatan|kepergok|tiap malam|berkali-kali|(?:dua|tiga|empat|\\d+) kali",
  ),
  hearsay: any(
    '(?<!["”“],? )katanya|kabarnya|konon|isunya|isu|gosip\\p{L}*|rumor|dengar-dengar|denger-denger|kata orang|orang bilang|ada yang (?:bilang|cerita|lihat)|(?:warga|tetangga|masyarakat|orang) (?:curiga|mencurigai|menduga|bilang|dengar|cerita|menuding)|kuat dugaan|dugaan kuat|diduga|disebut-sebut|desas-desus',
  ),
  guess: any("kayaknya|kayanya|sepertinya|kelihatannya|jangan-jangan|mungkin|pasti"),
  /* What people whisper of somebody. */
  gossip: any(
    "yang (?:meng|ng)?ambil|pil|aborsi|minum-minum|suka minum|bolos|(?<!ibu )hamil|selingkuh|simpanan|pacar(?:an|nya)?|janda|cerai|racun|diracun|meracuni?|ilmu|dukun|santet|guna-guna|susuk|pelet|hantu|leak|suanggi|parakang|begu|palasik|tuyul|hutang|utang|diminta \\d+|minta \\d+|sogok|setoran|nyabu|sabu|miras|bandar|dibekingi|ijazah|mandul|menular|aids|hiv",
  ),
  /* Violence of which somebody is the doer. */
  hits: any(
    "salah (?:suntik|obat|kasih obat|memberi obat|diagnosa)|(?:suka|sering|selalu|berani) (?:pegang|colek|raba|peluk|cium|grepe|goda|remas|elus|intip|memegang|mencolek|memeluk|mencium|mengelus|meremas)(?:-\\p{L}+)?|menyabet(?! (?:emas|perak|perunggu|juara|gelar|medali|piala|penghargaan))|mencambuk|merotan|menyundut|menyetrum|mengurung|merantai|memasung|menyiram|memukuli?(?! (?:gong|gendang|beduk|bedug|kentongan|rebana|tifa))|menelanjangi|menendang(?! bola)|meraba",
  ),
  /* Who does not come for a long time, and is paid. */
  absent: any(
    "(?:tidak|jarang|tak) (?:pernah )?(?:ada|kelihatan|muncul|masuk|ngantor|hadir|datang|di tempat)|tidur (?:terus|saja|melulu)|bolos|menghilang",
  ),
  span: any(
    "(?:\\d+|satu|dua|tiga|empat|lima|enam|setengah|ber)-?(?: |(?=bulan|minggu))(?:minggu|bulan|tahun)(?:-bulan)?|gaji(?:nya)? (?:jalan|lancar|utuh|tetap)|terus",
  ),
  bribe: any(
    "(?:setor|kasih|beri|memberi|bayar|menyetor) (?:uang|amplop|duit) [^.!?]{0,30}(?:biar|supaya|agar)|(?:solar|pupuk|raskin|bantuan|bansos|subsidi|aset desa)[^.!?]{0,40} dijual [^.!?]{0,30}(?:sama|oleh|ama)",
  ),
  /* What is said of nobody whom one means well. */
  ill: any(
    "gadungan|oplosan|preman|lintah darat|hidung belang|buaya darat|licik|curang|culas|serakah|rakus|biduan|kabur (?:sama|dengan|bersama|bawa)|tukang (?:bohong|tipu|utang|ngintip|onar|adu domba|ngibul|palak)|pembual|ngaku-ngaku|mengaku-ngaku|(?:membuang|buang) (?:bangkai|limbah|racun|oli)|(?:belum|tidak|tak) (?:mau |pernah )?(?:bayar|membayar) (?:upah|gaji|utang|honor|arisan)|(?:minta|narik|nagih|mungut|meminta|menarik) (?:rp\\.? ?)?\\d+[\\d.]* ?(?:ribu|rb|k|juta|jt)?(?: rupiah)? (?:tiap|setiap|per|buat|untuk|kalau)",
  ),
  bad: any(
    "maling|pencuri(?:nya)?|pelaku(?:nya)?|penipu(?:nya)?|koruptor|pengedar|bandar|begal|copet|jambret|provokator|dalang(?:nya)?|perampok",
  ),
  named: any(
    "ternyata|tak lain|tidak lain|namanya|pelakunya|orangnya|si (?!apa)\\p{L}{3,}|alias|inisial|anak(?:nya)? (?:pak|bu|mbok|mas|lek|haji)",
  ),
  /* One's own people. */
  kin: any(
    "(?:masih|semua|semuanya|kebanyakan|rata-rata|cuma|hanya|ternyata|justru|malah) (?:\\p{L}+ ){0,2}(?:saudara|sodara|besan|keponakan|ponakan|kerabat|famili|keluarga|ipar|menantu|mertua|orang dekat|teman dekat|tim sukses|timses)(?:nya)?|(?:anak|adik|keponakan|menantu|istri)(?:nya)? (?:pak|bu|haji) \\p{L}+ (?:masuk|diterima|diangkat|lolos|dapat|kebagian|jadi)",
  ),
  complaint: any(
    "ngelus dada|geleng-geleng|resah|geram|kesal|protes|heran|mengeluh(?:kan)?|dikeluhkan|kecewa|dipertanyakan|bertanya-tanya|marah|jengkel|gerah|iri|tidak adil|tanpa (?:tes|seleksi|musyawarah|lelang|izin|rapat|kuitansi|bukti|papan)|padahal|malah|pilih kasih|tidak (?:pernah )?kebagian",
  ),
  victim: any(
    "kehilangan|korban(?:nya)?|milik|belum tertangkap|tidak dikenal|imbau|mengimbau|melapor",
  ),
};

/* The names of the signs of a sentence, and whether somebody is known in it. Pauses after each. */
export function* signsOf(written, plain) {
  const signs = new Set();
  if (TEACHES.test(plain)) return signs;
  for (const [name, pattern] of Object.entries(SIGNS)) {
    if (pattern.test(plain)) signs.add(name);
    yield null;
  }
  if (isKnown(written) || isKnown(plain)) signs.add("person");
  return signs;
}

const TOGETHER = [
  ["wealth", "money", "wink"],
  ["wealth", "money", "short"],
  ["night", "room", "often"],
  ["night", "room", "wink"],
  ["short", "wink"],
  ["wealth", "wink"],
  ["kin", "complaint"],
  ["kin", "wink"],
  ["guess", "wink"],
  ["absent", "span"],
  ["wealth", "money", "complaint"],
  ["night", "room", "complaint"],
];
const hasAll = (signs, names) => names.every((name) => signs.has(name));

/* An insinuation: somebody who is known, and signs that together mean more. The signs must bring
   something new with the sentence that is read, else the one before would be named twice. */
export const insinuation = (now, before, length) => {
  const near = new Set([...(before ?? []), ...now]);
  const isMeant =
    near.has("person") &&
    now.size > 0 &&
    (TOGETHER.some((names) => hasAll(near, names)) ||
      (hasAll(near, ["hearsay", "gossip"]) && (now.has("gossip") || now.has("hearsay"))));
  const isCalled = near.has("bad") && now.has("named") && now.has("person") && !near.has("victim");
  return isMeant ||
    isCalled ||
    hasAll(now, ["person", "hits"]) ||
    ["bribe", "ill"].some((name) => hasAll(now, ["person", name]))
    ? spot(0, length)
    : null;
};
