/* A text as the coach reads it: sentences with the place where they stand. */
const SHORT = new Set([
  "hj",
  "dr",
  "drs",
  "dra",
  "ir",
  "prof",
  "st",
  "ust",
  "tn",
  "ny",
  "jl",
  "gg",
  "no",
  "rt",
  "rw",
  "kp",
  "ds",
  "dsn",
  "a.n",
  "tgl",
  "telp",
  "bpk",
  "kec",
  "kab",
  "rp",
  "sdr",
]);
const END = /[.!?]+["”’)]*\s+(?=["“‘(]*[A-ZÀ-Þ\d])/g;

/* Each sentence as { text, from }, one after the other; a line break always ends one. Marks of
   lists and headings are no words. */
export function* sentencesOf(text) {
  let lineStart = 0;
  for (const line of text.split("\n")) {
    let start = 0;
    for (const end of line.matchAll(END)) {
      const word = line
        .slice(start, end.index)
        .split(" ")
        .at(-1)
        .toLowerCase()
        .replace(/^["“‘(]+/, "");
      if (SHORT.has(word) || /^[a-zà-ÿ]$/.test(word)) continue;
      yield* trimmed(line.slice(start, end.index + end[0].length), lineStart + start);
      start = end.index + end[0].length;
    }
    yield* trimmed(line.slice(start), lineStart + start);
    lineStart += line.length + 1;
  }
}

function* trimmed(raw, from) {
  const lead = raw.match(/^\s*(?:##\s|-\s|>\s)?\s*/)[0].length;
  const text = raw.slice(lead).trimEnd();
  if (text) yield { text, from: from + lead };
}

export const wordsOf = (text) => text.match(/[A-Za-zÀ-ÿ\d][A-Za-zÀ-ÿ\d'’.-]*/g) ?? [];

/* Where this part of a sentence stands in it. */
export const spot = (index, length) => ({ from: index, to: index + length });
/* Where these words of a sentence stand in it, the first and the last of them included. */
export const placeOf = (tokens, first, last) => ({ from: tokens[first].from, to: tokens[last].to });
