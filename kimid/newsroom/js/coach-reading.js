/* A sentence as a row of words, each with what the lists know of it. One pass: a word is looked up
   once, whatever is asked of it later. */
import { listed, meantBy, plainOf } from "./coach-spelling.js";
import { LISTS, ROOTS } from "./coach-lists.js";

const words = new Map(); // word: the names of its lists
const phrases = new Map(); // first word: the phrases that begin so
const roots = new Map(); // root: the names of its lists
const put = (map, key, value) => {
  const all = map.get(key);
  if (all) all.push(value);
  else map.set(key, [value]);
};

/* The rest of a phrase is read when its first word is met. */
const enter = (name, entries) => {
  for (const entry of entries.split(/\s+/)) {
    const end = entry.indexOf("_");
    if (end < 0) put(words, listed(entry), name);
    else put(phrases, listed(entry.slice(0, end)), { entry, end, name });
  }
};
const restOf = (phrase) =>
  (phrase.rest ??= phrase.entry
    .slice(phrase.end + 1)
    .split("_")
    .map(listed));
let isReady = false;
/* Reads the lists, once, and pauses after each. */
export function* prepare() {
  if (isReady) return;
  for (const [group, lists] of Object.entries(LISTS))
    for (const [name, entries] of Object.entries(lists)) {
      enter(`${group}.${name}`, entries);
      yield null;
    }
  for (const [group, lists] of Object.entries(ROOTS))
    for (const [name, entries] of Object.entries(lists))
      for (const entry of entries.split(/\s+/)) put(roots, entry, `${group}.${name}`);
  isReady = true;
}

const BEFORE = [
  ["passive", /^(?:di|ter|ke)-?(?=[a-z]{4})/, [""], "dtk"],
  ["active", /^(?:meng|ng)e?(?=[a-z]{3})/, ["", "k"], "mn"],
  ["active", /^(?:meny|ny)(?=[aeiou])/, ["s", "c"], "mn"],
  ["active", /^mem(?=[a-z]{3})/, ["", "p"], "m"],
  ["active", /^(?:men|n)(?=[a-z]{3})/, ["", "t"], "mn"],
  ["active", /^me(?=[lmnrwy])/, [""], "m"],
  ["active", /^m(?=[aeiou])/, ["p"], "m"],
  ["active", /^ma(?:n|m|ng|ny)?(?=[a-z]{3})/, ["", "t", "p", "k", "s", "c"], "m"],
  ["active", /^ba(?:r)?(?=[a-z]{4})/, [""], "b"],
  ["passive", /^ta(?=[a-z]{4})/, [""], "t"],
  ["active", /^ber/, [""], "b"],
  ["doer", /^penge?(?=[a-z]{3})/, ["", "k"], "p"],
  ["doer", /^peny(?=[aeiou])/, ["s"], "p"],
  ["doer", /^pem(?=[a-z]{3})/, ["", "p"], "p"],
  ["doer", /^pen(?=[a-z]{3})/, ["", "t"], "p"],
  ["doer", /^pe(?:r)?(?=[a-z]{4})/, [""], "p"],
];
/* By the letter with which a word of each begins. */
const BEFORE_OF = new Map(
  [..."dtkmnbp"].map((letter) => [letter, BEFORE.filter(([, , , of]) => of.includes(letter))]),
);
const NONE = [];
const AFTER = /(?:ny[aoe]|ku|mu|n[ea])?$/;
const ENDINGS = ["", "kan", "i", "an", "in", "ake", "keun", "no", "ke", "e"];

const withoutEnding = function* (word) {
  for (const ending of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length > 3)
      yield [word.slice(0, word.length - ending.length), ending];
};
/* The root of a word among `roots`, and how it is used: null if there is none. */
const rootOf = (whole) => {
  const word = whole.replace(AFTER, "").replace(/-.*$/, "");
  for (const [stem, ending] of withoutEnding(word)) {
    if (roots.has(stem)) return { root: stem, voice: ending === "an" ? "act" : "bare" };
    for (const [voice, prefix, starts] of BEFORE_OF.get(stem[0]) ?? NONE) {
      if (!prefix.test(stem)) continue;
      const rest = stem.replace(prefix, "");
      for (const start of starts)
        if (roots.has(start + rest))
          return { root: start + rest, voice: voice === "doer" && ending === "an" ? "act" : voice };
    }
  }
  return null;
};
const VOICES = [
  ["passive", /^di[a-z]{4}/],
  ["active", /^(?:me|ber|ng|ny)[a-z]{4}/],
  ["act", /^pe[a-z]{4}.*an$/],
];
const voiceOf = (word) => VOICES.find(([, form]) => form.test(word))?.[0] ?? "bare";

