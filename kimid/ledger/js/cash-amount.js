/* A sum of money: its digits are grouped while they are typed, and it stands in words below, as on a
   receipt. Without this script the server reads the same. */
const DIGITS = " satu dua tiga empat lima enam tujuh delapan sembilan".split(" ");
const GROUPS = ["", "ribu", "juta", "miliar", "triliun"];
const TIMES = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };
const TYPED = /^(?:rp\.?)?\s*([\d.,]*\d)\s*(rb|ribu|k|jt|juta)?\s*(?:rupiah|,-)?$/;
const grouped = new Intl.NumberFormat("id-ID");
export const rupiah = (amount) => `${amount < 0 ? "−" : ""}Rp${grouped.format(Math.abs(amount))}`;

/* The rupiah that somebody means, or 0 for what could mean two. */
export function amountOf(typed) {
  const [, digits, unit] = TYPED.exec(typed.toLowerCase().trim()) ?? [];
  if (!digits) return 0;
  if (unit)
    return /^\d{1,4}([.,]\d{1,2})?$/.test(digits)
      ? Math.trunc(Number(digits.replace(",", ".")) * TIMES[unit])
      : 0;
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits)) return Number(digits.replace(/\D/g, ""));
  return /^\d+$/.test(digits) ? Number(digits) : 0;
}

function belowThousand(value) {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const words = [];
  if (hundreds) words.push(hundreds === 1 ? "seratus" : `${DIGITS[hundreds]} ratus`);
  if (rest === 10) words.push("sepuluh");
  else if (rest === 11) words.push("sebelas");
  else if (rest < 10) words.push(DIGITS[rest]);
  else if (rest < 20) words.push(`${DIGITS[rest - 10]} belas`);
  else words.push(`${DIGITS[Math.floor(rest / 10)]} puluh ${DIGITS[rest % 10]}`.trim());
  return words.filter(Boolean).join(" ");
}

/* 185000 gives `Seratus delapan puluh lima ribu rupiah`. */
export function inWords(amount) {
  const groups = [];
  for (let rest = amount, place = 0; rest; place += 1, rest = Math.floor(rest / 1000)) {
    const group = rest % 1000;
    if (group === 1 && place === 1) groups.unshift("seribu");
    else if (group) groups.unshift(`${belowThousand(group)} ${GROUPS[place]}`.trim());
  }
  const words = `${groups.join(" ")} rupiah`;
  return words[0].toUpperCase() + words.slice(1);
}

/* Digits only are grouped; the caret stays behind the same digit. `15rb` stays as it is typed. */
function group(field) {
  if (!/^[\d.\s]*$/.test(field.value)) return;
  const behind = field.value.slice(field.selectionEnd).replace(/\D/g, "").length;
  const digits = field.value.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  field.value = digits && Number(digits) < 1e15 ? grouped.format(Number(digits)) : digits;
  if (document.activeElement !== field) return;
  let at = field.value.length;
  for (let left = behind; left && at; at -= 1) if (/\d/.test(field.value[at - 1])) left -= 1;
  field.setSelectionRange(at, at);
}

function show(field) {
  const amount = amountOf(field.value);
  const words = field.closest(".stack").querySelector("[data-amount-words]");
  words.textContent = amount && amount < 1e15 ? inWords(amount) : "";
}

for (const field of document.querySelectorAll("[data-amount]")) {
  field.addEventListener("input", () => {
    group(field);
    show(field);
  });
  show(field);
}
