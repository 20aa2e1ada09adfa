// Unrolls an .ics file with ical.js: for each title the starts of so many days, by the clocks of the
// place, as JSON. A day that is called off says CANCELLED.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, days] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const masters = [];
const exceptions = [];
for (const part of calendar.getAllSubcomponents("vevent")) {
  // Else it takes those of all others.
  const event = new ICAL.Event(part, { exceptions: [], strictExceptions: true });
  (event.isRecurrenceException() ? exceptions : masters).push(event);
}

const starts = {};
for (const master of masters) {
  for (const each of exceptions.filter((event) => event.uid === master.uid)) {
    master.relateException(each);
  }
  const until = master.startDate.clone();
  until.adjust(Number(days), 24, 0, 0);
  const list = [];
  if (master.isRecurring()) {
    const iterator = master.iterator();
    for (let next = iterator.next(); next && next.compare(until) < 0; next = iterator.next()) {
      const { startDate, item } = master.getOccurrenceDetails(next);
      const status = item.component.getFirstPropertyValue("status");
      list.push(status === "CANCELLED" ? `${startDate} CANCELLED` : `${startDate}`);
    }
  } else list.push(`${master.startDate}`);
  starts[master.summary] = list;
}
console.log(JSON.stringify(starts));
