/* A child beside harm, which must not reach readers without a second look. */
import { DESPAIR } from "./coach-despair.js";
import { placeOf, word } from "./coach-text.js";

/* "Anak" is also the branch of a river and the step of a stair; of somebody's child nobody knows how
   old it is. */
const MINOR =
  "siswa(?:nya)?|siswi(?:nya)?|murid(?:nya)?|pelajar|santri|santriwati|santriwan|balita|batita|bocil|(?:umur|usia) belasan|belasan tahun|(?:adik|adek|ade|anak) kecil|kakak beradik|si kecil|bayi(?:nya)?|orok|bocah|abg|remaja[2s]?|gadis cilik|di ?bawah umur|(?:kelas|kls) (?:\\d{1,2}|[ivx]{1,4}|satu|dua|tiga|empat|lima|enam)[a-d]?(?: (?:sd|sdn|smp|smpn|mts|mi|sma|sman|smk|tsanawiyah|aliyah))?|ijazah (?:sd|smp|mts)|(?:masih|baru|putus|lulus|tamat|lulusan)(?: (?:masuk|lulus|tamat|keluar|selesai|naik|dari|di|bulan|tahun|kemarin|ini|\\p{Lu}\\p{L}+)){0,4} (?:tk|paud|sd|smp|mts|sma|smk|sekolah)|tsanawiyah|(?:usia|umur|berusia|berumur)(?:nya)? (?:baru |masih )?(?:[1-9]|1[0-7]|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\\p{L}{3,8} ?belas)(?= (?:tahun|thn|th)))(?: tahun| thn| th| bulan)?|\\((?:[1-9]|1[0-7])(?: tahun| thn| th)?(?:(?: dan|,|/) ?(?:[1-9]|1[0-7]))?(?: tahun| thn| th)?\\)|(?:baru|masih) (?:[1-9]|1[0-7]) (?:tahun|thn|th|bulan)|, (?:[1-9]|1[0-7]) (?:tahun|thn|th)(?=[, .])|nona itu";
const CHILD = word(
  `anak(?!(?: |-)(?:sungai|tangga|ayam|bebek|itik|sapi|kambing|domba|babi|kerbau|kuda|kucing|anjing|ikan|panah|buah|cabang|usaha|perusahaan|kunci|bukit|gunung|rantau|dalam|bawang|timbangan|daro|judul)(?!\\p{L}))(?:-anak|nya|ku|2)?|putra|putri(?:nya)?|putranya|bungsu(?:nya)?|sulung(?:nya)?|cucu(?:nya)?|keponakan(?:nya)?|${MINOR}`,
);
const YOUNG = word(MINOR);
const WED = word(
  "(?:me)?nikah(?:i|kan)?|dinikah(?:i|kan)|dijodohkan|pernikahan|perkawinan|dikawin(?:i|kan)|kawin|mempelai|pengantin|dilamar|(?<!ibu )hamil(?! tua)|dihamili|perut(?:nya)? (?:\\p{L}+ ){0,4}(?:besar|membesar|buncit)|perutnya (?:sudah|sdh|mulai|tambah)|(?:tidak|tak|tdk|sudah tidak|gak) (?:muat|cukup)[^.!?]{0,25} perut|berbadan dua|telat (?:datang bulan|haid)|belum (?:punya|ada) suami|tanpa suami|jodoh(?:nya)?|pelaminan|akad|ijab|lamaran|mengandung|melahirkan",
);
/* Any form of these verbs: dipukul, memukuli, pemukulan, terpukul. */
const verb = (roots) =>
  `(?:di|ter|ke|per|pe[mn]?g?|peny|me[mn]?g?|meny|mem|nge?|ny)?-?(?:${roots})(?:i|kan|an|in|nya)*`;
