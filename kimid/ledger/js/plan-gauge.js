/* What is left of a line of the plan after the sum that is typed just now. */
import { amountOf, rupiah } from "./cash-amount.js";

export function showGauge(form) {
  const { line, amount } = form.elements;
  const gauge = form.querySelector("[data-gauge]");
  const { planned, used } = line.selectedOptions[0]?.dataset ?? {};
  gauge.hidden = planned === undefined;
  if (gauge.hidden) return;
  const after = Number(used) + amountOf(amount.value);
  const rest = Number(planned) - after;
  const bar = gauge.querySelector("progress");
  bar.max = Math.max(Number(planned), 1);
  bar.value = Math.min(after, bar.max);
  gauge.querySelector("[data-gauge-words]").textContent =
    `Sesudah ini terpakai ${rupiah(after)} dari ${rupiah(Number(planned))}. ` +
    (rest < 0 ? `Lewat ${rupiah(-rest)}.` : `Sisa ${rupiah(rest)}.`);
}
