/* Between the workspace and the network: what the app is made of comes from the phone, pages from
   the server or, when that takes too long, as this person saw them last. Copies are kept by person,
   and only the one who was here last is shown theirs. */
import { repeat } from "./api.js";
import { newNumber } from "./number.js";
import { deliver } from "./outbox.js";
import { get, packed, put } from "./store.js";
import { copyOf, keepCopy, makeAnewIfEmpty, present, refresh } from "./worker-pages.js";

const PATIENCE = 6_000; // ms for a page that the phone has, too
const TROUBLE = [502, 503, 504];
const ASSET = /^\/(gaya|skrip)\/|^\/favicon\.svg$|^\/ikon-192\.png$/;
const EDIT = /^\/s\/([^/]+)\/berita\/([^/]+)\/ubah\/$/;
const SHARE = "/bagikan/";
const LINKS_HOME = /<!--beranda-->(.*?)<!--\/beranda-->/s;

async function assetOf(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/* Photos and words from another app: kept before anybody is asked anything. */
async function takeShare(request) {
  const form = await request.formData();
  const id = newNumber();
  const texts = ["title", "text", "url"].map((name) => (form.get(name) ?? "").trim());
  const words = [...new Set(texts.filter(Boolean))].join("\n\n");
  const files = await Promise.all(
    form
      .getAll("foto")
      .filter((file) => file.size)
      .map(packed),
  );
  try {
    await put("shares", { id, words, files, at: Date.now(), person: await present() });
  } catch {
    return fetch(SHARE, { method: "POST", body: form, redirect: "manual" }); // no room here: the server shows the words
  }
  return Response.redirect(`${SHARE}?titipan=${id}`, 303);
}

async function homeOf(person) {
  return person && (await get("facts", `home/${person}`))?.home;
}

async function pageOf(event, url, offline) {
  const person = await present();
  const home = await homeOf(person);
  const shortcut = url.searchParams.get("ke");
  if (url.pathname === "/" && shortcut && home)
    return Response.redirect(`${home}${shortcut.replace(/[^a-z-]/g, "")}/`);
  const answer = fetch(event.request).then((fresh) => {
    event.waitUntil(keepCopy(url, fresh).catch(() => {}));
    return fresh;
  });
  const copy = await copyOf(url.pathname);
  const nearest = () => withoutSignal(url, { person, home, offline });
  if (!copy) return answer.then((fresh) => (isBare(fresh) ? nearest() : fresh), nearest);
  const patience = new Promise((done) => {
    setTimeout(done, PATIENCE, copy);
  });
  const sound = answer.then((fresh) => (TROUBLE.includes(fresh.status) ? copy : fresh));
  return Promise.race([sound.catch(() => copy), patience]);
}

/* Trouble that only a front server tells of, without a word for the reader. kimid's own says when to
   come back. */
const isBare = (answer) => TROUBLE.includes(answer.status) && !answer.headers.has("Retry-After");

/* The phone has no copy: the nearest thing that it has. */
async function withoutSignal(url, { person, home, offline }) {
  const edit = url.pathname.match(EDIT);
  if (edit && person && (await get("sheets", `${person}/${edit[1]}/${edit[2]}`)))
    return Response.redirect(`/s/${edit[1]}/tulis/?lembar=${edit[2]}`);
  if (url.pathname === "/" && home) return Response.redirect(home);
  const page = await caches.match(offline);
  if (!page) return Response.error();
  const text = (await page.text()).replace(LINKS_HOME, (_, links) =>
    home ? links.replaceAll('href="/', `href="${home}`) : "",
  );
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(text, { status: 503, headers });
}

/* What is asked for, and who answers; the first rule that matches does. Anything else goes to the
   server as if there were no worker. */
const rulesOf = ({ offline }) => [
  {
    matches: ({ method }, { pathname }) => method === "POST" && pathname === SHARE,
    answer: ({ request }) => takeShare(request),
  },
  {
    matches: ({ method }, { pathname }) => method === "GET" && ASSET.test(pathname),
    answer: ({ request }) => assetOf(request),
  },
  {
    matches: ({ method, mode }) => method === "GET" && mode === "navigate",
    answer: (event, url) => pageOf(event, url, offline),
  },
];

/* Everything that the app is made of, in a cache of this version. What an earlier version has under
   the same address is the same file; only the page for no signal has an address that stays. */
async function build(assets, { files, offline }) {
  const cache = await caches.open(assets);
  const fetched = async (address) =>
    (await caches.match(address)) ?? sound(await fetch(address, { cache: "force-cache" }));
  for (const address of files) await repeat(async () => cache.put(address, await fetched(address)));
  await repeat(async () => cache.put(offline, sound(await fetch(offline, { cache: "reload" }))));
}

/* A browser may empty a cache and leave the worker, which would never fetch its files again. */
async function complete(assets, parts) {
  const there = await makeAnewIfEmpty(assets);
  if (there <= parts.files.length) await build(assets, parts);
}

/* A page of trouble is no part of the app. */
const sound = (answer) => {
  if (!answer.ok) throw new Error(`${answer.url} was answered ${answer.status}`);
  return answer;
};

/* The browser asks again later. */
const again = (outcome) => (outcome === "waiting" ? Promise.reject(new Error(outcome)) : outcome);

export function serve({ version, files, offline }) {
  const assets = `kimid-assets-${version}`;
  const rules = rulesOf({ offline });
  const takeAlong = (wanted) =>
    complete(assets, { files, offline }).then(() => refresh(wanted, assets));
  const on = (name, act) => addEventListener(name, (event) => event.waitUntil(act(event)));
  on("install", () => build(assets, { files, offline }).then(() => skipWaiting()));
  on("activate", () => clients.claim());
  on("sync", () => deliver({ wait: true }).then(again));
  addEventListener("message", (event) => {
    if (event.data.keep) event.waitUntil(takeAlong(event.data).catch(() => {}));
  });
  addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (url.origin !== location.origin) return;
    const rule = rules.find(({ matches }) => matches(event.request, url));
    if (rule) event.respondWith(rule.answer(event, url));
  });
}
