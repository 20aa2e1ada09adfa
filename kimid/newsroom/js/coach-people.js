/* What can hurt somebody: an accusation of a person with a name, and words that nobody stands up
   for. */
import { NAME, spot } from "./coach-text.js";

/* With or without a capital, as at the beginning of a sentence; the flag `i` would make every word
   a name. */
const either = (words) =>
  `(?:${words
    .split("|")
    .map((word) => `[${word[0].toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join("|")})`;
const DOES =
  "(?:mencuri|mengorupsi|mengkorupsi|korupsi|menipu|menggelapkan|memeras|mencabuli|melecehkan|memperkosa|membunuh|menganiaya|memukuli|memalsukan|menyuap|disuap|menerima suap|menilep|menyunat|menyelewengkan|menimbun|merampok|merampas|membegal|menjambret|mencopet|menyantet|mengedarkan (?:sabu|narkoba|ganja)|menjual (?:sabu|narkoba|ganja)|memakan uang|makan uang|membawa lari|membawa kabur|main mata|berselingkuh|selingkuh|pungli|melakukan pungli|melakukan pencurian|melakukan penipuan|melakukan penggelapan|melakukan korupsi)";
const SUFFERS = either(
  "dicuri|ditipu|dikorupsi|digelapkan|diperas|dicabuli|diperkosa|dibunuh|dianiaya|dirampok|diselewengkan|disunat|ditilep|dibawa lari|dibawa kabur|dijual diam-diam",
);
const IS = either(
  "pencuri|maling|penipu|koruptor|bandar|pengedar|provokator|tersangka|pelaku|dalang|penadah|dukun santet|tukang santet|penggelap|pembohong|preman|begal",
);
const CRIME = either("pencurian|penipuan|penggelapan|pencabulan|korupsi|pungli|pembunuhan");
const BETWEEN =
  "(?:[ ,]+(?!tidak |bukan |belum |melaporkan |melapor |mengingatkan |meminta |mengimbau |mengaku kehilangan )[\\p{Ll}\\d.()-]+){0,5}?[ ,]+";
/* About crime, but accusing nobody: prevention, warnings, a denial. */
const HARMLESS =
  /(?:anti|cegah|mencegah|pencegahan|bahaya|penyuluhan|sosialisasi|waspada|bebas|lawan|melawan|hindari|menghindari|tidak|bukan|tak|jangan) ?-?(?:\p{Ll}+ ){0,2}(?:korupsi|pungli|mencuri|penipuan|menipu|narkoba|suap)/iu;

const ACCUSES = [
  new RegExp(`${NAME}${BETWEEN}${DOES}(?!\\p{L})`, "u"),
  new RegExp(
    `${NAME}${BETWEEN}(?:adalah|itu|ini|memang|ternyata|sebagai|jadi|menjadi|dituduh|disebut|diduga|dituding|ditetapkan)(?: \\p{Ll}+)? ${IS}(?!\\p{L})`,
    "u",
  ),
  new RegExp(`(?<!\\p{L})${SUFFERS}(?: oleh)? ${NAME}`, "u"),
  new RegExp(`(?<!\\p{L})${IS}(?:nya)?(?: (?:adalah|ialah|bernama|itu|berinisial))? ${NAME}`, "u"),
  new RegExp(`${CRIME}(?: \\p{Ll}+){0,4} (?:oleh|dilakukan) ${NAME}`, "u"),
];

/* A quick look first: most sentences have no such word, and the patterns with names are slow. */
const MAYBE =
  /curi|maling|orupsi|oruptor|ipu|gelap|eras|cabul|leceh|kosa|bunuh|aniaya|ukul|alsu|uap|ilep|unat|eleweng|imbun|ampok|ampas|egal|ambret|opet|antet|edar|jual|uang|bawa|bandar|provokator|tersangka|pelaku|dalang|penadah|bohong|preman|pungli|selingkuh|main mata/i;

export const accusation = (text) => {
  if (!MAYBE.test(text) || HARMLESS.test(text)) return null;
  for (const pattern of ACCUSES) {
    const hit = text.match(pattern);
    if (hit) return spot(hit.index, hit[0].length);
  }
  return null;
};

/* Case is heard only where it tells a name, so the words of hearsay come in both. */
const HEARSAY =
  /(?<!\p{L})(?:[Kk]atanya|[Kk]abarnya|[Kk]onon|[Ii]sunya|[Ii]nfonya|[Dd]ikabarkan|[Dd]esas-desus|[Kk]ata orang|[Kk]ata warga|[Ss]umber (?:terpercaya|yang tidak (?:mau|ingin) disebut\p{L}*)|[Mm]enurut (?:(?:salah )?(?:seorang |satu )?warga|informasi|kabar|cerita|orang|sumber|beberapa|banyak|sejumlah|isu)(?: (?:setempat|sekitar|beredar|yang beredar|orang|warga|sumber|masyarakat))?)(?!\p{L})/u;
const SAID_BY = new RegExp(`(?:kata|ujar|menurut|jelas|ungkap|tutur) ${NAME}`, "u");
const NAMED_NEXT = new RegExp(`^,? ${NAME}`, "u");

export const hearsay = (text) => {
  const hit = text.match(HEARSAY);
  if (!hit) return null;
  const after = text.slice(hit.index + hit[0].length);
  const before = text.slice(0, hit.index);
  const isNamed = /^menurut/i.test(hit[0]) && NAMED_NEXT.test(after);
  return isNamed || SAID_BY.test(before) || SAID_BY.test(after)
    ? null
    : spot(hit.index, hit[0].length);
};