/* Forms of the regions: katanyo, orangnye, samo, imahna. */
const LOCAL_FORMS = [
  [/ny[oe]$/, "nya"],
  [/(?<=\w{3})n[ae]$/, "nya"],
  [/(?<=\w{2})[oe]$/, "a"],
];
const localOf = (word) => {
  if (!/[oea]$/.test(word)) return "";
  const form = LOCAL_FORMS.find(([end]) => end.test(word));
  return form ? plainOf(word.replace(...form)) : "";
};

const cache = new Map();
const MOST_CACHED = 6000;
const isNone = (name) => name.endsWith(".");
const lookUp = (low) => {
  const plain = plainOf(low);
  const twice = /^([a-z]+)-\1/.exec(plain);
  const base = twice ? plainOf(twice[1]) : plain;
  const short = base.replace(/(?:nya|ku|mu)$/, "");
  const local = localOf(base);
  const begins = [...new Set([plain, base, short, local])].flatMap(
    (each) => phrases.get(each) ?? [],
  );
  const forms = { plain, base, short, local, twice, begins };
  const entries = [...new Set([plain, base, short])].filter((each) => words.has(each));
  const [entry] = entries;
  const names = entries.flatMap((each) => words.get(each));
  if (names.some(isNone)) return { ...forms, names: [], voice: "bare" };
  const rooted = rootOf(base);
  if (entry || rooted)
    return {
      ...forms,
      names: [...new Set([...names, ...(rooted ? roots.get(rooted.root) : [])])],
      voice: rooted?.voice ?? voiceOf(entry),
    };
  const isLocal = words.has(local) || words.has(local.replace(/nya$/, ""));
  const meant = isLocal ? local : meantBy(base);
  if (meant && meant !== base) return { ...lookUp(meant), twice };
  return { ...forms, names: [], voice: "bare" };
};
const known = (low) => {
  let entry = cache.get(low);
  if (!entry) {
    if (cache.size > MOST_CACHED) cache.clear();
    cache.set(low, (entry = lookUp(low)));
  }
  return entry;
};

const WORD = /[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*(?:[2²][a-z]*)?|\d+(?:[.,:/-]\d+)*/g;
const COUNTS = new Set("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(" "));
const isSame = (token, word) =>
  word.startsWith("#")
    ? token.isNumber || COUNTS.has(token.plain)
    : token.isNumber
      ? parseInt(token.low, 10) === Number(word)
      : token.plain === word || token.base === word || token.short === word || token.local === word;

/* The words of a sentence, in their order. */
export const tokensOf = (text) => {
  const tokens = [];
  let end = 0;
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const low = raw.toLowerCase().replace("’", "'");
    tokens.push({
      raw,
      low,
      ...known(low),
      from: index,
      to: index + raw.length,
      gap: text.slice(end, index),
      isNumber: raw[0] <= "9",
      isCapital: raw[0] !== raw[0].toLowerCase(),
    });
    end = index + raw.length;
  }
  return tokens;
};

/* What the lists know of a sentence: for each list the places, the longest phrase first. */
export const listsOf = (tokens) => {
  const lists = new Map();
  let taken = -1; // the last word of a phrase that is none of the others
  for (const [at, token] of tokens.entries()) {
    if (at <= taken) continue;
    const long = new Map();
    for (const phrase of token.begins) {
      const rest = restOf(phrase);
      const { name } = phrase;
      if (rest.every((word, more) => tokens[at + 1 + more] && isSame(tokens[at + 1 + more], word)))
        long.set(name, Math.max(long.get(name) ?? 0, rest.length));
    }
    for (const [name, length] of long)
      if (isNone(name)) taken = Math.max(taken, at + Math.max(...long.values()));
      else put(lists, name, { at, end: at + length, voice: voiceOf(token.base) });
    if (at <= taken) continue;
    for (const name of token.names) put(lists, name, { at, end: at, voice: token.voice });
  }
  return lists;
};
