/* What an expense still lacks. */
import { amountOf } from "./cash-amount.js";

export const isTyped = (field) => Boolean(field.value.trim());

/* What the server would ask: the field, and the words. Said at once, also where no server can be. */
export function lackOf(form, hasReceipt) {
  const { nota, amount, purpose, no_paper_reason: reason, party, source } = form.elements;
  const lacks = [
    [nota, "Potret notanya, atau tulis kenapa tidak ada nota.", hasReceipt || isTyped(reason)],
    [amount, "Tulis jumlahnya, misalnya 185.000 atau 185rb.", amountOf(amount.value)],
    [purpose, "Tulis untuk apa uangnya.", isTyped(purpose)],
    [party, "Tulis dibayar kepada siapa.", isTyped(party)],
    [source, "Pilih dari uang mana.", source.value],
  ];
  return lacks.find(([, , isThere]) => !isThere);
}
