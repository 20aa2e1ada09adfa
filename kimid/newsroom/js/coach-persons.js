/* Who is spoken of in a sentence, and in what part: whom somebody may accuse, who speaks, who lost
   something. */
import { NOBODY, PLACES } from "./coach-words-names.js";

const setOf = (words) => new Set(words.split(/\s+/));
const NO_NAME =
  setOf(`yang dan atau di ke dari hamil menyusui rumah itu ini juga kandung tiri tua muda
  saya kami kita nya tidak sudah ada mau untuk dengan besar bayi balita pkk kader saja sama ikut pada
  bisa yg rumah_tangga ibu bapak bumi pertiwi kota angkat asuh lagi sedang kalau`);
/* Titles behind which also a name without capitals is one. */
const STRICT =
  setOf(`pak bu mas mbak bang haji hj ustad ustaz ustadz kiai lek lik mbah mak mang teh neng
  daeng kang cak ki nyai abah amaq inaq pakde bude gus si pk`);
const GROUPS =
  setOf(`guru pengurus panitia anggota perawat linmas staf perangkat satpam pelatih sekretaris
  pegawai dosen hansip operator dokter bidan kasir takmir imam gapoktan pemangku ninik_mamak`);
const ONE_OF = setOf(
  "oknum seorang salah bernama inisial berinisial si ada itu tersebut namanya alias",
);
const MANY = setOf("para semua seluruh setiap tiap masing-masing sejumlah beberapa");
const BEFORE_NAME =
  setOf(`bernama namanya alias si inisial berinisial kepada oleh sama adalah yaitu yakni
  punya milik ternyata rumah istri suami menantu petani pemuda sopir warga pria wanita tersangka pelaku
  orang anak saudara kebun korban`);

const ELDER = setOf("tua muda tuo mudo gaek haji hajah guru kades lurah bidan ngah long usu etek");
const PARTICLES = setOf(
  "kae iku itu tu ini nih memang sering suka selalu pernah lah pancen mah tuh",
);

