/* What must not reach readers without a second look: a child beside harm, somebody in despair, and
   what finds a person at home. */
import { spot } from "./coach-text.js";

const word = (words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");

/* "Anak" is also the branch of a river and the step of a stair; of somebody's child nobody knows how
   old it is. */
const MINOR =
  "siswa(?:nya)?|siswi(?:nya)?|murid(?:nya)?|pelajar|santri|santriwati|santriwan|balita|batita|bayi(?:nya)?|orok|bocah|abg|remaja[2s]?|gadis cilik|di ?bawah umur|(?:kelas|kls) (?:\\d{1,2}|[ivx]{1,4}|satu|dua|tiga|empat|lima|enam)(?: (?:sd|sdn|smp|smpn|mts|mi|sma|sman|smk|tsanawiyah|aliyah))?|ijazah (?:sd|smp|mts)|(?:masih|baru(?: masuk)?|putus|lulus) (?:tk|paud|sd|smp|mts|sma|smk|sekolah)|tsanawiyah|(?:usia|umur|berusia|berumur)(?:nya)? (?:baru |masih )?(?:[1-9]|1[0-7])(?: tahun| thn| th| bulan)?|\\((?:[1-9]|1[0-7])(?: tahun| thn| th)?\\)|(?:baru|masih) (?:[1-9]|1[0-7]) (?:tahun|thn|th|bulan)|, (?:[1-9]|1[0-7]) (?:tahun|thn|th)(?=[, .])|nona itu";
const CHILD = word(
  `anak(?!(?: |-)(?:sungai|tangga|ayam|bebek|itik|sapi|kambing|domba|babi|kerbau|kuda|kucing|anjing|ikan|panah|buah|cabang|usaha|perusahaan|kunci|bukit|gunung|rantau|dalam|bawang|timbangan|daro|judul)(?!\\p{L}))(?:-anak|nya|ku|2)?|putra|putri(?:nya)?|putranya|bungsu(?:nya)?|sulung(?:nya)?|cucu(?:nya)?|keponakan(?:nya)?|${MINOR}`,
);
const YOUNG = word(MINOR);
const WED = word(
  "(?:me)?nikah(?:i|kan)?|dinikah(?:i|kan)|pernikahan|perkawinan|dikawin(?:i|kan)|kawin|mempelai|pengantin|dilamar|hamil(?! tua)|dihamili|perut(?:nya)? (?:\\p{L}+ ){0,4}(?:besar|membesar|buncit)|perutnya (?:sudah|sdh|mulai|tambah)|mengandung|melahirkan",
);
/* Any form of these verbs: dipukul, memukuli, pemukulan, terpukul. */
const verb = (roots) =>
  `(?:di|ter|ke|per|pe[mn]?g?|peny|me[mn]?g?|meny|mem|nge?|ny)?-?(?:${roots})(?:i|kan|an|in|nya)*`;
/* Violence, sex, death by one's own hand: with a child nearby it is enough. */
const GRAVE = word(
  [
    verb(
      "aniaya|siksa|niksa|keroyok|eroyok|cabul|leceh|perkosa|setubuh|etubuh|gagahi|culik|sodomi|bully|rundung|gerayang|rudapaksa|bacok|cekik|jambak|sekap|eksploitasi|sundut|tampar|tempeleng|endang(?= (?:anak|siswa|murid|korban|perut|kepala))|tendang(?!an| bola)|gampar|hajar(?!an)|bogem|todong|begal|palak|tikam|sabet(?! (?:emas|perak|perunggu|juara|gelar|medali|piala|penghargaan|dua|tiga|empat))|cambuk|raba-raba|raba(?!ng)|pangku(?!an)|telanjang|perkosaan",
    ),
    "(?:di|ter)pukul(?:i|in|kan)?|memukuli?(?! (?:gong|gendang|kendang|beduk|bedug|kentongan|drum|rebana|bola|lonceng|mundur|rata|lesung|alu|tambur))|pemukulan|kena pukul",
    "kekerasan(?! angin)|kdrt|pelecehan|asusila|tak senonoh|tidak senonoh|bunuh diri|gantung diri|gandir|mengakhiri hidup\\p{L}*|akhiri hidup\\p{L}*|menghabisi nyawa|(?:minum|menenggak|meminum|meneguk) (?:cairan |obat )?(?:racun|pestisida|pembasmi)|overdosis|sayat tangan|menyayat|dihamili|menghamili|(?:nikah|kawin) (?:siri|dini|muda|paksa|lari)|(?:pernikahan|perkawinan) (?:dini|anak)|diperdagangkan|tawuran|sajam|senjata tajam|celurit|clurit|dikurung|dikunci|dirantai|dipasung|disiram air|disetrum|video (?:syur|mesum|asusila)|foto(?:nya)? disebar|mesum|prostitusi|psk|open bo|geng motor|dibunuh|pembunuhan|membunuh(?! (?:hama|nyamuk|jentik|tikus|gulma|kuman|bakteri|waktu|wereng|ulat))|sakit kalau (?:pipis|kencing)",
  ].join("|"),
);
/* Harm that has to stand beside the child, in one sentence. */
const HARM = word(
  [
    "tewas|meninggal(?! dunia karena usia)|wafat|berpulang|(?:tidak|tak|tdk) (?:bernapas|bernafas|bernyawa|tertolong)|jenazah|jasad|mayat|almarhum(?:ah)?|tenggelam|hanyut|terseret|terpeleset|tertabrak|ditabrak|diseruduk|tersambar|terlindas|tertimpa|tertimbun|terbakar|tersengat|kesetrum|keracunan|luka(?:-luka| parah| berat| bakar|2)?|terluka|patah(?: (?:tulang|kaki|tangan))?(?! semangat)|jatuh dari|di (?:rs|rsud|igd|icu|rumah sakit)|opname|kritis|koma|sekarat|hilang(?! (?:bola|minat|semangat))|dilarikan ke|disandera|ditelantarkan|terlantar|telantar|dibuang|ditinggal(?:kan)? (?:di|begitu|pergi)|ditaruh di (?:kardus|teras)|ditemukan (?:di|menangis|tak bernyawa|meninggal|tewas|dalam)|dalam kardus|tali pusar\\p{L}*|korban(?! banjir| kebakaran| bencana| gempa| longsor)|trauma|ketakutan|menjerit|jeritan|memar|lebam2?|lebam-lebam|berdarah|babak belur|dipenjara|kabur dari|minggat|putus sekolah|berhenti sekolah",
    "(?:di|ke|men|pen)?(?:curi|uri)(?:an)?(?! perhatian)|nyuri|nyolong|maling|copet|jambret|rampok|merampok|narkoba|sabu|ganja|pil (?:koplo|kuning|putih|\\p{L})|tramadol|obat terlarang|ngelem|lem (?:aibon|fox)|ngelem|miras|mabuk|tuak|arak|ciu|judi|judol|slot|tersangka|terdakwa|pelaku|ditangkap|diamankan|digerebek|tertangkap|ditahan|dilaporkan ke polisi|lapor polisi|melapor(?:kan)? ke pol(?:isi|sek|res)|pungli|dipermalukan|dikucilkan|diejek|diolok|diolok-olok|dihina|dibentak|diancam|dipaksa|dijual|mengemis|mengamen",
  ].join("|"),
);
/* About prevention, training, feasts: said of many, of nobody who was hurt. */
const PREVENTS =
  /(?<!\p{L})(?:cegah|mencegah|pencegahan|penyuluhan|sosialisasi|edukasi|pelatihan|kampanye|bahaya(?!kan)|waspada|anti|stop|tolak|menolak|lomba|simulasi|latihan|deklarasi|materi|seminar|tanpa (?:kekerasan|korban)|bebas|tidak (?:ada|terjadi|boleh)|jangan|agar tidak|supaya tidak|agar|supaya|menghindari|hindari|melawan|lawan|vaksin|imunisasi|posyandu|drama|teater|film|pentas|berperan|memerankan)(?!\p{L})/iu;
/* Grown-ups too: how somebody died by their own hand is told with care, or not at all. */
const DESPAIR = word(
  "bunuh diri|gantung diri|gandir|mengakhiri hidup\\p{L}*|akhiri hidup\\p{L}*|menghabisi nyawanya sendiri|(?:tidak|tdk|tak|gak) (?:ingin|mau) (?:hidup|bangun) lagi|(?:ingin|mau|pengen) mati|capek hidup|(?:terjun|lompat|loncat|melompat|meloncat) dari (?:jembatan|menara|tower|gedung|atap)|di luar pagar jembatan|berdiri di (?:tepi|pinggir|pagar) jembatan|(?:minum|menenggak|meminum) (?:cairan |obat )?(?:racun|pestisida)",
);

const placeOf = (pattern, text) => {
  const hit = text.match(pattern);
  return hit && spot(hit.index, hit[0].length);
};

/* Where a sentence speaks of a child, of harm, of grave harm: places in it, or null. */
export const risks = (text) => {
  const isPrevention = PREVENTS.test(text);
  return {
    despair: isPrevention ? null : placeOf(DESPAIR, text),
    child: placeOf(CHILD, text),
    harm: isPrevention ? null : placeOf(HARM, text),
    grave: isPrevention ? null : placeOf(GRAVE, text),
    young: placeOf(YOUNG, text),
    wed: isPrevention ? null : placeOf(WED, text),
  };
};

/* A telephone number, and words that say that readers are to call it: an office, a shop. */
const PHONE = /(?<![\d.])(?:\+?62|0)[ -]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}(?!\d)/u;
const SPELT =
  /(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: kali)?[ ,-]+){6,}/iu;
