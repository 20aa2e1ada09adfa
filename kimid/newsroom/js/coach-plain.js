/* A sentence as it is meant. Words of games, pests and trades hurt nobody; short, misspelt and
   local words stand for those of the dictionary. */
const PESTS =
  "tikus|hama|wereng|belalang|ulat|nyamuk|jentik|kecoa|lalat|gulma|rayap|keong|babi hutan|celeng|musang|ular|biawak|monyet|kera|burung pipit|semut|tawon";
const HARMLESS_WORDS = [
  /(?<!\p{L})pelaku (?:umkm|usaha|seni|wisata|ekonomi|budaya|industri|sejarah|pasar|ukm|ekraf)(?!\p{L})/giu,
  new RegExp(
    `(?<!\\p{L})(?:${PESTS})(?: (?!warga|anak|siswa|orang|bocah|balita)\\p{L}+){0,3} (?:di|ter)(?:bunuh|pukul|bakar|tembak|racun|tangkap|basmi|buru|hajar|gebuk)\\p{L}*`,
    "giu",
  ),
  new RegExp(
    `(?<!\\p{L})(?:(?:mem|men|di|meng)?(?:bunuh|basmi|buru|pukul|bakar|tembak|serang)|(?:me|di)racun)(?:i|an)?(?: \\p{L}+){0,2} (?:${PESTS})(?:(?: \\p{L}+){0,2} (?:mati|dibunuh|dipukul)(?: dipukul\\p{L}*)?)?(?!\\p{L})`,
    "giu",
  ),
  new RegExp(
    `(?<!\\p{L})(?:${PESTS}) mati(?: (?:dipukul|diracun|ditembak|dibakar)\\p{L}*)?`,
    "giu",
  ),
  /* Tools of those who work together. */
  /(?<!\p{L})(?:parang|golok|arit|sabit|celurit|clurit)(?=[^.!?]*(?:cangkul|karung|pacul|sekop))/giu,
  /(?<=(?:kerja bakti|gotong royong|membawa|bawa alat)[^.!?]*)(?<!\p{L})(?:parang|golok|arit|sabit)(?!\p{L})/giu,
  /* Whom nobody knows, nobody accuses. */
  /(?<!\p{L})(?:pencuri|maling|pelaku|perampok|penipu)(?:nya)?(?=[^.!?]{0,70} (?:belum|masih) (?:juga )?(?:tertangkap|diketahui|ditemukan|dicari|buron|terungkap|diburu))/giu,
  /(?<!\p{L})ternyata (?:\p{L}+ ){0,2}(?:gampang|mudah|enak|murah|untung|bagus|laku|menarik|seru|menyenangkan|selamat|sehat)(?!\p{L})/giu,
];
/* A match, and the words that only there are no violence. */
const MATCH =
  /(?<!\p{L})(?:gol|skor|kiper|striker|babak|wasit|laga|semifinal|final|turnamen|liga|klub|sepak ?bola|futsal|voli|bulu tangkis|takraw|smash|set|u-?\d\d|\d{1,2}[-–]\d{1,2})(?!\p{L})/iu;
const FIGHTS =
  /(?<!\p{L})(?:meng?|mem|men|di|me)?(?:hajar|bantai|libas|gebuk|tembak|serang|hantam|pukul|gasak|curi|bungkam|tumbang|gulung|hancur|habis|tendang|matikan|bunuh)(?:i|kan|an)?(?!\p{L})/giu;

const blank = (hit) => " ".repeat(hit.length);
/* The same length, so that what stays stands where it stood. */
export const masked = (text) => {
  let seen = text;
  for (const pattern of HARMLESS_WORDS) seen = seen.replace(pattern, blank);
  return MATCH.test(seen) ? seen.replace(FIGHTS, blank) : seen;
};