/* Violence, sex, death by one's own hand: with a child nearby it is enough. */
const GRAVE = word(
  [
    verb(
      "aniaya|siksa|niksa|keroyok|eroyok|cabul|leceh|perkosa|setubuh|etubuh|gagahi|culik|sodomi|bully|rundung|gerayang|rudapaksa|bacok|cekik|jambak|sekap|eksploitasi|sundut|tampar|tempeleng|endang(?= (?:anak|siswa|murid|korban|perut|kepala))|tendang(?!an| bola)|gampar|hajar(?!an)|bogem|todong|begal|palak|tikam|sabet(?! (?:emas|perak|perunggu|juara|gelar|medali|piala|penghargaan|dua|tiga|empat))|cambuk|raba-raba|jewer|cubit|banting|raba(?!ng)|pangku(?!an)|telanjang|perkosaan",
    ),
    "(?:di|ter)pukul(?:i|in|kan)?|memukuli?(?! (?:gong|gendang|kendang|beduk|bedug|kentongan|drum|rebana|bola|lonceng|mundur|rata|lesung|alu|tambur))|pemukulan|kena pukul",
    "kekerasan(?! angin)|kdrt|pelecehan|asusila|tak senonoh|tidak senonoh|bunuh diri|gantung diri|gandir|mengakhiri hidup\\p{L}*|akhiri hidup\\p{L}*|menghabisi nyawa|(?:minum|menenggak|meminum|meneguk) (?:cairan |obat )?(?:racun|pestisida|pembasmi)|overdosis|sayat tangan|menyayat|dihamili|menghamili|(?:nikah|kawin) (?:siri|dini|muda|paksa|lari)|(?:pernikahan|perkawinan) (?:dini|anak)|diperdagangkan|tawuran|sajam|senjata tajam|celurit|clurit|dikurung|dikunci|dirantai|dipasung|disiram air|disetrum|video (?:syur|mesum|asusila)|foto(?:nya)? disebar|mesum|prostitusi|psk|open bo|geng motor|dibunuh|pembunuhan|membunuh(?! (?:hama|nyamuk|jentik|tikus|gulma|kuman|bakteri|waktu|wereng|ulat))|sakit kalau (?:pipis|kencing)",
  ].join("|"),
);
/* Harm that has to stand beside the child, in one sentence. */
const HARM = word(
  [
    "hancur|pecah(?= kepala)|(?:jari|tangan|kaki|kepala|mata|wajah|muka|telinga)(?:nya)? (?:\\p{L}+ )?(?:putus|pecah|hancur|buta|bengkak|berdarah|robek|lebam|melepuh|tuli)|(?:tidak|belum) pulang-pulang|melayani (?:tamu|laki-laki|pria|om)|buntung|tidur di (?:kandang|emperan|kolong)|disuruh (?:mengemis|ngemis|mengamen|ngamen|mencuri)|ditinggal(?:kan)?(?: \\p{L}+){1,3} di (?:teras|depan|pinggir|semak|kebun|jalan)|putus (?:jari|tangan|kaki)|cacat|lumpuh|disambar|diterkam|dimangsa|digigit|dipatok|kecelakaan|tabrakan|tercebur|kecebur|tergelincir|kejang|bengkak|gosong|(?:tidak|tdk|tak) (?:dikasih|diberi) makan|tewas|meninggal(?! dunia karena usia)|wafat|berpulang|(?:tidak|tak|tdk) (?:bernapas|bernafas|bernyawa|tertolong)|jenazah|jasad|mayat|almarhum(?:ah)?|tenggelam|hanyut|terseret|terpeleset|tertabrak|ditabrak|diseruduk|tersambar|terlindas|tertimpa|tertimbun|terbakar|tersengat|kesetrum|keracunan|luka(?:-luka| parah| berat| bakar|2)?|terluka|patah(?: (?:tulang|kaki|tangan))?(?! semangat)|jatuh dari|di (?:rs|rsud|igd|icu|rumah sakit)|opname|kritis|koma|sekarat|hilang(?! (?:bola|minat|semangat))|dilarikan ke|disandera|ditelantarkan|terlantar|telantar|dibuang|ditinggal(?:kan)? (?:di|begitu|pergi)|ditaruh di (?:kardus|teras)|ditemukan (?:di|menangis|tak bernyawa|meninggal|tewas|dalam)|dalam kardus|tali pusar\\p{L}*|korban(?! banjir| kebakaran| bencana| gempa| longsor)|trauma|ketakutan|menjerit|jeritan|memar|lebam2?|lebam-lebam|berdarah|babak belur|dipenjara|kabur (?:dari|sama|dengan|bersama)|dibawa (?:lari|kabur)|bekas (?:rotan|luka|pukulan|sabetan|ikatan|cambukan)|dibungkus (?:sarung|kain|plastik|kresek|koran|karung)|sebut saja(?! di)|bukan nama sebenarnya|nama ?(?:samaran|disamarkan)|minggat|putus sekolah|berhenti sekolah",
    "(?:di|ke|men|pen)?(?:curi|uri)(?:an)?(?! perhatian)|nyuri|nyolong|maling|copet|jambret|rampok|merampok|narkoba|sabu|ganja|pil (?:koplo|kuning|putih|\\p{L})|tramadol|obat terlarang|ngelem|lem (?:aibon|fox)|ngelem|miras|mabuk|tuak|arak|ciu|judi|judol|slot|tersangka|terdakwa|pelaku|ditangkap|diamankan|digerebek|tertangkap|ditahan|dilaporkan ke polisi|lapor polisi|melapor(?:kan)? ke pol(?:isi|sek|res)|pungli|dipermalukan|dikucilkan|diejek|diolok|diolok-olok|dihina|dibentak|diancam|dipaksa|dijual|mengemis|mengamen",
  ].join("|"),
);
/* About prevention, training, feasts: said of many, of nobody who was hurt. */
const PREVENTS =
  /(?<!\p{L})(?:cegah|mencegah|pencegahan|penyuluhan|sosialisasi|edukasi|pelatihan|kampanye|bahaya(?!kan)|waspada|anti|stop|tolak|menolak|lomba|simulasi|latihan|deklarasi|materi|seminar|tanpa (?:kekerasan|korban)|bebas|tidak (?:ada|terjadi|boleh)|jangan|agar tidak|supaya tidak|agar|supaya|menghindari|hindari|melawan|lawan|vaksin|imunisasi|posyandu|drama|teater|film|pentas|berperan|memerankan)(?!\p{L})/iu;
