/* A child beside harm, which must not reach readers without a second look. */
const SMALL = new Map(
  `satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas`
    .split(" ")
    .map((word, at) => [word, at + 1]),
);
const numberOf = ({ low, plain, isNumber }) => (isNumber ? Number(low) : (SMALL.get(plain) ?? NaN));
const setOf = (words) => new Set(words.split(/\s+/));
const AGE = setOf("umur usia berumur berusia seumur");
const JUST = setOf("baru masih genap kira-kira sekitar belum anak bocah cucu balita putra putri");
const TELLS = setOf("seorang inisial berinisial namanya bernama");
const UNIT = setOf("tahun bulan");
const SCHOOL = setOf("tk paud sd sdn smp smpn mts mi sma sman smk sekolah sdk");
const STILL = setOf("masih baru putus lulus tamat lulusan duduk naik");
const COUNTED = setOf(
  "kelas umur usia rt rw jam pukul tanggal tgl sd sdn smp smpn sma sman smk mts no nomor",
);
const BABIES = setOf("bayi balita batita orok");
const MANY = setOf("para semua seluruh ratusan puluhan belasan ribuan beberapa setiap tiap banyak");
const LIMIT = setOf("bawah atas minimal maksimal antara");
const FORMER = setOf("mantan bekas eks alumni");
const ROMAN = /^(?:[IVX]{1,4}|\d{1,2})$/;

