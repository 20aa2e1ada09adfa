/* The pages that the worker keeps for the person who is at the phone, and for nobody else. */
import { repeat } from "./api.js";
import { get, put } from "./store.js";

const OFFLINE_PAGES =
  /^\/s\/[^/]+\/(|tulis\/|berita\/|kotak-keluar\/|baca\/)$|^\/bagikan\/$|^\/tempat\/$/;
const HOME = /^\/s\/[^/]+\/$/;
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

/* Keep a page, if it is one to keep and says whose it is. A redirect to the sign-in is no page. */
export async function keepCopy({ pathname }, answer) {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  if (!headerOf(answer, "Content-Type").includes("html")) return;
  const text = await answer.clone().text();
  const person = text.match(/data-person="(\d+)"/)?.[1];
  if (!person) return;
  const isShared = /<html[^>]* data-shared/.test(text);
  await arrive(person, isShared);
  if (isShared) await caches.delete(`kimid-pages-${person}`);
  else if (OFFLINE_PAGES.test(pathname)) await store(pathname, text, { person, answer });
}

async function store(pathname, text, { person, answer }) {
  const headers = {
    "Content-Type": HTML,
    "Content-Security-Policy": headerOf(answer, "Content-Security-Policy"),
    Date: new Date().toUTCString(),
  };
  await (await cacheOf(person)).put(pathname, new Response(text, { headers }));
  if (HOME.test(pathname)) await put("facts", { key: `home/${person}`, home: pathname, person });
}

/* Take along what this person, who has just been at the server, needs without signal, unless it is
   fresh. Pages of an earlier version ask for its files; so those stay until all pages are new. */
export async function refresh({ keep: paths, person, after }, assets) {
  await arrive(person);
  const pages = await cacheOf(person);
  const isOld = (await get("facts", "version"))?.assets !== assets;
  const old = isOld ? (await pages.keys()).map((request) => new URL(request.url).pathname) : [];
  for (const path of new Set([...paths, ...old])) {
    const age = Date.now() - Date.parse(headerOf(await pages.match(path), "Date") || 0);
    if (isOld || age > after) await repeat(() => fetchPage(path));
  }
  if (isOld) await forgetEarlier(assets);
}

async function fetchPage(path) {
  await keepCopy(new URL(path, location), await fetch(path, { redirect: "manual" }));
}

async function forgetEarlier(assets) {
  for (const name of await caches.keys())
    if (name.startsWith("kimid-assets-") && name !== assets) await caches.delete(name);
  await put("facts", { key: "version", assets });
}
