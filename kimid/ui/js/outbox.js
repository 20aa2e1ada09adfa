/* The outbox goes, in pages and in the worker: the text first, what is large after it, then the
   whole. Everything may be asked twice, because an answer may be lost; the server does each thing
   once. What a row holds and what the server answers: docs/outbox.md. */
import { storePhoto, upload } from "./album.js";
import { Busy, NoSignal, Refused, send, SignedOut, who } from "./api.js";
import { all, change, discard, get, put } from "./store.js";

const NOT_ALLOWED =
  "Anda tidak bisa melakukan ini sekarang. Aturan kelompok atau peran Anda berubah.";
const channel = new BroadcastChannel("kimid");
const listeners = [];
const announce = (news) => {
  channel.postMessage(news);
  for (const listener of listeners) listener(news);
};

export const clock = (at = Date.now()) => new Date(at).toTimeString().slice(0, 5).replace(":", ".");

/* News of every row, from this page, other tabs and the worker. */
export const onNews = (listener) => {
  listeners.push(listener);
  channel.addEventListener("message", (event) => listener(event.data));
};

/* Say on a row how far it is. */
async function note(key, facts) {
  await change("sheets", key, (row) => row && { ...row, ...facts });
  announce({ key, ...facts });
}

/* Take this for sending: `fields`, [name, value] each, for `url`; `blobs` go to `blobUrl` one by
   one before it, and their names stand in the fields as `blobField`. `photos` are the names of
   those that the phone and the fields have already. `number` is its own, and stands in the fields
   where the server looks for it. Throws when the phone has no room. */
export async function enqueue({
  person,
  site,
  number,
  url,
  blobUrl,
  blobField,
  blobs = [],
  photos: stored = [],
  ...row
}) {
  const photos = [...stored];
  for (const blob of blobs)
    photos.push((await storePhoto(blob, { person, site, url: blobUrl })).name);
  await put("sheets", {
    page: location.pathname,
    title: "",
    ...row,
    key: `${person}/${site}/${number}`,
    person,
    site,
    draft: number,
    url,
    fields: [...row.fields, ...photos.slice(stored.length).map((name) => [blobField, name])],
    photos,
    at: Date.now(),
    state: "waiting",
  });
  askForSync();
  dispatchEvent(new CustomEvent("kimid:go"));
}

/* Where a row goes. A story names its group instead of addresses. */
const addressesOf = (row) =>
  row.url ? row : { url: `/s/${row.site}/tulis/kirim/`, draftUrl: `/s/${row.site}/tulis/simpan/` };

/* Where to ask who is at the phone: a row of somebody without an account says it itself. */
const asksAt = (row) => row.who ?? "/saya/";

/* Send all that waits, one sender at a time on the whole phone. Gives "sent", "nothing", "busy",
   "waiting" or "signed out"; throws Busy when the server takes nothing for now. */
export const deliver = ({ wait = false } = {}) =>
  navigator.locks.request("kimid-kirim", wait ? {} : { ifAvailable: true }, (lock) =>
    lock ? sendAll() : "busy",
  );

async function sendAll() {
  const waiting = (await all("sheets"))
    .filter((row) => row.state === "waiting")
    .sort((one, other) => one.at - other.at);
  if (!waiting.length) return "nothing";
  let outcome = "signed out";
  try {
    for (const address of new Set(waiting.map(asksAt))) {
      const me = await who(address);
      if (me.person) outcome = "sent";
      for (const row of waiting.filter((each) => each.person === me.person))
        await sendRow(row, me.token);
    }
    return outcome;
  } catch (error) {
    if (error instanceof SignedOut) return "signed out";
    if (error instanceof NoSignal && !(error instanceof Busy)) return "waiting";
    throw error;
  }
}

async function sendRow(row, token) {
  try {
    await sendBlobs(row, token);
    const answer = await sendFields(row, token);
    await finish(row, answer.address);
  } catch (error) {
    if (error instanceof Refused)
      return note(row.key, {
        state: "look",
        words: error.message,
        settle: error.address,
        asksPress: error.press,
      });
    // signed in, and still not let in: the others go on without it
    if (error instanceof SignedOut && (await who(asksAt(row))).person === row.person)
      return note(row.key, { state: "look", words: NOT_ALLOWED });
    await note(row.key, { words: error.message, cutAt: Date.now() });
    throw error;
  }
}

const unsentBlobs = async (row) => {
  const photos = await Promise.all(row.photos.filter(Boolean).map((name) => get("photos", name)));
  return photos.filter((photo) => photo && photo.state !== "sent");
};

async function sendBlobs(row, token) {
  const unsent = await unsentBlobs(row);
  if (!unsent.length) return;
  await sendDraft(row, token);
  const many = row.photos.filter(Boolean).length;
  for (const [place, photo] of unsent.entries()) {
    const number = many - unsent.length + place + 1;
    const say = (bytes) =>
      note(row.key, {
        words: `Mengirim foto ${number} dari ${many}`,
        cutAt: 0,
        done: (number - 1 + bytes / (photo.after || Infinity)) / many,
      });
    await say(0);
    await upload(photo.name, token, say);
  }
}

/* The text before what is large: it is light, and a draft on the server is worth more than one on
   the phone. */
async function sendDraft(row, token) {
  const { draftUrl } = addressesOf(row);
  if (!draftUrl || row.textAt === row.at) return;
  await note(row.key, { words: "Mengirim tulisan", cutAt: 0 });
  await send(draftUrl, row.fields, token);
  await note(row.key, { textAt: row.at });
}

/* Hand all of it over. Blobs that the server has forgotten meanwhile are brought once more; the
   phone still has them. */
async function sendFields(row, token, isSecondTry = false) {
  await note(row.key, { words: "Mengirim", cutAt: 0, done: 1 });
  try {
    return await send(addressesOf(row).url, row.fields, token);
  } catch (error) {
    if (!(error instanceof Refused) || !error.missing || isSecondTry) throw error;
    for (const name of error.missing) await sendAgain(name, token);
    return sendFields(row, token, true);
  }
}

async function sendAgain(name, token) {
  if (!(await get("photos", name)))
    throw new Refused("Satu foto tidak ada lagi. Buka, lalu pilih fotonya sekali lagi.");
  await change("photos", name, (photo) => ({ ...photo, state: "waiting", began: false }));
  await upload(name, token);
}

/* It has arrived. Only a note stays, unless somebody wrote on meanwhile. */
async function finish(row, address) {
  const now = await get("sheets", row.key);
  const sent = { state: "sent", address, sentAt: Date.now(), words: "" };
  if (now && now.at === row.at)
    await discard(row, { note: { ...row, ...sent, fields: [], photos: [] } });
  await forgetPage(row);
  announce({ key: row.key, ...sent });
}

/* The copy of the page that shows it is old now. A story's sheet is not changed by sending, and a
   seller has no copies of the workspace. */
async function forgetPage({ url, page, person }) {
  const name = `kimid-pages-${person}`;
  if (url && (await caches.has(name))) await (await caches.open(name)).delete(page.split("#")[0]);
}

/* Ask the browser to go on when there is a signal, also when the app is closed; few browsers do. */
export const askForSync = () =>
  navigator.serviceWorker?.ready
    .then((registration) => registration.sync?.register("kirim"))
    .catch(() => {});
