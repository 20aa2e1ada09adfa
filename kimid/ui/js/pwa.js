/* Every page of the workspace: what waits goes by itself, and the app takes along what it needs
   without signal. */
import { Busy } from "./api.js";
import { check, isQuick, report } from "./connection.js";
import { askForSync, deliver } from "./outbox.js";
import { isPersistent } from "./persistence.js";
import { all, tidy } from "./store.js";

const SHELL = ["", "tulis/", "kotak-keluar/", "berita/", "bahaya/"];
const TO_READ = "baca/"; // heavier: only when the connection is quick
const FRESH = 6 * 3_600_000; // ms
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;
const page = document.documentElement.dataset;
let pause = FIRST_PAUSE;
let timer;

/* Send what waits; when that breaks off, again after a while that grows up to five minutes. */
async function go() {
  clearTimeout(timer);
  const outcome = await deliver().catch(later);
  if (outcome === "sent") {
    report("good");
    pause = FIRST_PAUSE;
  }
  if (outcome === "waiting") {
    report(navigator.onLine ? "weak" : "none");
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    askForSync();
  }
  if (outcome === "signed out") report("out");
  if (outcome !== "nothing") timer = setTimeout(go, pause);
}

/* The server said when; whoever presses the button may ask before that. */
function later(error) {
  if (!(error instanceof Busy)) throw error;
  report("busy");
  pause = error.pause;
  askForSync();
  return "later";
}

/* Let the worker keep the pages that this person needs without signal. */
async function takeAlong(me) {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  if (!worker || "shared" in page || !page.site) return;
  const names = isQuick(me) ? [...SHELL, TO_READ] : SHELL;
  const paths = names.map((name) => `/s/${page.site}/${name}`);
  const linked = [...document.querySelectorAll("a[data-take-along]")].map((link) => link.pathname);
  worker.postMessage({
    keep: [...paths, ...linked, "/bagikan/"],
    person: page.person,
    after: FRESH,
  });
}

addEventListener("kimid:go", go);
addEventListener("online", async () => {
  pause = FIRST_PAUSE;
  await check();
  await go();
});
addEventListener("offline", () => report("none"));
addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  pause = FIRST_PAUSE;
  go();
});

if (page.person) {
  // the page works without it
  navigator.serviceWorker?.register("/sw.js", { type: "module" }).catch(() => {});
  isPersistent();
  const me = await check();
  if (me) {
    if ((await all("sheets")).some((row) => row.state === "waiting")) go();
    takeAlong(me);
    tidy();
  } else timer = setTimeout(go, pause);
}
