import { CHAT } from "./coach-words-chat.js";
import { LOCAL } from "./coach-words-local.js";

/* What people write on the phone and in their own language, and what a dictionary has for it. */
const PLAIN = new Map(
  [CHAT, LOCAL].flatMap((words) =>
    Object.entries(words).flatMap(([plain, forms]) =>
      forms.split(/\s+/).map((form) => [form, plain]),
    ),
  ),
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
