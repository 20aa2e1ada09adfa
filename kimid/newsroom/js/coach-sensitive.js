/* What is dangerous in a sentence: as it stands there, else as it is meant; and what is so only
   beside the sentence before. */
import { contact } from "./coach-contact.js";
import { risks } from "./coach-danger.js";
import { accusation } from "./coach-people.js";
import { masked, plainOf } from "./coach-plain.js";
import { insinuation, signsOf } from "./coach-signs.js";
import { spot } from "./coach-text.js";

/* A sentence in three readings: as written, without harmless words, and as it is meant. */
export const readingOf = (text) => {
  const seen = masked(text);
  return { text, seen, plain: plainOf(seen) };
};

/* What can be dangerous in a sentence alone: pairs of a rule and a place. What is found only as it
   is meant stands somewhere in the whole sentence. */
export function* alone({ text, seen, plain }) {
  let accused = accusation(seen);
  yield null;
  if (!accused && plain !== seen) accused = accusation(plain) && spot(0, text.length);
  yield null;
  return [
    ["accusation", accused],
    ["contact", contact(text)],
  ];
}

/* What can be dangerous beside a neighbour. */
export function* riskOf({ text, seen, plain }) {
  const risk = yield* risks(seen);
  if (plain !== seen)
    for (const [name, at] of Object.entries(yield* risks(plain)))
      risk[name] ??= at && spot(0, text.length);
  return { ...risk, signs: yield* signsOf(seen, plain), length: text.length };
}

/* Harm beside a child, in one sentence or with one between; who is too young to marry, too. */
const aboutChild = (now, before) =>
  (now.child && (now.grave || now.harm)) ||
  (now.child && before?.grave && now.child) ||
  (before?.child && now.grave) ||
  (now.young && (now.wed || (before?.wed && now.young))) ||
  (before?.young && (now.wed || now.harm));

/* Each danger of a sentence beside the one before: the rule, and where. */
export const beside = (now, before) => [
  now.despair ? ["despair", now.despair] : ["child", aboutChild(now, before)],
  ["accusation", insinuation(now.signs, before?.signs, now.length)],
];
