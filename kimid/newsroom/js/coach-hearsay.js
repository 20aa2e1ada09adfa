/* Words that nobody stands up for. */
const SPEAKS = new Set(["kata", "ujar", "menurut", "jelas", "ungkap", "tutur"]);

/* Somebody with a name says it: behind "menurut warga", or elsewhere in the sentence. */
const isSaidBy = (hit, { tokens, persons }) =>
  persons.some(
    ({ at, kind }) =>
      (kind === "named" || kind === "post") &&
      (SPEAKS.has(tokens[at - 1]?.low) ||
        (tokens[hit.at].low === "menurut" && (at === hit.end + 1 || at === hit.at + 1))),
  );

/* Where the first such words stand, or null. */
export const sourceless = (facts) => {
  const [hit] = facts.lists.get("source.nobody") ?? [];
  if (!hit || isSaidBy(hit, facts)) return null;
  return { from: facts.tokens[hit.at].from, to: facts.tokens[hit.end].to };
};
