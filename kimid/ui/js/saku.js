/* Every page of the workspace: signal in words, what waits goes by itself, and the app keeps what it needs without signal. */
import { NoSignal, SignedOut, who } from "./line.js";
import { askForSync, deliver } from "./sending.js";
import { all, tidy } from "./store.js";

const page = document.documentElement.dataset;
const WEAK = 2500; // ms for a few bytes there and back
const WORDS = { good: "Ada sinyal", weak: "Sinyal lemah", none: "Tanpa sinyal", out: "Masuk lagi" };
const SHELL = ["", "tulis/", "kotak-keluar/", "berita/", "baca/"];
const HOURS = 6;
let pause = 5_000, timer;

const say = (state) => {
  document.documentElement.dataset.line = state;
  for (const pill of document.querySelectorAll("[data-signal]")) {
    pill.dataset.state = state;
    const words = pill.querySelector("[data-signal-words]");
    if (words.textContent !== WORDS[state]) words.textContent = WORDS[state];
  }
  dispatchEvent(new CustomEvent("kimid:signal", { detail: state }));
};

/* The page may come from the phone: then its token is old, and perhaps somebody else has signed in since. */
const isMine = (me) => {
  if (!me.person) return false;
  if (me.person !== page.person) { location.replace("/"); return false; }
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = me.token;
  return true;
};

async function look() {
  if (!navigator.onLine) { say("none"); return null; }
  try {
    const me = await who();
    const mine = isMine(me);
    say(!me.person ? "out" : me.took > WEAK ? "weak" : "good");
    return mine ? me : null;
  } catch (error) {
    if (!(error instanceof NoSignal || error instanceof SignedOut)) throw error;
    say(error instanceof SignedOut ? "out" : "none");
    return null;
  }
}

/* Send what waits; when that breaks off, again after a while that grows up to five minutes. */
async function go() {
  clearTimeout(timer);
  const came = await deliver();
  if (came === "sent") { say("good"); pause = 5_000; }
  if (came === "waiting") { say(navigator.onLine ? "weak" : "none"); pause = Math.min(pause * 2, 300_000); askForSync(); }
  if (came === "signed out") say("out");
  if (came !== "nothing") timer = setTimeout(go, pause);
}
addEventListener("kimid:go", go);
addEventListener("online", async () => { pause = 5_000; await look(); await go(); });
addEventListener("offline", () => say("none"));
addEventListener("visibilitychange", () => { if (!document.hidden) { pause = 5_000; go(); } });

/* Let the worker keep the pages that this person needs without signal: the light ones soon, the texts to read when the line is good. */
async function keepPages(me) {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  if (!worker || "shared" in page || !page.site) return;
  const paths = SHELL.filter((name) => name !== "baca/" || me.took < WEAK).map((name) => `/s/${page.site}/${name}`);
  worker.postMessage({ keep: [...paths, "/bagikan/"], person: page.person, after: HOURS * 3_600_000 });
}

if (page.person) {
  navigator.serviceWorker?.register("/sw.js", { type: "module" }).catch(() => {}); // the page works without it
  navigator.storage?.persist?.().catch(() => {});
  const me = await look();
  if (me) {
    if ((await all("sheets")).some((row) => row.state === "waiting")) go();
    keepPages(me);
    tidy();
  } else timer = setTimeout(go, pause);
}
