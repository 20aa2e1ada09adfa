/* All lists of words that the coach knows, by what they are about. */
import { CALLS, SOURCES } from "./coach-words-calls.js";
import { CONTEXT } from "./coach-words-context.js";
import { DESPAIR } from "./coach-words-despair.js";
import { HARM, HARM_ROOTS } from "./coach-words-harm.js";
import { HARMLESS } from "./coach-words-harmless.js";
import { BLAME, BLAME_ROOTS } from "./coach-words-offences.js";
import { PEOPLE } from "./coach-words-people.js";
import { SHAMES } from "./coach-words-shame.js";
import { SIGNS } from "./coach-words-signs.js";
import { TALK } from "./coach-words-talk.js";
import { VICES } from "./coach-words-vices.js";

/* A list without a name says what is none of the others. */
export const LISTS = {
  harmless: { "": HARMLESS },
  people: PEOPLE,
  harm: { ...HARM, ...SHAMES, ...DESPAIR },
  blame: { ...BLAME, ...VICES },
  sign: { ...SIGNS, ...TALK },
  about: CONTEXT,
  call: CALLS,
  source: SOURCES,
};
export const ROOTS = { harm: HARM_ROOTS, blame: BLAME_ROOTS };
