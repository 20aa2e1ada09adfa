/* The outbox goes: text first, photos after it, then the word that it is for the group. Runs in pages and in the worker.
   Everything may be asked twice, because an answer may be lost; the house does each thing once. */
import { bring } from "./album.js";
import { NoSignal, Refused, send, SignedOut, who } from "./line.js";
import { all, change, get, letGo } from "./store.js";

const told = new BroadcastChannel("kimid"), heard = [];
const tell = (news) => { told.postMessage(news); for (const act of heard) act(news); };
export const clock = (at = Date.now()) => new Date(at).toTimeString().slice(0, 5).replace(":", ".");

/* Say on a row how far it is. */
export async function note(key, facts) {
  await change("sheets", key, (row) => row && { ...row, ...facts });
  tell({ key, ...facts });
}
/* News of every row, from this page, other tabs and the worker. */
export const onNews = (act) => { heard.push(act); told.addEventListener("message", (event) => act(event.data)); };

/* Send all that waits, one sender at a time on the whole phone. Gives "sent", "nothing", "busy", "waiting" or "signed out". */
export const deliver = ({ wait = false } = {}) =>
  navigator.locks.request("kimid-kirim", wait ? {} : { ifAvailable: true }, (lock) => lock ? round() : "busy");

async function round() {
  const waiting = (await all("sheets")).filter((row) => row.state === "waiting").sort((one, other) => one.at - other.at);
  if (!waiting.length) return "nothing";
  try {
    const me = await who();
    if (!me.person) return "signed out";
    for (const row of waiting.filter((each) => each.person === me.person)) await one(row, me.token);
    return "sent";
  } catch (error) {
    if (error instanceof SignedOut) return "signed out";
    if (error instanceof NoSignal) return "waiting";
    throw error;
  }
}

async function one(row, token) {
  try {
    await bringPhotos(row, token);
    const said = await hand(row, token);
    await done(row, said.address);
  } catch (error) {
    if (error instanceof Refused) return note(row.key, { state: "look", words: error.message, settle: error.address });
    await note(row.key, { words: error.message, cutAt: Date.now() });
    throw error;
  }
}

const pendingOf = async (row) => {
  const known = await Promise.all(row.photos.filter(Boolean).map((name) => get("photos", name)));
  return known.filter((photo) => photo && photo.state !== "sent");
};

async function bringPhotos(row, token) {
  const pending = await pendingOf(row);
  if (!pending.length) return;
  if (row.textAt !== row.at) { // the text first: it is light, and a draft in the house is worth more than one on the phone
    await note(row.key, { words: "Mengirim tulisan", cutAt: 0 });
    await send(`/s/${row.site}/tulis/simpan/`, row.fields, token);
    await note(row.key, { textAt: row.at });
  }
  const many = row.photos.filter(Boolean).length;
  for (const [place, photo] of pending.entries()) {
    const number = many - pending.length + place + 1;
    const say = (have) => note(row.key, { words: `Mengirim foto ${number} dari ${many}`, cutAt: 0, done: (number - 1 + have / (photo.after || Infinity)) / many });
    await say(0);
    await bring(photo.name, token, say);
  }
}

/* Give it to the group. Photos that the house has forgotten meanwhile are brought once more; the phone still has them. */
async function hand(row, token, again = true) {
  await note(row.key, { words: "Mengirim", cutAt: 0, done: 1 });
  try { return await send(`/s/${row.site}/tulis/kirim/`, row.fields, token); } catch (error) {
    if (!(error instanceof Refused) || !error.missing || !again) throw error;
    for (const name of error.missing) {
      if (!await get("photos", name)) throw new Refused("Satu foto tidak ada lagi. Buka, lalu pilih fotonya sekali lagi.");
      await change("photos", name, (photo) => ({ ...photo, state: "waiting", began: false }));
      await bring(name, token);
    }
    return hand(row, token, false);
  }
}

/* It is with the group. Only a note stays, unless somebody wrote on meanwhile. */
async function done(row, address) {
  const now = await get("sheets", row.key);
  const sent = { state: "sent", address, sentAt: Date.now(), words: "" };
  if (now && now.at === row.at) await letGo(row, { note: { ...row, ...sent, fields: [], photos: [] } });
  tell({ key: row.key, ...sent });
}

/* Ask the browser to go on when there is a signal, also when the app is closed; few browsers do. */
export const askForSync = () => navigator.serviceWorker?.ready.then((found) => found.sync?.register("kirim")).catch(() => {});