const isInPlace = (tokens, at) => {
  for (let before = at - 1; before >= 0 && before > at - 4; before -= 1) {
    const { plain, isCapital, isNumber } = tokens[before];
    if (PLACES.has(plain)) return true;
    if (!isCapital && !isNumber) return false;
  }
  return false;
};
const isNameAlone = (tokens, at) => {
  const { raw, plain, low, names, isCapital } = tokens[at];
  return (
    isCapital &&
    raw.length > 2 &&
    raw.slice(1) === low.slice(1) &&
    !NOBODY.has(plain) &&
    !names.length &&
    !PLACES.has(plain)
  );
};
const isAge = (tokens, at) =>
  tokens[at]?.isNumber && /[(,]/.test(tokens[at].gap) && Number(tokens[at].low) > 17;
const INITIALS = /^[A-Z]{1,3}$/;

/* In a title where every word has a capital, capitals tell no names. */
const isTitleCase = (text, tokens) => {
  const long = tokens.filter(({ raw }) => raw.length > 3 && /\D/.test(raw));
  return (
    long.length > (/[?!]$/.test(text) ? 1 : 2) &&
    !/\.$/.test(text) &&
    long.filter(({ isCapital }) => isCapital).length > 0.7 * long.length
  );
};

function* called(tokens, signs, title) {
  for (const { at } of signs.get("people.called") ?? []) {
    const next = tokens[at + 1];
    if (
      tokens[at].twice ||
      !next ||
      /[,;:!?()]/.test(next.gap) ||
      (NO_NAME.has(next.plain) && !ELDER.has(next.plain))
    )
      continue;
    const last = tokens[at + 2];
    if (!title && ELDER.has(next.plain) && last?.isCapital && isNameAlone(tokens, at + 2))
      yield { at, end: at + 2, kind: "named" };
    const isName = title
      ? STRICT.has(tokens[at].low) && !next.names.length
      : next.isCapital || STRICT.has(tokens[at].low);
    if (isName && !next.isNumber) yield { at, end: at + 1, kind: "named" };
  }
}
const COUNTS = setOf("dua tiga empat lima enam tujuh delapan sembilan sepuluh puluh belas ratus");
const isCount = (token) => Boolean(token && (token.isNumber || COUNTS.has(token.plain)));
const WHICH = setOf(
  "di yang itu ini nomor no warna plat berbaju sebelah samping depan belakang pojok dekat ujung asal anak dua bernama",
);
/* "The seller" is anybody, "the seller in the corner" is not. */
const isWhich = (tokens, at, end) => {
  const next = tokens[end + 1];
  const later = tokens[end + 2];
  return (
    !tokens[at].twice &&
    !MANY.has(tokens[at - 1]?.plain) &&
    !isCount(tokens[at - 1]) &&
    (/nya$/.test(tokens[end].low) ||
      (next && (WHICH.has(next.plain) || next.isNumber || isNameAlone(tokens, end + 1))) ||
      (later && WHICH.has(later.plain) && !/[,.]/.test(later.gap)))
  );
};
function* posts(tokens, signs, title) {
  for (const { at, end } of signs.get("people.post") ?? []) {
    if (tokens[at].twice) continue;
    const around = [tokens[at - 1], tokens[at - 2], tokens[end + 1], tokens[end + 2]];
    const isOne =
      (tokens[end + 1] && isNameAlone(tokens, end + 1) && !title) ||
      !GROUPS.has(tokens[at].base) ||
      around.some(
        (token) => token && (ONE_OF.has(token.plain) || token.names.includes("people.called")),
      );
    if (!MANY.has(tokens[at - 1]?.plain)) yield { at, end, kind: isOne ? "post" : "group" };
  }
  for (const { at, end } of signs.get("people.trade") ?? [])
    if (isWhich(tokens, at, end)) yield { at, end, kind: "known" };
  for (const { at, end } of signs.get("people.known") ?? [])
    if (!tokens[at].twice && !MANY.has(tokens[at - 1]?.plain) && !isCount(tokens[at - 1]))
      yield { at, end, kind: "known" };
}
function* names(tokens) {
  for (let at = 0; at < tokens.length; at += 1) {
    const { raw, plain } = tokens[at];
    const before = tokens[at - 1]?.plain;
    if (
      INITIALS.test(raw) &&
      (/^(?:ber)?inisial$|^si$/.test(before ?? "") || isAge(tokens, at + 1))
    )
      yield { at, end: at, kind: "initial" };
    if (!isNameAlone(tokens, at) || isInPlace(tokens, at)) continue;
    let end = at;
    while (tokens[end + 1] && isNameAlone(tokens, end + 1) && /^ $/.test(tokens[end + 1].gap))
      end += 1;
    const isTold =
      end > at ||
      BEFORE_NAME.has(before) ||
      /^di[a-z]{4,}$/.test(before ?? "") ||
      (/nya$/.test(before ?? "") && at > 1) ||
      isAge(tokens, end + 1) ||
      (at > 0 && /[,:]/.test(tokens[at].gap));
    if (isTold && plain !== "rp")
      yield { at, end, kind: at === 0 && end === at ? "begins" : "named" };
    else if (
      at === 0 &&
      tokens[1] &&
      (/^(?:me|ber|ny|ng|dit|dig|did|dic|dia|tert|ketahuan)/.test(tokens[1].low) ||
        PARTICLES.has(tokens[1].plain))
    )
      yield { at, end, kind: "begins" };
    else if (at > 0 && !/[.:]/.test(tokens[at].gap)) yield { at, end, kind: "maybe" };
    at = end;
  }
}

const hasNear = (signs, name, from, to) =>
  (signs.get(name) ?? []).some((hit) => hit.at >= from && hit.end <= to);
/* What somebody does in the sentence. */
const partOf = ({ at, end, kind }, tokens, signs) => {
  if (hasNear(signs, "people.officer", at - 2, end)) return "officer";
  const isLast = /[.:]/.test(tokens[end + 1]?.gap ?? "");
  if (
    hasNear(signs, "people.says", at - 3, at - 1) ||
    (!isLast && hasNear(signs, "people.says", end + 1, end + 3))
  )
    return "speaker";
  if (kind !== "initial" && hasNear(signs, "people.helps", end + 1, end + 3)) return "helper";
  if (["korban", "menimpa"].some((word) => tokens[at - 1]?.base === word)) return "victim";
  if (hasNear(signs, "people.owns", at - 2, at - 1)) return "owner";
  return "";
};

/* A shop with a name is known as its owner is. */
const SHOPS = setOf(
  "toko kios warung gudang pabrik kos kosan bengkel salon kafe karaoke depot lapak konter",
);
const GOODS = setOf(
  "obat makan bakso soto mie bangunan emas sembako kelontong pupuk pakan kain baju sate nasi jamu",
);
function* shops(tokens) {
  for (const [at, { plain }] of tokens.entries()) {
    if (!SHOPS.has(plain) || (tokens[at].isCapital && at > 0)) continue;
    const end = GOODS.has(tokens[at + 1]?.plain) ? at + 2 : at + 1;
    const next = tokens[end];
    if (next?.isCapital && /^ $/.test(next.gap)) yield { at, end, kind: "known" };
  }
}

/* Everybody in a sentence: where, how they are known, and their part. */
export const personsOf = (text, tokens, signs) => {
  const title = isTitleCase(text, tokens);
  const all = [
    ...called(tokens, signs, title),
    ...posts(tokens, signs, title),
    ...shops(tokens),
    ...(title ? [] : names(tokens)),
  ];
  return all.map((person) => ({ ...person, part: partOf(person, tokens, signs) }));
};