const NIK =
  /(?<!\d)\d{16}(?!\d)|(?:no(?:mor)?\.?|nomer) ?rek(?:ening)?\.?[^\d\n]{0,25}\d[\d -]{6,}/iu;
const CALL_US =
  /(?<!\p{L})(?:pesan(?:an)?|order|beli|pembelian|harga|jual|menjual|dijual|melayani|layanan|pendaftaran|mendaftar|daftar|reservasi|call ?cent(?:er|re)|hotline|posko|keripik|kue|produk|katering|puskesmas|polsek|polres|bpbd|damkar|pemadam|ambulans?|rumah sakit|rsud|kantor|dinas|panitia|pengaduan|informasi|info|narahubung|toko|warung|humas|admin|siaga|darurat|pln|pdam|bumdes|bidan desa|kontak|cod|ongkir|dikirim|diantar|dapur|kedai|kelompok)(?!\p{L})/iu;
const HOME =
  /(?<!\p{L})(?:(?:rumah|rumahnya|kediaman|tinggal|alamat|beralamat|alamatnya|domisili|berdomisili|kontrakan|kost?|kosan)(?!\p{L})[^.!?\n]{0,60}?(?:(?:no|nomor|nomer)\.? ?\d+|rt\.? ?\.?\d+|(?:jl|jalan|gang|gg|blok)\.? [\p{L}\d]+[^.!?\n]{0,25}?\d+)|(?:jl|jalan|gang|gg)\.? [^.!?\n]{2,40}? (?:no|nomor)\.? ?\d+)/iu;
const PUBLIC_PLACE =
  /(?<!\p{L})(?:balai|kantor|sekolah|sdn?|smpn?|sman?|masjid|musala|mushola|gereja|pura|vihara|lapangan|pasar|puskesmas|posyandu|polindes|gedung|aula|toko|warung|gudang|posko|rumah (?:sakit|makan|adat|produksi|baca|pintar|singgah|ibadah|potong|tahfiz)|terendam|terbakar|rusak|roboh)(?!\p{L})/iu;

/* What finds a person who did not ask for it. */
export const contact = (text) => {
  const number = CALL_US.test(text) ? null : placeOf(PHONE, text);
  const home = text.match(HOME);
  // A street alone may be that of the hall of which the sentence speaks.
  const isHome = home && !PUBLIC_PLACE.test(/^(?:j|g)/i.test(home[0]) ? text : home[0]);
  return (
    number ??
    placeOf(SPELT, text) ??
    placeOf(NIK, text) ??
    (isHome ? spot(home.index, home[0].length) : null)
  );
};
