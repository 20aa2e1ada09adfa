/* What this phone keeps of a text until the house has it: one copy for each person, place and sheet. */
const PREFIX = "kimid/tulis/";

const attempt = (act) => { try { return act(); } catch { return undefined; } }; // storage may be full, or switched off

/* Whether it could be kept. */
export const keep = (key, copy) => attempt(() => { localStorage.setItem(PREFIX + key, JSON.stringify(copy)); return true; }) ?? false;

export const read = (key) => attempt(() => JSON.parse(localStorage.getItem(PREFIX + key))) ?? null;

export const drop = (key) => attempt(() => localStorage.removeItem(PREFIX + key));

/* The keys of all copies of this owner (`person/place`), newest first. */
export const keysOf = (owner) => attempt(() =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(`${PREFIX}${owner}/`))
    .map((name) => name.slice(PREFIX.length))
    .sort((one, other) => (read(other)?.at ?? 0) - (read(one)?.at ?? 0))) ?? [];
