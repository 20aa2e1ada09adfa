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

const enter = (name, entries) => {
  for (const entry of entries.split(/\s+/)) {
    if (!entry.includes("_")) {
      put(words, listed(entry), name);
      continue;
    }
    const [first, ...rest] = entry.split("_").map(listed);
    put(phrases, first, { rest, name });
  }
};
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
  ["passive", /^(?:di|ter|ke)-?(?=[a-z]{4})/, [""]],
  ["active", /^(?:meng|ng)e?(?=[a-z]{3})/, ["", "k"]],
  ["active", /^(?:meny|ny)(?=[aeiou])/, ["s", "c"]],
  ["active", /^mem(?=[a-z]{3})/, ["", "p"]],
  ["active", /^(?:men|n)(?=[a-z]{3})/, ["", "t"]],
  ["active", /^me(?=[lmnrwy])/, [""]],
  ["active", /^m(?=[aeiou])/, ["p"]],
  ["active", /^ber/, [""]],
  ["doer", /^penge?(?=[a-z]{3})/, ["", "k"]],
  ["doer", /^peny(?=[aeiou])/, ["s"]],
  ["doer", /^pem(?=[a-z]{3})/, ["", "p"]],
  ["doer", /^pen(?=[a-z]{3})/, ["", "t"]],
  ["doer", /^pe(?:r)?(?=[a-z]{4})/, [""]],
];
const AFTER = /(?:nya|ku|mu|ne)?$/;
const ENDINGS = ["", "kan", "i", "an", "in", "ake", "ke", "e"];

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
    for (const [voice, prefix, starts] of BEFORE) {
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

const cache = new Map();
const MOST_CACHED = 6000;
const isNone = (name) => name.endsWith(".");
const lookUp = (low) => {
  const plain = plainOf(low);
  const twice = /^([a-z]+)-\1/.exec(plain);
  const base = twice ? plainOf(twice[1]) : plain;
  const short = base.replace(/(?:nya|ku|mu)$/, "");
  const begins = [...new Set([plain, base, short])].flatMap((each) => phrases.get(each) ?? []);
  const forms = { plain, base, short, twice, begins };
  const entry = [plain, base, short].find((each) => words.has(each));
  const names = words.get(entry) ?? [];
  if (names.some(isNone)) return { ...forms, names: [], voice: "bare" };
  const rooted = rootOf(base);
  if (entry || rooted)
    return {
      ...forms,
      names: [...new Set([...names, ...(rooted ? roots.get(rooted.root) : [])])],
      voice: rooted?.voice ?? voiceOf(entry),
    };
  const meant = meantBy(base);
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
const isSame = (token, word) =>
  word.startsWith("#")
    ? token.isNumber
    : token.isNumber
      ? parseInt(token.low, 10) === Number(word)
      : token.plain === word || token.base === word || token.short === word;

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
    for (const { rest, name } of token.begins)
      if (rest.every((word, more) => tokens[at + 1 + more] && isSame(tokens[at + 1 + more], word)))
        long.set(name, Math.max(long.get(name) ?? 0, rest.length));
    for (const [name, length] of long)
      if (isNone(name)) taken = Math.max(taken, at + Math.max(...long.values()));
      else put(lists, name, { at, end: at + length, voice: voiceOf(token.base) });
    if (at <= taken) continue;
    for (const name of token.names) put(lists, name, { at, end: at, voice: token.voice });
  }
  return lists;
};
