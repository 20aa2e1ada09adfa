/* Signs that are harmless alone, as names of their lists, and three that no list has. */
const setOf = (words) => new Set(words.split(/\s+/));

/* Who buys what everybody sees. */
const BUYS = setOf("beli membeli bangun ganti borong dibeli kredit");
const ASSETS =
  setOf(`mobil motor rumah tanah kebun sawah truk ruko emas kulkas laptop hp kapal traktor
  avanza pajero kalung vila kontrakan kerbau sapi`);
const isBuying = (tokens) =>
  tokens.some(
    ({ plain }, at) =>
      BUYS.has(plain) && tokens.slice(at + 1, at + 4).some(({ base }) => ASSETS.has(base)),
  );
const isBefore = (persons, tokens, many, pattern) =>
  persons.some(({ at }) =>
    tokens.slice(Math.max(0, at - many), at).some(({ plain }) => pattern.test(plain)),
  );
/* Whose hands the money is in. */
const TAKEN = setOf(
  "dibawa dipakai dipegang diambil dipinjam disimpan dikelola diurus diterima ditarik dibelikan",
);
const isTaken = (tokens, persons) =>
  persons.some(({ at }) =>
    tokens.slice(Math.max(0, at - 3), at).some(({ plain }) => TAKEN.has(plain)),
  );
const ONLY = /^(?:cuma|hanya|satu-satu)/;
const SINCE = /^(?:sejak|semenjak|setelah|sesudah|habis|karena|akibat)$/;
/* What somebody says of themselves in quotation marks hints at nobody. */
const SPEECH = /[”"] (?:kata|ujar|jawab|tutur|ucap|pesan|tanya|keluh|cerita)(?:nya)?\b/;
const isQuoted = (text, persons) =>
  /[“”"]/.test(text) && (persons.some(({ part }) => part === "speaker") || SPEECH.test(text));

export const suspicionsOf = ({ text, tokens, lists, persons, harm }) => {
  const signs = new Set();
  if (isQuoted(text, persons)) return signs;
  for (const name of lists.keys()) if (name.startsWith("sign.")) signs.add(name.slice(5));
  if (harm.hurt || harm.death || harm.ill) signs.add("suffers");
  if (isBuying(tokens)) signs.add("wealth");
  if (signs.has("money") && isTaken(tokens, persons)) signs.add("taken");
  if (isBefore(persons, tokens, 2, ONLY)) signs.add("only");
  if (isBefore(persons, tokens, 4, SINCE)) signs.add("since");
  return signs;
};
