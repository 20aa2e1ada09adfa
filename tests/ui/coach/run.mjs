// Reads sheets from stdin, gives the hints for each, with the words they point at. The scripts run
// as the browser has them.
import { advise, distinct } from "../../../kimid/newsroom/js/coach-rules.js";

const HERE = {
  day: "2026-11-25",
  here: "Teluk Kapuas",
  title: "",
  lead: "",
  body: "",
  place: "",
  kind: "news",
  photos: [],
};
let text = "";
for await (const chunk of process.stdin) text += chunk;
const finished = (steps) => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
const told = (sheet) =>
  distinct(finished(advise(sheet))).map(
    ({ rule, field, from, to, says, now = "", choices = [] }) => ({
      rule,
      field,
      says,
      now,
      choices: choices.map(([name]) => name),
      words: (sheet[field] ?? "").slice(from, to),
    }),
  );
process.stdout.write(JSON.stringify(JSON.parse(text).map((sheet) => told({ ...HERE, ...sheet }))));
