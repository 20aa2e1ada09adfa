/* What people write on the phone and in their own language, and what a dictionary has for it. */
const PLAIN = new Map(
  Object.entries({
    yang: "yg yng sing ingkang nan seng",
    dengan: "dgn dg karo kalih",
    karena: "krn karna krna mergo gara-gara gara gara2",
    untuk: "utk tuk kanggo buat bwt",
    tidak: `kada nda' indok tdk gak ga nggak ngga ndak ndk kagak ora boten mboten tra trada tara ndeq endek henteu enggak
      ndok nda tak indak teu dak`,
    sudah: "geus alah sampun sdh udah dah su wis wes sampun uwis alah udh",
    belum: "blm blum durung alun encan",
    dari: "dr dri saking",
    pada: "pd",
    orang: "org wong tiyang urang",
    jadi: "jd dadi menjadi",
    sekarang: "skrg skrng saiki",
    kemarin: "kmrn kmaren wingi",
    masih: "msh isih tesih masi",
    tahun: "thn th taon taun",
    umur: "umr umure umurnya",
    bapak: "bpk bpak",
    pak: "pk",
    ibu: "ibuk",
    bilang: "blg omong ngomong",
    tahu: "ngerti wruh uninga nyaho tau",
    saja: "aja aj doang sa bae wae",
    sama: "ama sm",
    mau: "mo",
    kelas: "kls",
    hanya: "hny",
    minta: "mnt",
    uang: "dhuwit artos pitis kepeng hepeng duit doi pitih",
    almarhum: "alm",
    almarhumah: "almh",
    anak: "budak aneuk kakanak alit anakipun kanak",
    anaknya: "budakna anakna anake anak'e putrane",
    cucunya: "putune",
    bocah: "cah lare bocil",
    istrinya: "bojone",
    nyawanya: "nyawane",
    katanya: "jare jarene ceuk cenah ceunah ktnya",
    tenggelam: `tikerelep titeuleum tilelep kecemplung kelelep klelep kecebur tercebur nyemplung keceblung tenggelem kalelep tagalam
      kacemplung`,
    meninggal: "modar pejah seda sedo mate ninggal maut maot maninggal wapat",
    hamil: "meteng bunting ngandut kakandungan",
    nikah: `rabi dirabekno dirabeke dinikahke merariq merarik kawinan dipinang ijab panai pelaminan
      nikahan baralek`,
    gantung_diri: "kendat nggandir nglalu",
    dipukuli: `digebuki digebukin digebuk dikepruk digepuk digepuki diantemi dikampleng diantem
     `,
    memukul: "nggepuk ngantem mukulin gebukin mukuli nggebuk mukul",
    mencuri:
      "mancuntan nyolong colong ngembat embat nyikat nyaplok ngentit ngutil nyomot nyuri ngrampok maliang",
    dicuri: "dicolong dimaling dimalingi diembat digondol",
    menipu: "ngapusi ngibul ngibulin ngakalin ngakali nipu ngapusin",
    mabuk: "mendem teler mabok",
    selingkuh: "selingkuhan gendakan nggendak slingkuh",
    menggelapkan: "nilep nilap ngemplang ngrayah",
    dimakamkan: "dikurebkeun dikubua dikuburake dimakamke",
    tamat: "tamaik",
    gadis: "gadih",
    kata: "kato saur",
    rumahnya: "omahe bumina imahna rumahe",
    sendiri: "dhewe sorangan surang sandiri",
    hilang: "ilang leungit hilangnyo",
    pencuri: "lukka",
    istri: "bojo",
    dibunuh: "dipateni dipaehan",
    tertangkap: "ketangkep ketangkap ketauan",
    ditabrak: "ketabrak katabrak tetabrak",
  }).flatMap(([plain, forms]) => forms.split(/\s+/).map((form) => [form, plain])),
);
/* Grave words that are often misspelt. Others are left alone: "diperiksa" is never "diperkosa". */
const OFTEN_MISSPELT = new Map();
for (const word of `meninggal tenggelam keracunan kecelakaan tertabrak dicabuli memperkosa diperkosa
  perkosaan mencuri pencuri penipuan korupsi selingkuh perselingkuhan dipukuli dianiaya pembunuhan
  dibunuh pelecehan dilecehkan pengeroyokan dikeroyok narkoba ditangkap tersangka melahirkan pernikahan
  menikahi diculik penculikan gantung tersengat kesetrum terbakar bendahara sekretaris`.split(
  /\s+/,
))
  OFTEN_MISSPELT.set(word[0], [...(OFTEN_MISSPELT.get(word[0]) ?? []), word]);

const once = (word) => word.replace(/([a-z])\1+/g, "$1");
const consonants = (word) => once(word).replace(/[aeiou]/g, "");
const sorted = (word) => [...word].sort().join("");
const isWithin = (short, long) => {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
};
const hasOtherVowel = (word, right) =>
  word.length === right.length &&
  consonants(word) === consonants(right) &&
  [...word].filter((letter, at) => letter !== right[at]).length === 1;
/* One letter doubled or left out, another vowel in a long word, or two that changed places. */
const isMisspelt = (word, right) =>
  Math.abs(word.length - right.length) < 4 &&
  (once(word) === once(right) ||
    (word.length > 7 && hasOtherVowel(word, right)) ||
    (consonants(word) === consonants(right) && isWithin(word, right)) ||
    (word.length === right.length &&
      word.at(-1) === right.at(-1) &&
      sorted(word) === sorted(right)));

/* The word of the dictionary, or null. */
export const meantBy = (low) =>
  low.length < 5
    ? null
    : (OFTEN_MISSPELT.get(low[0])?.find((right) => isMisspelt(low, right)) ?? null);

/* A word of the lists, as `plainOf` would have it. */
export const listed = (word) => PLAIN.get(word) ?? word;

/* A word as the lists have it. */
export const plainOf = (low) => {
  const word = low.replace(/([a-z])\1{2,}/g, "$1").replace(/^([a-z]+)[2²](nya|an)?$/, "$1-$1$2");
  return PLAIN.get(word) ?? word;
};
