/* The pages that the worker keeps for the person who is at the phone, and for nobody else. */
import { fetchUnseen, repeat } from "./api.js";
import { get, put } from "./store.js";

const OFFLINE_PAGES =
  /^\/s\/[^/]+\/(|tulis\/|berita\/|kotak-keluar\/|baca\/|bahaya\/)$|^\/bagikan\/$|^\/tempat\/$/;
// A page that says itself that it works without signal.
const SAYS_SO = /<html[^>]* data-offline/;
// One story for its group, to talk about it without signal: the last that were opened.
const STORY = /^\/s\/[^/]+\/berita\/[a-z0-9]{6,10}\/$/;
const MOST_STORIES = 20;
const GONE = new Set([403, 404, 410]);
const HOME = /^\/s\/[^/]+\/$/;
const MESSAGES = /<!--pesan-->.*?<!--\/pesan-->/s; // Django's, of what was done when the copy was made
const HTML = "text/html; charset=utf-8";

const cacheOf = (person) => caches.open(`kimid-pages-${person}`);
const headerOf = (answer, name) => answer?.headers.get(name) ?? "";

/* The person who was here last. */
export const present = async () => (await get("facts", "now").catch(() => null))?.who;

/* This person is at the phone now; whoever was here before gets their pages from the server again.
 */
async function arrive(person, isShared = false) {
  const before = await present();
  if (before && before !== person) await caches.delete(`kimid-pages-${before}`);
  await put("facts", { key: "now", who: isShared ? "" : person, person });
}

export async function copyOf(pathname) {
  const person = await present();
  return person && (await cacheOf(person)).match(pathname);
}

/* Whoever may not see a page any more has no copy of it, either. */
async function forgetCopy(pathname) {
  const person = await present();
  if (person) await (await cacheOf(person)).delete(pathname);
}

/* Keep a page, if it is one to keep and says whose it is. A redirect to the sign-in is no page. */
export async function keepCopy({ pathname }, answer) {
  if (GONE.has(answer.status)) return forgetCopy(pathname);
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  if (!headerOf(answer, "Content-Type").includes("html")) return;
  const text = await answer.clone().text();
  const person = text.match(/data-person="(\d+)"/)?.[1];
  if (!person) return;
  const isShared = /<html[^>]* data-shared/.test(text);
  await arrive(person, isShared);
  if (isShared) await caches.delete(`kimid-pages-${person}`);
  else if (OFFLINE_PAGES.test(pathname) || SAYS_SO.test(text))
    await store(pathname, text, { person, answer });
  else if (STORY.test(pathname)) await storeStory(pathname, text, { person, answer });
}

/* The last one opened is the last of its cache. */
async function storeStory(pathname, text, { person, answer }) {
  const pages = await cacheOf(person);
  await pages.delete(pathname);
  await store(pathname, text, { person, answer });
  const stories = (await pages.keys()).filter(isStory);
  for (const request of stories.slice(0, -MOST_STORIES)) await pages.delete(request);
}

const isStory = ({ url }) => STORY.test(new URL(url).pathname);

async function store(pathname, text, { person, answer }) {
  const headers = {
    "Content-Type": HTML,
    "Content-Security-Policy": headerOf(answer, "Content-Security-Policy"),
    Date: new Date().toUTCString(),
  };
  const copy = new Response(text.replace(MESSAGES, ""), { headers });
  await (await cacheOf(person)).put(pathname, copy);
  if (HOME.test(pathname)) await put("facts", { key: `home/${person}`, home: pathname, person });
}

/* In a private session of WebKitGTK caches were empty after a visit to another host, and took nothing
   more until they were made anew. */
export async function makeAnewIfEmpty(name) {
  const there = await (await caches.open(name)).keys();
  if (!there.length) await caches.delete(name);
  return there.length;
}

/* Take along what this person, who has just been at the server, needs without signal, unless it is
   fresh. Pages of an earlier version ask for its files; so those stay until all pages are new. */
export async function refresh({ keep: paths, person, after }, assets) {
  await arrive(person);
  await makeAnewIfEmpty(`kimid-pages-${person}`);
  const pages = await cacheOf(person);
  const isOld = (await get("facts", "version"))?.assets !== assets;
  const copies = isOld ? await pages.keys() : [];
  // they ask for files of an earlier version; the next visit brings them again
  for (const request of copies.filter(isStory)) await pages.delete(request);
  const old = copies
    .filter((request) => !isStory(request))
    .map((request) => new URL(request.url).pathname);
  for (const path of new Set([...paths, ...old])) {
    const age = Date.now() - Date.parse(headerOf(await pages.match(path), "Date") || 0);
    if (isOld || age > after) await repeat(() => fetchPage(path));
  }
  if (isOld) await forgetEarlier(assets);
}

async function fetchPage(path) {
  await keepCopy(new URL(path, location), await fetchUnseen(path, { redirect: "manual" }));
}

async function forgetEarlier(assets) {
  for (const name of await caches.keys())
    if (name.startsWith("kimid-assets-") && name !== assets) await caches.delete(name);
  await put("facts", { key: "version", assets });
}