/* The age that a number tells, or NaN. */
const ageAt = (tokens, at) => {
  const token = tokens[at];
  const years = numberOf(token) + (tokens[at + 1]?.plain === "belas" ? 10 : 0);
  if (!(years > 0)) return NaN;
  const before = tokens[at - 1];
  const next = tokens[at + (tokens[at + 1]?.plain === "belas" ? 2 : 1)];
  const isUnit = next && UNIT.has(next.plain);
  const isTold =
    before && (AGE.has(before.base) || AGE.has(before.short) || AGE.has(tokens[at - 2]?.short));
  const isAside = /[(,]/.test(token.gap) && before?.isCapital;
  const isClosed = /\(/.test(token.gap) && /^\)/.test(next?.gap ?? ")");
  if (LIMIT.has(before?.plain)) return NaN;
  if (tokens[at - 2]?.plain === "sejak" || tokens[at - 3]?.plain === "sejak") return NaN;
  if (isTold && (isUnit || token.isNumber)) return next?.plain === "bulan" ? 0.5 : years;
  if (isUnit && next.plain === "tahun" && (isAside || /\(/.test(token.gap))) return years;
  if (
    isUnit &&
    next.plain === "tahun" &&
    before &&
    (JUST.has(before.short) || before.names.includes("people.young"))
  )
    return years;
  const isBetween = /,/.test(token.gap) && /^,/.test(next?.gap ?? ",") && years > 9;
  return (isClosed || isBetween) && before?.isCapital && token.isNumber ? years : NaN;
};
const isClassAt = (tokens, at) => {
  const next = tokens[at + 1];
  return (
    tokens[at].base === "kelas" &&
    next &&
    (ROMAN.test(next.raw) || SMALL.has(next.plain) || (next.isNumber && Number(next.low) < 13)) &&
    tokens[at - 1]?.plain !== "ruang"
  );
};
const isPupilAt = (tokens, at) =>
  SCHOOL.has(tokens[at].plain) &&
  ((tokens[at - 1]?.isCapital &&
    /^[,(]/.test(tokens[at].gap.trim()) &&
    !(tokens[at + 1]?.raw.length > 1 && tokens[at + 1].isCapital)) ||
    tokens.slice(Math.max(0, at - 4), at).some(({ plain }) => STILL.has(plain)));

const isManyAt = (tokens, at) => {
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .filter((token, place, all) => !(token.isNumber && COUNTED.has(all[place - 1]?.plain)));
  return (
    Boolean(tokens[at].twice) ||
    before.some((token) => MANY.has(token.plain) || numberOf(token) > 5)
  );
};
const isPartOfName = (tokens, at) =>
  /^[Pp]utr[ai]$/.test(tokens[at].raw) &&
  tokens[at].isCapital &&
  at > 0 &&
  (tokens[at - 1].isCapital || tokens[at + 1]?.isCapital);

/* The child of a sentence: where, whether surely under age, whether one or a few; and whether a
   grown-up's age is given. */
export const childOf = (tokens, signs) => {
  const child = {
    at: null,
    isYoung: false,
    isOne: false,
    isTold: false,
    isGrown: false,
    mayWed: false,
  };
  const see = (at, isYoung, isOne) => {
    child.at ??= at;
    child.isYoung ||= isYoung;
    child.isOne ||= isOne;
  };
  for (const { at } of signs.get("people.young") ?? []) {
    if (FORMER.has(tokens[at - 1]?.plain)) continue;
    see(at, true, !isManyAt(tokens, at));
    child.mayWed ||= !BABIES.has(tokens[at].short);
  }
  for (const { at } of signs.get("people.offspring") ?? [])
    if (!isPartOfName(tokens, at)) see(at, false, !isManyAt(tokens, at));
  for (const at of tokens.keys()) {
    const age = ageAt(tokens, at);
    if (age < 18) {
      see(at, true, true);
      child.isTold = true;
      child.mayWed ||= age > 8;
    } else if (age > 18) child.isGrown = true;
    if (isClassAt(tokens, at) || isPupilAt(tokens, at)) {
      see(at, true, !isManyAt(tokens, at));
      child.mayWed = true;
    }
  }
  child.isTold ||= child.isOne && tokens.some(({ plain }) => TELLS.has(plain));
  return child;
};

const GRAVE = ["sex", "lust", "beat", "rob", "steal", "left"];
const HARM = ["death", "hurt", "drug", "police", "away"];
const LASTING = ["death", "hurt", "drug", "police"];
const OF_ONE = ["fear", "shame"];
const some = (harm, names) => names.map((name) => harm[name]).find(Boolean) ?? null;

/* Harm beside a child: in one sentence, beside it, or wherever in the draft if it is grave. */
export const aboutChild = (now, before, draft) => {
  const { child, harm } = now;
  const last = before ?? { child: { at: null }, harm: {} };
  const grave = some(harm, GRAVE);
  const any =
    grave ??
    (child.isGrown && !child.isYoung ? null : some(harm, HARM)) ??
    (child.isOne ? some(harm, OF_ONE) : null);
  const isChild = child.at !== null;
  const wasChild = last.child.at !== null;
  return (
    (isChild && any) ||
    (isChild && child.isOne && child.isYoung && harm.worry) ||
    (last.child.isYoung && last.child.isOne && harm.worry) ||
    (isChild && child.isOne && harm.ill) ||
    (isChild && child.mayWed && harm.wed) ||
    (wasChild && grave) ||
    (last.child.isYoung && ((last.child.isOne && last.child.mayWed && harm.wed) || any)) ||
    (isChild && some(last.harm, GRAVE) && now.childPlace) ||
    (child.mayWed && last.harm.wed && !now.about.isForbidden && now.childPlace) ||
    (child.isYoung && child.isTold && some(last.harm, LASTING) && now.childPlace) ||
    (isChild && child.isOne && last.harm.ill && now.childPlace) ||
    (draft.isYoung &&
      (some(harm, ["sex", "left", "lust", "beat"]) || (draft.mayWed && harm.wed))) ||
    null
  );
};

/* Somebody who died by their own hand: said openly, or somebody who was discovered dead and
   what weighed on them. */
export const aboutDespair = (now, before) => {
  const last = before?.harm ?? {};
  const { harm } = now;
  const isFound = (one, other) => one.discovered && one.death && (other.despond || one.despond);
  if (isFound(harm, last) || (isFound(last, harm) && harm.despond))
    return harm.despond ?? harm.death;
  return harm.despair ?? null;
};