/* One child, who can be told from others, and what nobody needs to know of its health. */
const ONE =
  /(?<!\p{L})(?:[Ss]atu|[Ss]eorang) (?:anak|balita|bayi|murid|siswa|siswi)(?!\p{L})|(?<!\p{L})(?:[Aa]dik|[Aa]dek|[Aa]de|[Dd]ek|[Dd]ik|[Aa]nanda) \p{Lu}|(?:umur|usia)\p{L}* (?:baru |masih )?(?:[1-9]|1[0-7])(?!\d)|\((?:[1-9]|1[0-7])(?: t\p{L}+)?\)/u;
const HEALTH = word(
  "gizi buruk|positif|busung lapar|kurus kering|hiv|aids|epilepsi|gangguan jiwa|tumor|kanker|leukemia",
);

/* Each thing of which a sentence may speak, and where: places in it, or null. Pauses after each. */
const ALWAYS = { child: CHILD, young: YOUNG };
const UNLESS_PREVENTED = { despair: DESPAIR, harm: HARM, grave: GRAVE, wed: WED };
export function* risks(text) {
  const places = {};
  const isPrevention = PREVENTS.test(text);
  const one = placeOf(ONE, text);
  for (const [name, pattern] of Object.entries(ALWAYS)) {
    places[name] = placeOf(pattern, text);
    yield null;
  }
  for (const [name, pattern] of Object.entries(UNLESS_PREVENTED)) {
    places[name] = isPrevention ? null : placeOf(pattern, text);
    yield null;
  }
  places.child ??= one;
  if (one && !isPrevention) places.harm ??= placeOf(HEALTH, text);
  return places;
}
