/* What makes a sentence hard to read, or leaves the reader without a source or a day. */
import { relativeDays } from "./coach-dates.js";
import { sourceless } from "./coach-hearsay.js";
import { spot, wordsOf } from "./coach-text.js";

const LONGEST = 25; // words of a sentence
const HEAP = 3; // passive verbs in one sentence
const NOT_PASSIVE = new Set(
  `dia diri dirinya diriku dirimu dinas dinding dingin disiplin diskusi digital diare dini diam
  dialog direktur direksi distrik disabilitas difabel dimensi diabetes diesel diploma divisi
  dividen diagnosa diagnosis diet didik dikit dilema dinamo dinamika disko diskon dispensasi
  disertasi diterjen dimana dirgahayu dipan`.split(/\s+/),
);
const passives = (tokens) =>
  tokens.filter(({ low, raw }) => /^di[a-zß-ÿ]{3,}$/.test(raw) && !NOT_PASSIVE.has(low));

const shouting = (text) => {
  const run = /(?:[A-ZÀ-Þ]{2,}[\s,.!?-]+){2,}[A-ZÀ-Þ]{2,}/.exec(text);
  const long = run && wordsOf(run[0]).filter((word) => word.length > 4);
  return long && long.length >= 2 ? spot(run.index, run[0].length) : null;
};

/* Without the year of today: a row has room for two short lines. What it fills in has the year. */
const inOneRow = (date, day) => date.replace(` ${day.slice(0, 4)}`, "");

/* Pairs of a rule and a place, or with what the hint says more. */
export const STYLE = [
  (facts) => [["source", sourceless(facts)]],
  ({ text }) => [["capitals", shouting(text)]],
  ({ text }, day) =>
    relativeDays(text, day).map(({ index, was, now }) => [
      "day",
      { ...spot(index, was.length), says: `“${was}” jadi “${inOneRow(now, day)}”?`, now },
    ]),
  ({ text }) => [["long", wordsOf(text).length > LONGEST && spot(0, text.length)]],
  ({ text, tokens }) => [["passive", passives(tokens).length >= HEAP && spot(0, text.length)]],
];
