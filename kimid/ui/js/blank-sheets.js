/* Sheets that were opened and in which nobody has written. Only these may be tidied away. */
// what a new sheet has by itself
const PRESET = new Set("base sheet draft source_kind source_on kind topic area_level".split(" "));

/* Whether nothing was typed, chosen as a photo or attached: one letter in any field is something.
   A field that is not known here counts as written in. */
export const isUntouched = ({ fields, photos }) =>
  !photos.some(Boolean) && fields.every(([name, value]) => PRESET.has(name) || !value.trim());
