/* Photos on the phone: kept whole the moment they are chosen, made small after that, sent when
   there is a signal. */
import { NoSignal, Refused, SignedOut } from "./api.js";
import { newNumber } from "./number.js";
import { sendBytes } from "./chunked-upload.js";
import { shrink } from "./shrink.js";
import { change, fileOf, get, putPhoto } from "./store.js";

export const FULL = "Tempat di HP tinggal sedikit. Kirim dulu yang menunggu, baru tambah foto.";
const UNREADABLE = "Foto ini tidak terbaca. Coba yang lain.";
const NEXT_TRY = 15_000;
const CUT_OFF = "Putus sebelum sampai. Foto masih ada di sini.";
const SIGNED_OUT = "Anda perlu masuk lagi. Buka tab baru, masuk, lalu kirim lagi.";
const HEIC = /hei[cf]$/i; // few browsers read it, but the server does
const SPARE = 4 * 1024 * 1024; // for texts, whatever photos take

export const photosUrl = (site) => `/s/${site}/foto/`;
export const kilobytes = (bytes) => `±${Math.max(1, Math.round(bytes / 1024))} KB`;
export const megabytes = (bytes) =>
  bytes < 104_858 ? kilobytes(bytes) : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;

/* What happened to a photo: it was refused ("bad"), or broke off on its way ("cut"); in words, and
   after how many milliseconds it may go again. */
export function troubleOf(error) {
  if (error instanceof SignedOut) return ["cut", SIGNED_OUT, NEXT_TRY];
  if (error instanceof NoSignal) return ["cut", CUT_OFF, error.pause ?? NEXT_TRY];
  return ["bad", error instanceof Refused ? error.message : UNREADABLE];
}

/* How many photos, and how much smaller they are now, in words; empty before the first is ready. */
export function sizesOf(photos) {
  const ready = photos.filter((photo) => photo.after);
  const sum = (key) => ready.reduce((total, photo) => total + photo[key], 0);
  if (!ready.length) return "";
  return `${ready.length} foto, ${kilobytes(sum("after"))}. Aslinya ${megabytes(sum("before"))}.`;
}

/* Which of how many is being made small or sent, in words. */
export const progressOf = (busy, many) =>
  busy ? `Menyiapkan foto ${many - busy + 1} dari ${many}` : "";

/* A photo as an address that an image takes: the rules of our pages know `data:`, not `blob:`. */
export const dataUrl = (blob) =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => done("");
    reader.readAsDataURL(blob);
  });

/* Whether the phone has room for so many bytes more; a browser that does not tell is believed. */
async function hasRoom(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || quota - usage > bytes + SPARE;
}

/* The small photo as a Blob, a tiny one for `onGlimpse` before. Throws Refused with words when it is
   none. */
export function small(file, onGlimpse) {
  return shrink(file, onGlimpse).catch(() => {
    if (HEIC.test(file.type) || HEIC.test(file.name ?? "")) return file;
    throw new Refused(UNREADABLE);
  });
}

/* Keep a chosen file. When the phone has no room for the original (`isTight`), the small one is
   kept; when not even that, Refused says so. `url` takes it when that of the group's photos does
   not; `name` is what it is called already. */
export async function storePhoto(file, { person, site, url, name = newNumber(16) }) {
  const photo = {
    name,
    person,
    site,
    ...(url ? { url } : {}),
    before: file.size,
    after: 0,
    at: Date.now(),
    state: "raw",
  };
  try {
    if (!(await hasRoom(file.size))) throw new DOMException(FULL, "QuotaExceededError");
    await putPhoto(photo, file);
    return photo;
  } catch {
    return { ...(await storeSmall(photo, await small(file))), isTight: true };
  }
}

async function storeSmall(photo, blob) {
  const waiting = { ...photo, after: blob.size, state: "waiting" };
  try {
    await putPhoto(waiting, blob);
  } catch {
    throw new Refused(FULL);
  }
  return waiting;
}

/* A kept photo made small; one that is small already stays as it is. Needs a page: the worker
   cannot draw. */
export async function prepare(name, onGlimpse) {
  const photo = await get("photos", name);
  if (photo?.state !== "raw") return photo;
  try {
    return await storeSmall(photo, await small(await fileOf(name), onGlimpse));
  } catch (error) {
    if (error.message !== FULL) {
      const bad = { ...photo, state: "bad", words: error.message };
      await change("photos", name, () => bad);
    }
    throw error;
  }
}

/* Bring a kept photo to the server, once: under its name it is always the same photo. */
export async function upload(name, token, onProgress) {
  const photo = typeof document === "undefined" ? await get("photos", name) : await prepare(name);
  if (!photo || photo.state === "sent") return photo;
  if (photo.state === "bad") throw new Refused(photo.words);
  if (photo.state === "raw") throw new NoSignal("Buka KIM sebentar supaya fotonya disiapkan.");
  await change("photos", name, (row) => row && { ...row, began: true });
  const blob = await fileOf(name);
  try {
    const base = photo.url ?? photosUrl(photo.site);
    await sendBytes({ base, name, blob, token, began: photo.began, onProgress });
  } catch (error) {
    if (error instanceof Refused)
      await change("photos", name, (row) => row && { ...row, state: "bad", words: error.message });
    throw error;
  }
  const sent = { ...photo, began: true, state: "sent" };
  await change("photos", name, (row) => row && { ...row, began: true, state: "sent" });
  return sent;
}
