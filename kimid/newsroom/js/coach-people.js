/* What can hurt somebody: an accusation of a person with a name, and words that nobody stands up
   for. */
import { CAUGHT, CRIME, DOES, IS, SEIZED, SUFFERS, either } from "./coach-offences.js";
import { BAD, COMPLAINT, HARMLESS, SHADY, TEACHES } from "./coach-rumours.js";
import { NAME, NAMED, spot, wordsOf } from "./coach-text.js";

/* A person who is known in the village: by name, by what everybody calls them, by their post, by
   initials. */
const POST = either(
  "oknum|kades|kepala desa|kepala dusun|kadus|kepala kampung|kepala sekolah|kepsek|lurah|camat|bendahara|sekretaris desa|sekdes|ketua|perangkat desa|pendamping|mandor|juragan|mantri|bidan|guru|wali kelas|pengasuh|kontraktor|pemborong|pengurus|operator|staf desa|kaur|kasi|babinsa|anggota [Bb][Pp][Dd]|anggota dewan|mantan|eks|manajer|pimpinan|panitia|carik|bayan|modin|kamituwo|jogoboyo|kuwu|keuchik|geuchik|wali nagari|ondoafi|kelian|klian|penghulu|pambakal|hukum tua|sangadi|perbekel|ketua rt|kepala suku",
);
const CALLED_SO =
  "[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Bb]ang|[Mm]as|[Mm]bak|[Kk]ang|[Kk]ak|[Hh]aji|[Hh]ajah|[Uu]sta[zd]z?|[Kk]ia?i|[Pp]akde|[Bb]ude|[Oo]m|[Tt]ante|[Gg]us|[Dd]aeng|[Mm]ama|[Bb]apa|[Ss]i|[Mm]ang|[Tt]eh|[Ss]audara|[Ww]ak|[Mm]bah|[Mm]ak|[Nn]ek|[Kk]akek|[Dd]atuk|[Oo]pa|[Oo]ma|[Uu]wak|[Pp]aman|[Bb]ibi|[Pp]uang|[Pp]atih|[Bb]li|[Mm]bok|[Ii]nang|[Aa]mang|[Uu]da|[Uu]ni|[Ll]i?e?k|[Yy]u|[Cc]ak|[Nn]eng|[Ii]naq|[Aa]maq|[Pp]apuq|[Tt]ok|[Pp]ace|[Mm]ace|[Ii]ndo['’]?|[Aa]mbo['’]?|[Aa]mbe['’]?|[Bb]ik";
const PERSON = `(?:${NAME}|(?<!\\p{L})(?:${CALLED_SO})\\.? (?!(?:yang|dan|atau|di|ke|dari|hamil|menyusui|rumah|itu|ini|juga|rt|rw)(?!\\p{L}))\\p{L}{2,}(?: \\p{Lu}\\p{Ll}+)*|(?<!\\p{L})${POST}(?: (?:desa|dusun|kampung|kelompok|tani|karang|taruna|koperasi|bumdes|pkk|posyandu|sekolah|ngaji|olahraga|keuangan|pasar|rt|rw|sd|smp|di|dari|\\p{Lu}\\p{L}*|\\d+)){0,5}|(?<!\\p{L})(?:[Ii]nisial |[Bb]erinisial )?\\p{Lu}{1,3}(?: ?\\(\\d\\d\\)|, \\d\\d tahun))`;
const BETWEEN =
  "(?:[ ,]+(?!(?:tidak|bukan|belum|melaporkan|melapor|mengingatkan|memperingatkan|meminta|minta|mengimbau|mengajak|berharap|mengatakan|melarang|membantah|mengecam|menyesalkan|mengaku kehilangan|mengaku jadi korban|menjadi korban|agar|supaya) )[\\p{Ll}\\d.()-]+){0,6}?[ ,]+";

