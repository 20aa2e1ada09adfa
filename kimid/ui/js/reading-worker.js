/* Between a public site and the network, on the phone of a reader: pages come from the server; when
   that does not answer, as they were read last. A classic script of one file, because not every
   browser loads modules here. It knows no person: what it keeps, everybody may read. */
const OPENED = "dibuka"; // the home, and the newest stories that were opened
const SAVED = "disimpan"; // what the reader saved
const SHELL = "kerangka"; // the list of what is here, and its script
const NUMBERS = "darurat"; // the emergency numbers, without anybody having opened them
const EMERGENCY = "/darurat/";
const LIST = "/tersimpan/";
const GONE = "/ditarik.json";
const STORY = /^\/[a-z-]+\/[a-z0-9-]+-[a-z0-9]{4,}\/$/;
const SCRIPT = /"(\/skrip\/[\w.-]+)"/g;
const MOST = 30; // stories
const PATIENCE = 8_000; // ms for a page of which there is a copy
const SHORT = 2_000; // ms for the list of what was withdrawn
const MINUTE = 60_000;
const DAY = 86_400_000;
const AT = "X-Tersimpan";
let swept = 0;

async function build() {
  const shell = await caches.open(SHELL);
  const list = await fetch(LIST, { cache: "reload" });
  if (!list.ok) throw new Error(`${LIST} was answered ${list.status}`);
  const scripts = [...(await list.clone().text()).matchAll(SCRIPT)].map(([, address]) => address);
  await shell.addAll(scripts);
  await shell.put(LIST, list);
  await keepNumbers().catch(() => {}); // the next visit of the home tries again
  await self.skipWaiting();
}

/* Whoever needs these has no time, and perhaps no signal. Once a day is enough for a slow line. */
async function keepNumbers() {
  const numbers = await caches.open(NUMBERS);
  const before = await numbers.match(EMERGENCY);
  if (before && Date.now() - Date.parse(before.headers.get(AT)) < DAY) return;
  const answer = await fetch(EMERGENCY, { cache: "reload" });
  if (answer.ok) await keep(numbers, EMERGENCY, answer);
}

async function copyOf(path) {
  for (const name of [SAVED, OPENED, NUMBERS]) {
    const copy = await (await caches.open(name)).match(path);
    if (copy) return copy;
  }
}

const forget = (path) =>
  Promise.all([SAVED, OPENED, NUMBERS].map(async (name) => (await caches.open(name)).delete(path)));

/* Keep what was just read, or let go what readers have no more. */
async function note(path, answer) {
  if (answer.status === 410 || answer.status === 404) return forget(path);
  const isPage = answer.ok && answer.headers.get("Content-Type")?.startsWith("text/html");
  if (!isPage || answer.redirected) return;
  const saved = await caches.open(SAVED);
  if (path === EMERGENCY) await keep(await caches.open(NUMBERS), path, answer.clone());
  if (await saved.match(path)) return keep(saved, path, answer);
  if (path !== "/" && !STORY.test(path)) return;
  const opened = await caches.open(OPENED);
  await keep(opened, path, answer);
  const oldest = (await opened.keys()).filter((each) => new URL(each.url).pathname !== "/");
  for (const each of oldest.slice(0, Math.max(0, oldest.length - MOST))) await opened.delete(each);
}

/* A page that was there before the worker. The browser has it and asks only whether it is still so. */
const noteFirst = async (path) =>
  (path === "/" || STORY.test(path)) && note(path, await fetch(path));

/* The newest stands last: what a cache gets anew goes to its end. */
async function keep(cache, path, answer) {
  const headers = new Headers(answer.headers);
  headers.set(AT, new Date().toISOString());
  const copy = new Response(await answer.blob(), { headers });
  await cache.delete(path);
  await cache.put(path, copy);
}

/* Delete what was withdrawn since; gives whether the server answered. Without signal nobody knows;
   then nothing happens. */
async function sweep(patience = SHORT) {
  const answer = await fetch(GONE, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  if (!answer || answer.status >= 500) return false;
  swept = Date.now();
  if (answer.ok) for (const path of (await answer.json()).gone) await forget(path);
  else await Promise.all([SAVED, OPENED, NUMBERS].map((name) => caches.delete(name))); // the site is closed
  return true;
}

async function pageOf(event, path) {
  const fresh = fetch(event.request).then((answer) => {
    const copy = answer.clone();
    event.waitUntil(note(path, copy).catch(() => {})); // no room: the page is read all the same
    if (path === "/") event.waitUntil(keepNumbers().catch(() => {}));
    if (Date.now() - swept > MINUTE) event.waitUntil(sweep().catch(() => {}));
    return answer;
  });
  fresh.catch(() => {
    swept = 0; // who comes back from where no signal is asks at once what was withdrawn
  });
  if (!(await copyOf(path))) return fresh.catch(() => shellOf(LIST));
  const patience = new Promise((done) => {
    setTimeout(done, PATIENCE);
  });
  const answer = await Promise.race([fresh, patience]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  await sweep();
  const copy = await copyOf(path);
  return copy ? marked(copy) : fresh.catch(() => shellOf(LIST));
}

const shellOf = async (path) => (await caches.match(path)) ?? Response.error();

/* A copy says that it is one, and of when. */
async function marked(copy) {
  const at = new Date(copy.headers.get(AT));
  const days = Math.round(
    (new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 864e5,
  );
  const day = ["hari ini", "kemarin"][days] ?? `${days} hari lalu`;
  const words = `Tanpa sinyal. Halaman ini disimpan di HP Anda ${day}, mungkin sudah berubah.`;
  const html = `<p class="note" data-tone="warn" role="status">${words}</p>`;
  const text = (await copy.text()).replace(/<main[^>]*>/, (main) => main + html);
  return new Response(text, { headers: copy.headers });
}

/* With the signal comes the news of what was withdrawn: whoever reads it sees that now. The page
   asks for itself anew; only it knows whether its reader is already on the way to another. A phone
   may say that there is signal before anything goes through: then the page asks again. */
async function signalIsBack(reader) {
  if (await sweep(PATIENCE)) reader.postMessage("disapu");
}

self.addEventListener("install", (event) => event.waitUntil(build()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data === "sinyal") event.waitUntil(signalIsBack(event.source));
  else if (event.data.opened) event.waitUntil(noteFirst(event.data.opened).catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/skrip/"))
    event.respondWith(caches.match(event.request).then((script) => script ?? fetch(event.request)));
  else if (mode === "navigate" && !search) event.respondWith(pageOf(event, pathname));
});
