/* A day as people type it, written out at once: what is sent hours later still means the day of
   typing, and whoever typed it sees which day that is. The server reads the same words. */
const AWAY = {
  "hari ini": 0,
  tadi: 0,
  kemarin: -1,
  kemaren: -1,
  "kemarin dulu": -2,
  "kemarin lusa": -2,
  besok: 1,
  lusa: 2,
};
const IN_WORDS = new Intl.DateTimeFormat("id-ID", {
  day: "numeric",
  month: "long",
  year: "numeric",
});

/* Gives the words of the day, or the text as it is. */
export function nearDay(text, now = new Date()) {
  const away = AWAY[text.trim().toLowerCase().replaceAll(/\s+/g, " ")];
  if (away === undefined) return text;
  return IN_WORDS.format(new Date(now.getFullYear(), now.getMonth(), now.getDate() + away));
}
