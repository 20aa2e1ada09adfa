/* The screen of a village office: turns the titles over, shows the time, and takes the next version
   of the page only when it came whole. Without a line nothing moves away; the foot says since when. */
const TURN = 14_000; // ms that a title stands
const ASK = 300_000; // ms between two versions
const PATIENCE = 60_000; // ms that a version may take to come over a weak line
const TICK = 1_000;

let turnedAt = performance.now();
let askedAt = performance.now();
let slideNumber = 0;

const screenOf = (page) => page.querySelector("[data-screen]");

/* Made once: a formatter for each second would be 86,400 a day. */
const timeZone = screenOf(document).dataset.clock;
const hours = new Intl.DateTimeFormat("id-ID", {
  timeZone,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const days = new Intl.DateTimeFormat("id-ID", {
  timeZone,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

const hourNow = () => hours.format(new Date()).replace(":", ".");

function write(selector, words) {
  const place = document.querySelector(selector);
  if (place && place.textContent !== words) place.textContent = words;
}

function showTime() {
  write("[data-time]", hourNow());
  write("[data-date]", days.format(new Date()));
}

/* A picture that comes late or never leaves its place to the ground of the cloth. */
function prepare(part) {
  for (const picture of part?.querySelectorAll("img[loading]") ?? []) picture.loading = "eager";
}

function turnOver(parts, index) {
  if (parts.length < 2) return;
  const now = index % parts.length;
  parts.forEach((part, place) => {
    part.hidden = place !== now;
  });
  prepare(parts[(now + 1) % parts.length]);
}

function turn() {
  turnedAt = performance.now();
  slideNumber += 1;
  turnOver([...document.querySelectorAll(".slide")], slideNumber);
  turnOver([...document.querySelectorAll("[data-turns]")], slideNumber);
}

/* The last element of the page: what was cut off does not have it. */
const isWhole = (page) => screenOf(page) !== null && page.querySelector("[data-whole]") !== null;

async function nextVersion() {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(location.href, { cache: "no-cache", signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!isWhole(page)) throw new Error("cut off");
  return page;
}

function takeOver(page) {
  slideNumber = -1;
  screenOf(document).replaceWith(document.adoptNode(screenOf(page)));
  showTime();
  turn();
}

let since = "";

async function askAnew() {
  askedAt = performance.now();
  try {
    takeOver(await nextVersion());
    since = "";
    write("[data-state]", `diperbarui ${hourNow()}`);
  } catch {
    since ||= hourNow();
    const words = `tidak tersambung sejak ${since}, isi terakhir tetap tampil`;
    write("[data-state]", words);
  }
}

function tick() {
  const now = performance.now();
  showTime();
  if (now - turnedAt >= TURN) turn();
  if (now - askedAt >= ASK) askAnew();
}

addEventListener("online", askAnew);
document.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLImageElement) target.hidden = true;
  },
  true,
);
// Televisions that know it do not go to sleep.
navigator.wakeLock?.request("screen").catch(() => {});
prepare(document.querySelectorAll(".slide")[1]);
showTime();
setInterval(tick, TICK);