/* What people write on the phone and in their own language, and what a dictionary has for it. */
const PLAIN = new Map(
  Object.entries({
    yang: "yg yng sing ingkang",
    dengan: "dgn dg karo kalih",
    karena: "krn karna krna mergo",
    untuk: "utk tuk kanggo",
    tidak: "tdk gak ga nggak ngga ndak ndk kagak ora boten mboten tra trada tara ndeq endek henteu",
    sudah: "sdh udah dah su wis wes sampun uwis",
    belum: "blm blum durung",
    dari: "dr dri saking",
    pada: "pd",
    orang: "org wong tiyang",
    jadi: "jd dadi",
    sekarang: "skrg skrng saiki",
    kemarin: "kmrn kmaren wingi",
    masih: "msh isih tesih",
    tahun: "thn th taon taun",
    umur: "umr",
    bapak: "bpk bpak",
    pak: "pk",
    ibu: "ibuk",
    almarhum: "alm",
    almarhumah: "almh",
    anaknya: "anake anak'e anakipun",
    bocah: "cah lare kanak bocil",
    istrinya: "bojone",
    katanya: "jare jarene ceuk cenah ceunah ktnya",
    tenggelam: "kecemplung kelelep klelep kecebur tercebur nyemplung",
    meninggal: "modar pejah seda sedo mate ninggal maut",
    hamil: "meteng bunting ngandut",
    nikah:
      "rabi dirabekno dirabeke dinikahke merariq merarik kawinan dipinang ijab panai pelaminan nikahan",
    "gantung diri": "kendat nggandir nglalu",
    dipukuli:
      "digebuki digebukin digebuk dikepruk digepuk digepuki diantemi dimassa dikampleng diantem",
    memukul: "nggepuk ngantem mukulin gebukin mukuli nggebuk",
    mencuri: "nyolong colong ngembat embat nyikat nyaplok ngentit ngutil nyomot",
    dicuri: "dicolong dimaling dimalingi diembat digondol",
    menipu: "ngapusi ngibul ngibulin ngakalin ngakali",
    mabuk: "mendem teler",
    selingkuh: "gendakan nggendak",
    menggelapkan: "nilep nilap ngemplang ngrayah",
  }).flatMap(([plain, forms]) => forms.split(" ").map((form) => [form, plain])),
);
const OFTEN_MISSPELT =
  "meninggal tenggelam keracunan kecelakaan tertabrak dicabuli memperkosa diperkosa perkosaan mencuri pencuri penipuan korupsi selingkuh perselingkuhan dipukuli dianiaya pembunuhan dibunuh pelecehan dilecehkan pengeroyokan dikeroyok narkoba ditangkap tersangka melahirkan pernikahan menikahi diculik penculikan gantung tersengat kesetrum terbakar bendahara sekretaris".split(
    " ",
  );
const once = (word) => word.replace(/(\p{L})\1+/gu, "$1");
const consonants = (word) => once(word).replace(/[aeiou]/g, "");
const sorted = (word) => [...word].sort().join("");
const isWithin = (short, long) => {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
};
/* "Tenggelem" is "tenggelam", but "diperiksa" is not "diperkosa": one vowel in its place. */
const hasOtherVowel = (word, right) =>
  word.length === right.length &&
  consonants(word) === consonants(right) &&
  [...word].filter((letter, at) => letter !== right[at]).length === 1;
/* One letter doubled or left out, other vowels, or two that changed places. */
const isMisspelt = (word, right) =>
  word !== right &&
  word[0] === right[0] &&
  (once(word) === once(right) ||
    (word.length > 7 && hasOtherVowel(word, right)) ||
    (consonants(word) === consonants(right) && isWithin(word, right)) ||
    (word.at(-1) === right.at(-1) && sorted(word) === sorted(right)));
const meant = (word) => {
  const low = word.toLowerCase();
  const plain = PLAIN.get(low);
  if (plain) return plain;
  if (low.length < 5) return word;
  return OFTEN_MISSPELT.find((right) => isMisspelt(low, right)) ?? word;
};

export const plainOf = (text) =>
  text
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/(?<!\p{L})(\p{L}{3,})[2²](?=nya|an|\P{L}|$)/gu, "$1-$1")
    .replace(
      /(?<!\p{L})ke(?=(?:tabrak|timpa|lindas|seret|bakar|siram|tembak|tusuk|jepit|patok)(?!\p{L}))/giu,
      "ter",
    )
    .replace(
      /(?<!\p{L})(?:dapa|dapat|kena|kenak|kene) (?=(?:gigit|pukul|tabrak|tikam|tusuk|tembak|hajar|palak|begal|tipu|siram|tendang|bacok|perkosa|tampar)(?!\p{L}))/giu,
      "di",
    )
    .replace(/(?<!\p{L})(di\p{L}{4,})(?:ake|aken|ke|no)(?!\p{L})/giu, "$1kan")
    .replace(/\p{L}+(?:['’]\p{L}*)?/gu, meant);
