/* What is dangerous in a draft, sentence by sentence. */
import { aboutBlame, isFree } from "./coach-blame.js";
import { aboutChild, aboutDespair, childOf } from "./coach-child.js";
import { numbersOf } from "./coach-contact.js";
import { contextOf, harmOf, offencesOf } from "./coach-meaning.js";
import { personsOf } from "./coach-persons.js";
import { listsOf, tokensOf } from "./coach-reading.js";
import { suspicionsOf } from "./coach-suspicions.js";
import { placeOf } from "./coach-text.js";

/* What is known of a sentence alone. Pauses between the steps. */
export function* factsOf(text) {
  const tokens = tokensOf(text);
  yield null;
  const lists = listsOf(tokens);
  yield null;
  const child = childOf(tokens, lists);
  const persons = personsOf(text, tokens, lists);
  yield null;
  const about = contextOf(text, tokens, lists, child);
  const facts = { text, tokens, lists, child, persons, about, numbers: numbersOf(text) };
  facts.childPlace = child.at === null ? null : placeOf(tokens, child.at, child.at);
  facts.harm = harmOf(facts);
  facts.offences = offencesOf(facts, persons.some(isFree));
  facts.signs = suspicionsOf(facts);
  return facts;
}

/* A draft of which nothing is read yet. */
export const newDraft = () => ({
  stage: 0, // sentences that are still about the stage
  taught: 0,
  official: 0,
  isMatch: false,
  isNature: false,
  isBlamed: false,
  hasSomebody: false,
  isYoung: false,
  mayWed: false,
});

/* On the stage nobody is hurt, and what is taught is not done: in its sentence and the two behind
   it, in more of them if the title says so. What a court decided is proven. */
const LASTS = 3;
const LASTS_LONG = 9;
const IN_MATCH = new Set(["beat", "rob", "steal", "threat", "magic", "despair"]);
const SPORTING = /^(?:licik|tipuan\w*|mengamuk|ngamuk|dalang|algojo|curang|pembunuh)$/;

const inMatch = (facts) => ({
  ...facts,
  harm: Object.fromEntries(Object.entries(facts.harm).filter(([name]) => !IN_MATCH.has(name))),
  signs: facts.signs.has("money") ? facts.signs : new Set(),
  offences: facts.offences.filter(
    ({ name, at }) => !IN_MATCH.has(name) && !SPORTING.test(facts.tokens[at].low),
  ),
});
const count = (draft, facts, isTitle) => {
  const { isStage, isHistory, isTaught, isOfficial } = facts.about;
  const long = isTitle ? LASTS_LONG : LASTS;
  draft.stage = Math.max(isStage || isHistory ? long : 0, draft.stage - 1);
  draft.taught = Math.max(isTaught ? long : 0, draft.taught - 1);
  draft.official = Math.max(isOfficial ? long : 0, draft.official - 1);
  if (facts.child.isTold) draft.taught = 0;
};
export const inDraft = (facts, draft, isTitle) => {
  count(draft, facts, isTitle);
  const isScore = facts.about.isScore || (isTitle && facts.about.isSport);
  draft.isMatch = (draft.isMatch || isScore) && !facts.about.isBrawl;
  draft.isNature ||= facts.about.isNature;
  draft.isBlamed ||= isTitle && facts.offences.length > 0;
  if (draft.stage > 0) return { ...facts, harm: {}, offences: [], signs: new Set() };
  if (draft.taught > 0) return { ...facts, harm: {}, offences: [] };
  if (draft.official > 0)
    return { ...facts, offences: [], signs: new Set(), about: { ...facts.about, isDenied: true } };
  return draft.isMatch ? inMatch(facts) : facts;
};

/* Each danger of a sentence beside those before: the rule, and where. */
export const dangersOf = (now, before, earlier, draft) => {
  const despair = aboutDespair(now, before);
  const blame = aboutBlame(now, before, earlier, draft);
  const dangers = [
    despair ? ["despair", despair] : ["child", aboutChild(now, before, draft)],
    ["accusation", blame && placeOf(now.tokens, blame.from, blame.to)],
  ];
  draft.hasSomebody ||= now.persons.some(isFree);
  draft.isYoung ||= now.child.isYoung && now.child.isOne;
  draft.mayWed ||= now.child.mayWed && now.child.isOne;
  return dangers;
};
