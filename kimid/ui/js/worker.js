/* Between the workspace and the line: what the app is made of comes from the phone, pages from the house or, when that takes too long,
   as this person saw them last. Copies are kept by person, and only the one who was here last is shown theirs. */
import { newNumber } from "./number.js";
import { deliver } from "./sending.js";
import { get, put } from "./store.js";

const PATIENCE = 6_000; // ms for a page that the phone has, too
const KEPT = /^\/s\/[^/]+\/(|tulis\/|berita\/|kotak-keluar\/|baca\/)$|^\/bagikan\/$|^\/tempat\/$/;
const ASSET = /^\/(gaya|skrip)\/|^\/favicon\.svg$|^\/ikon-192\.png$/;
const EDIT = /^\/s\/([^/]+)\/berita\/([^/]+)\/ubah\/$/;
const pagesOf = (person) => caches.open(`kimid-pages-${person}`);
const present = async () => (await get("facts", "now").catch(() => null))?.who;

/* This person is at the phone now; whoever was here before finds their pages in the house again. */
async function here(person, shared = false) {
  const before = await present();
  if (before && before !== person) await caches.delete(`kimid-pages-${before}`);
  await put("facts", { key: "now", who: shared ? "" : person, person });
}

/* Keep a page, if it is one to keep and says whose it is. A way to the sign-in is no page. */
async function keep(address, answer) {
  const { pathname } = new URL(address);
  if (!answer.ok || answer.redirected || answer.type !== "basic" || !(answer.headers.get("Content-Type") ?? "").includes("html")) return;
  const text = await answer.clone().text();
  const person = text.match(/data-person="(\d+)"/)?.[1];
  if (!person) return;
  const shared = /<html[^>]* data-shared/.test(text);
  await here(person, shared);
  if (shared) return void caches.delete(`kimid-pages-${person}`);
  if (!KEPT.test(pathname)) return;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": answer.headers.get("Content-Security-Policy") ?? "", "Date": new Date().toUTCString() };
  await (await pagesOf(person)).put(pathname, new Response(text, { headers }));
  if (/^\/s\/[^/]+\/$/.test(pathname)) await put("facts", { key: `home/${person}`, home: pathname, person });
}

const copyOf = async (pathname) => { const person = await present(); return person && (await pagesOf(person)).match(pathname); };

async function page(event, kept) {
  const url = new URL(event.request.url), person = await present();
  const home = person && (await get("facts", `home/${person}`))?.home;
  if (url.pathname === "/" && url.searchParams.get("ke") && home) return Response.redirect(`${home}${url.searchParams.get("ke").replace(/[^a-z-]/g, "")}/`);
  const asked = fetch(event.request).then((answer) => { event.waitUntil(keep(url, answer).catch(() => {})); return answer; });
  const copy = await copyOf(url.pathname);
  if (!copy) return asked.catch(() => without(url, person, home, kept));
  return Promise.race([asked.catch(() => copy), new Promise((done) => { setTimeout(done, PATIENCE, copy); })]);
}

/* The phone has no copy: the nearest thing that it has. */
async function without(url, person, home, kept) {
  const edit = url.pathname.match(EDIT);
  if (edit && person && await get("sheets", `${person}/${edit[1]}/${edit[2]}`)) return Response.redirect(`/s/${edit[1]}/tulis/?lembar=${edit[2]}`);
  if (url.pathname === "/" && home) return Response.redirect(home);
  const sheet = kept.find((name) => name.endsWith(".css")), ways = home ? `<p><a class="button" href="${home}">Ke beranda</a></p><p><a class="button" href="${home}kotak-keluar/">Kotak keluar</a></p>` : "";
  const text = `<!DOCTYPE html><html lang="id" data-room="ruang" data-dye="daun" data-accent="kunyit"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tanpa sinyal</title><link rel="stylesheet" href="${sheet}"><body data-bar="flow"><main class="page"><h1>Sedang tidak ada sinyal</h1><p>Halaman ini belum tersimpan di HP. Tulisan Anda aman. Kembali, atau coba lagi nanti.</p>${ways}</main></body></html>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/* Photos and words from another app: kept before anybody is asked anything. */
async function shared(request) {
  const form = await request.formData(), id = newNumber();
  const words = [...new Set(["title", "text", "url"].map((name) => (form.get(name) ?? "").trim()).filter(Boolean))].join("\n\n");
  await put("shares", { id, words, files: form.getAll("foto").filter((file) => file.size), at: Date.now(), person: await present() });
  return Response.redirect(`/bagikan/?titipan=${id}`, 303);
}

/* A weak line is asked several times. */
async function patient(act, times = 4) {
  try { return await act(); } catch (error) {
    if (times <= 1) throw error;
    return patient(act, times - 1);
  }
}

/* Take along what this person, who has just been asked for by the house, needs without signal, unless it is fresh. Pages of an earlier
   version ask for its files; so those are kept until all pages are new. */
async function takeAlong({ keep: paths, person, after }, assets) {
  await here(person);
  const pages = await pagesOf(person), isOld = (await get("facts", "version"))?.assets !== assets;
  const wanted = new Set([...paths, ...(isOld ? (await pages.keys()).map((request) => new URL(request.url).pathname) : [])]);
  for (const path of wanted) {
    const age = Date.now() - Date.parse((await pages.match(path))?.headers.get("Date") ?? 0);
    if (isOld || age > after) await patient(async () => keep(new URL(path, location), await fetch(path, { redirect: "manual" })));
  }
  if (!isOld) return;
  for (const name of await caches.keys()) if (name.startsWith("kimid-assets-") && name !== assets) await caches.delete(name);
  await put("facts", { key: "version", assets });
}

export function serve({ version, kept }) {
  const assets = `kimid-assets-${version}`;
  const build = async () => {
    const all = await caches.open(assets);
    for (const address of kept) await patient(async () => all.put(address, (await caches.match(address)) ?? await fetch(address, { cache: "force-cache" })));
  };
  const renewed = (answer) => (answer === "waiting" ? Promise.reject(new Error(answer)) : answer); // the browser asks again later
  addEventListener("install", (event) => event.waitUntil(build().then(() => skipWaiting())));
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("sync", (event) => event.waitUntil(deliver({ wait: true }).then(renewed)));
  addEventListener("message", (event) => { if (event.data.keep) event.waitUntil(takeAlong(event.data, assets).catch(() => {})); });
  addEventListener("fetch", (event) => {
    const { request } = event, url = new URL(request.url);
    if (url.origin !== location.origin) return;
    if (request.method === "POST" && url.pathname === "/bagikan/") event.respondWith(shared(request));
    else if (request.method === "GET" && ASSET.test(url.pathname)) event.respondWith(asset(request));
    else if (request.method === "GET" && request.mode === "navigate") event.respondWith(page(event, kept));
  });
}
