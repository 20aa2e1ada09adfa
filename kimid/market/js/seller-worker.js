/* Between the pages of a seller's link and the network, on the phone to which it belongs: her goods
   and the empty form stand here as they were last, so that she can write where no signal is. A
   classic script of one file, as the reading worker is. It knows nobody: whoever has the phone has
   the link, too. */
const PAGES = "jual-halaman";
const FILES = "jual-berkas"; // their scripts and sheets, of which the addresses never change
const SHELL = "jual-kerangka"; // the page for no signal
const OFFLINE = "/jual/luring/";
const LINK = /^\/jual\/[^/]+\//;
const AT_HAND = /^\/jual\/[^/]+\/(?:baru\/)?$/; // her goods, and the form for a new one
const FILE = /"(\/(?:skrip|gaya)\/[\w.-]+)"/g;
const IMPORT = /["']\.\/([a-z-]+\.[0-9a-f]+\.js)["']/g;
const OF_PRESS = /<!--tombol-->.*?<!--\/tombol-->/s;
const MOST_FILES = 80;
const PATIENCE = 8_000; // ms for a page of which there is a copy
const PAUSE = 3_000; // ms
const FRESH = 6 * 3_600_000; // ms
const AT = "X-Tersimpan";
const HTML = "text/html; charset=utf-8";

async function build() {
  await repeat(async () => {
    const page = await fetch(OFFLINE, { cache: "reload" });
    if (!page.ok) throw new Error(`${OFFLINE} was answered ${page.status}`);
    await (await caches.open(SHELL)).put(OFFLINE, page);
  });
  await self.skipWaiting();
}

const copyOf = async (path) => (await caches.open(PAGES)).match(path);

/* A page of this phone names its owner; that of another phone, or of a link that is over, does not. */
async function keep(path, answer) {
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  if (!text.includes(" data-owner=")) return;
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  const headers = { "Content-Type": HTML, [AT]: new Date().toISOString() };
  if (policy) headers["Content-Security-Policy"] = policy;
  await keepFiles([...text.matchAll(FILE)].map(([, address]) => address));
  await (await caches.open(PAGES)).put(path, new Response(text, { headers }));
}

/* What a page is made of, with all that its scripts ask for. The oldest files go: they are of
   earlier versions, or come again. */
async function keepFiles(wanted) {
  const files = await caches.open(FILES);
  const there = await files.keys();
  for (const each of there.slice(0, Math.max(0, there.length - MOST_FILES)))
    await files.delete(each);
  const seen = new Set();
  for (const address of wanted) await keepFile(files, address, seen);
}

async function keepFile(files, address, seen) {
  if (seen.has(address)) return;
  seen.add(address);
  if (!(await files.match(address, { ignoreVary: true }))) await files.add(address);
  const text = await (await files.match(address, { ignoreVary: true })).text();
  for (const [, name] of text.matchAll(IMPORT)) await keepFile(files, `/skrip/${name}`, seen);
}

/* The link does not open here any more. */
async function forget(link) {
  const pages = await caches.open(PAGES);
  for (const each of await pages.keys())
    if (new URL(each.url).pathname.startsWith(link)) await pages.delete(each);
}

async function refresh(path) {
  const answer = await fetch(path, { redirect: "manual" });
  if (answer.status >= 500) throw new Error(`${path} was answered ${answer.status}`);
  return keep(path, answer);
}

/* A weak line, or a server that has much to do, is asked several times. */
async function repeat(act, times = 4) {
  try {
    return await act();
  } catch (error) {
    if (times <= 1) throw error;
    await new Promise((done) => {
      setTimeout(done, PAUSE);
    });
    return repeat(act, times - 1);
  }
}

/* Keep what just came; after a tap, the goods as they are now. */
async function note({ method, url }, answer) {
  const { pathname, search } = new URL(url);
  const [link] = pathname.match(LINK);
  if (method !== "GET" || !AT_HAND.test(pathname)) return undefined;
  if ([404, 409, 410].includes(answer.status)) return forget(link);
  return search ? refresh(pathname) : keep(pathname, answer);
}

/* With a copy of her goods, the form comes along, while nothing else is to be sent. */
async function takeAlong(link) {
  for (const path of [link, `${link}baru/`]) {
    const at = Date.parse((await copyOf(path))?.headers.get(AT) ?? 0);
    if (!(Date.now() - at < FRESH)) await repeat(() => refresh(path));
  }
}

async function pageOf(event, path) {
  const { request } = event;
  const fresh = fetch(request).then((answer) => {
    const copy = answer.clone();
    event.waitUntil(note(request, copy).catch(() => {})); // no room: the page is read all the same
    return answer;
  });
  const stored = request.method === "GET" && (await copyOf(path));
  if (!stored) return fresh.catch(() => withoutSignal(request, path));
  const patience = new Promise((done) => {
    setTimeout(done, PATIENCE);
  });
  const answer = await Promise.race([fresh, patience]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  fresh.catch(() => {});
  return marked(stored, answer ? "kimid sedang tersendat" : "Tanpa sinyal");
}

/* A copy says that it is one, and of when. */
async function marked(copy, why) {
  const at = new Date(copy.headers.get(AT));
  const day = at.toDateString() === new Date().toDateString() ? "hari ini" : dayOf(at);
  const words = `${why}. Ini yang tersimpan di HP Anda ${day}; barang baru boleh ditulis sekarang.`;
  const html = `<p class="saved" data-state="warn" role="status">${words}</p>`;
  const text = (await copy.text()).replace(/<main[^>]*>/, (main) => main + html);
  return new Response(text, { headers: copy.headers });
}

const dayOf = (at) => at.toLocaleDateString("id", { day: "numeric", month: "long" });

/* The nearest that the phone has: words, and the way back to her goods. */
async function withoutSignal({ method }, path) {
  const page = await caches.match(OFFLINE);
  if (!page) return Response.error();
  const [link] = path.match(LINK);
  const text = (await page.text()).replaceAll(`href="${OFFLINE}"`, `href="${link}"`);
  const headers = { "Content-Type": HTML };
  const policy = page.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  return new Response(method === "GET" ? text.replace(OF_PRESS, "") : text, {
    status: 503,
    headers,
  });
}

async function fileOf(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(build()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(takeAlong(event.data.keep).catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (method === "GET" && /^\/(?:skrip|gaya)\//.test(pathname))
    event.respondWith(fileOf(event.request));
  else if (mode === "navigate" && LINK.test(pathname)) event.respondWith(pageOf(event, pathname));
});
