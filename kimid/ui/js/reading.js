/* Reading without signal, on every page of a public site: start the worker, save a page for later,
   and list what is saved. Every page works without it. */
const COPIES = ["disimpan", "dibuka"];
const NUMBERS = "darurat"; // stay when the copies are deleted
const AT = "X-Tersimpan";
const STYLE = /<style[^]*?<\/style>/g; // the policy of this page does not allow those of others
const GOING = 10_000; // ms that a page may take to come; a link to a telephone leads nowhere
const AGAIN = [1_000, 3_000, 10_000, 30_000]; // ms between two questions for a page, the last for good

/* A page that came from the phone says so; once there is signal it is asked for anew, unless its
   reader has just pressed on the way to another: that press counts. */
function askAnewWithSignal() {
  const { serviceWorker } = navigator;
  let left = Number.NEGATIVE_INFINITY;
  const isLeaving = () => performance.now() - left < GOING;
  addEventListener("beforeunload", () => {
    left = performance.now();
  });
  let timer;
  const ask = (times) => {
    clearTimeout(timer);
    if (!navigator.onLine) return;
    if (!isLeaving()) serviceWorker.controller?.postMessage("sinyal");
    timer = setTimeout(() => ask(times + 1), AGAIN[Math.min(times, AGAIN.length - 1)]);
  };
  addEventListener("online", () => ask(0));
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data !== "disapu") return;
    clearTimeout(timer);
    if (!isLeaving()) location.reload();
  });
}

async function offerToSave() {
  const button = document.querySelector("[data-save]");
  if (!button) return;
  const saved = await caches.open("disimpan");
  const path = location.pathname;
  const show = (words) => {
    button.textContent = words;
    button.hidden = false;
  };
  show((await saved.match(path)) ? "Tersimpan di HP ini" : "Simpan untuk nanti");
  button.addEventListener("click", async () => {
    try {
      const answer = await fetch(path);
      const headers = new Headers(answer.headers);
      headers.set(AT, new Date().toISOString());
      await saved.put(path, new Response(await answer.blob(), { headers }));
      show("Tersimpan di HP ini");
    } catch {
      show("Belum tersimpan. Coba lagi saat ada sinyal.");
    }
  });
}

async function copies() {
  const pages = new Map();
  for (const name of COPIES) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!pages.has(path)) pages.set(path, await cache.match(request));
    }
  }
  return pages;
}

async function rowOf(path, copy) {
  const text = (await copy.text()).replace(STYLE, "");
  const page = new DOMParser().parseFromString(text, "text/html");
  const row = document.createElement("li");
  const link = document.createElement("a");
  const when = document.createElement("small");
  link.href = path;
  link.textContent =
    path === "/"
      ? "Halaman depan"
      : (page.querySelector("main h1")?.textContent ?? page.title).trim();
  const at = new Date(copy.headers.get(AT));
  when.textContent = `Disimpan ${at.toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" })}`;
  row.append(link, when);
  return row;
}

/* Whoever looks for a number without signal ends here, and finds it above all else. */
async function offerNumbers() {
  const [address] = await (await caches.open(NUMBERS)).keys();
  document.querySelector("[data-numbers]").hidden = !address;
}

/* The first page of a site came before its worker, which has not seen it. */
async function keepFirst() {
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ opened: location.pathname });
}

async function list(place) {
  const rows = [...(await copies())].map(([path, copy]) => rowOf(path, copy));
  place.replaceChildren(...(await Promise.all(rows)));
  document.querySelector("[data-no-copies]").hidden = rows.length > 0;
  const remove = document.querySelector("[data-remove-copies]");
  remove.hidden = rows.length === 0;
  remove.onclick = async () => {
    await Promise.all(COPIES.map((name) => caches.delete(name)));
    await list(place);
  };
}

if ("serviceWorker" in navigator && "caches" in window) {
  const place = document.querySelector("[data-copies]");
  if (place) {
    list(place);
    offerNumbers();
  }
  offerToSave();
  if (place || document.querySelector("main > .note[role=status]")) askAnewWithSignal();
  const isFirst = !navigator.serviceWorker.controller && !location.search;
  navigator.serviceWorker.register("/pelayan.js").then(() => isFirst && keepFirst());
}