const ACCUSES = [
  new RegExp(`${PERSON}${BETWEEN}(?:${DOES})(?!\\p{L})`, "u"),
  new RegExp(
    `${PERSON}${BETWEEN}(?:adalah|itu|ini|memang|ternyata|sebagai|jadi|menjadi|dituduh|disebut|diduga|dituding|ditetapkan|dikenal|dicap)(?: \\p{Ll}+){0,2} ${IS}(?!\\p{L})`,
    "u",
  ),
  new RegExp(`${PERSON}${BETWEEN}(?:${CAUGHT})(?!\\p{L})`, "u"),
  new RegExp(`(?<!\\p{L})${SUFFERS}(?:,? \\p{Ll}+){0,4}?,? ${PERSON}`, "u"),
  new RegExp(`(?<!\\p{L})${SEIZED} ${PERSON}`, "u"),
  new RegExp(
    `(?<!\\p{L})${IS}(?:nya)?(?: \\p{Ll}+){0,2}(?: (?:adalah|ialah|bernama|itu|berinisial|yakni|yaitu|diduga))? ${PERSON}`,
    "u",
  ),
  new RegExp(`${CRIME}(?: \\p{Ll}+){0,5} (?:oleh|dilakukan|antara|melibatkan) ${PERSON}`, "u"),
];

/* A quick look first: most sentences have no such word, and the patterns with names are slow. */
const MAYBE = new RegExp(
  `(?<!\\p{L})(?:${DOES}|${SUFFERS}|${IS}|${CRIME}|${CAUGHT}|${SEIZED})(?:nya)?(?!\\p{L})`,
  "iu",
);

const KNOWN = new RegExp(
  `${NAMED.source}|(?<!\\p{L})(?:${CALLED_SO})\\.? (?:[Rr][TtWw](?!\\p{L})|(?!(?:yang|yg|dan|atau|di|ke|dari|hamil|menyusui|rumah|itu|ini|juga|besar|bayi|balita|muda)(?!\\p{L}))\\p{L}{3,})|(?<!\\p{L})${POST}(?!\\p{L})|(?<!\\p{L})[Ii]nisial \\p{Lu}|(?<!\\p{L})(?:H\\.|Hj\\.?) \\p{Lu}|(?:namanya|bernama) \\p{Lu}|(?:rumah|milik|punya|istri|suami|anak buah|menantu|orangnya) \\p{Lu}\\p{Ll}+|\\p{Lu}\\p{Ll}+ (?:alias|selaku) `,
  "u",
);

export const isKnown = (text) => KNOWN.test(text);

/* In a title where every word has a capital none tells a name, but those behind a "Pak" or "Bu". */
const withoutTitleCase = (text) => {
  const words = wordsOf(text).filter((word) => word.length > 3);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 3 && capitals.length > 0.7 * words.length && !/[.!?]$/.test(text)
    ? text.replace(
        /(?<!(?:Pak|Bu|Bapak|Ibu|Bang|Kak|Mas|Mbak|Haji|Ustaz|Mak|Mbah) )(?<=^|\s)\p{Lu}(?=\p{Ll})/gu,
        (letter) => letter.toLowerCase(),
      )
    : text;
};
/* A capital that only begins the sentence: "Serangan hama ini sudah merusak" names nobody. */
const isJustBeginning = (hit) =>
  hit.index === 0 && /^\p{Lu}\p{Ll}+(?: \p{Ll}+){3}/u.test(hit[0]) && !KNOWN.test(hit[0]);

export const accusation = (written) => {
  const text = withoutTitleCase(written);
  if (HARMLESS.test(text) || TEACHES.test(text)) return null;
  if (MAYBE.test(text))
    for (const pattern of ACCUSES) {
      const hit = text.match(pattern);
      if (hit && !isJustBeginning(hit)) return spot(hit.index, hit[0].length);
    }
  const hit = text.match(BAD) ?? (COMPLAINT.test(text) && text.match(SHADY));
  return hit && KNOWN.test(text) ? spot(hit.index, hit[0].length) : null;
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
