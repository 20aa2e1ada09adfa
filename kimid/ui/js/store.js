/* What this phone keeps until the server has it, in IndexedDB. Every row says whose it is; a full
   phone rejects with QuotaExceededError. sheets: one text, by `person/site/number`. photos: what is
   known of one, by its name; blobs: its bytes. shares: what another app handed over. facts: who was
   here last, and where. */
const KINDS = { sheets: "key", photos: "name", blobs: "name", shares: "id", facts: "key" };
const LAST = "kimid/lembar/"; // where the last words of a page wait, by the key of their sheet
let opening = null;

const open = () =>
  (opening ??= new Promise((done, failed) => {
    const request = indexedDB.open("kimid", 1);
    request.onupgradeneeded = () => {
      for (const [kind, key] of Object.entries(KINDS))
        request.result.createObjectStore(kind, { keyPath: key });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opening = null;
      };
      adoptLast(request.result).finally(() => done(request.result));
    };
    request.onerror = () => {
      opening = null;
      failed(request.error);
    };
  }));

/* The last words of a page that goes away. A slow phone gives up what it was writing then, and
   nobody waits for a transaction any more; this is there at once. */
export function noteLast(row) {
  try {
    localStorage.setItem(LAST + row.key, JSON.stringify(row));
  } catch {
    /* no room, or none allowed: what was written before is there */
  }
}

/* What was noted of a sheet until `at` is of no use any more: it was written, or thrown away. */
export function forgetLast(key, at = Infinity) {
  for (const [name, text] of lastRows())
    if (name === LAST + key && JSON.parse(text).at <= at) localStorage.removeItem(name);
}

const lastRows = () =>
  Object.entries(globalThis.localStorage ?? {}).filter(([name]) => name.startsWith(LAST));

/* They become the rows of their sheets, unless these are newer or were sent. */
const adoptLast = (store) =>
  new Promise((done) => {
    const noted = lastRows();
    if (!noted.length) return done();
    const all = store.transaction(["sheets"], "readwrite", { durability: "strict" });
    const sheets = all.objectStore("sheets");
    for (const row of noted.map(([, text]) => JSON.parse(text))) {
      const request = sheets.get(row.key);
      request.onsuccess = () => {
        const old = request.result;
        if (!old || (old.state === "writing" && old.at < row.at)) sheets.put(row);
      };
    }
    all.oncomplete = () => {
      for (const [name, text] of noted)
        if (localStorage.getItem(name) === text) localStorage.removeItem(name);
      done();
    };
    all.onabort = () => done();
    return undefined;
  });

/* Safari's engine lays a page aside as it leaves, with what it was just reading or writing, and no
   other page could write from then on. So that is given up, and done again if the page comes back.
   Firefox does not say to a page that lay aside what became of its work; that is done again, too. */
const running = new Map(); // transactions, and how they fail
const givenUp = new WeakSet();
let isAway = false;
let comesBack = null;
addEventListener("pagehide", (event) => {
  if (!event.persisted) return;
  isAway = true;
  comesBack = new Promise((done) => {
    addEventListener("pageshow", done, { once: true });
  });
  for (const transaction of running.keys()) giveUp(transaction);
});
addEventListener("pageshow", () => {
  if (isAway) for (const fail of running.values()) fail();
  isAway = false;
});

function giveUp(transaction) {
  givenUp.add(transaction);
  try {
    transaction.abort();
  } catch {
    /* it is being committed, and ends by itself */
  }
}

/* Strict: what was said to be kept is still there after the battery fell out. */
async function turn(kinds, mode, work, isAgain = false) {
  const all = (await open()).transaction(kinds, mode, { durability: "strict" });
  if (isAway) givenUp.add(all);
  try {
    return await new Promise((done, failed) => {
      running.set(all, failed);
      const request = work(...kinds.map((kind) => all.objectStore(kind)), isAgain);
      all.oncomplete = () => done(request?.result);
      all.onabort = () => failed(all.error ?? request?.error);
    });
  } catch (error) {
    if (!givenUp.has(all)) throw error;
  } finally {
    running.delete(all);
  }
  await comesBack;
  return turn(kinds, mode, work, true);
}

export const get = (kind, key) => turn([kind], "readonly", (rows) => rows.get(key));
export const all = (kind) => turn([kind], "readonly", (rows) => rows.getAll());
export const drop = (kind, key) => turn([kind], "readwrite", (rows) => rows.delete(key));

/* Committed at once, for it is asked for by a page that goes away, too. */
export const put = (kind, row) =>
  turn([kind], "readwrite", (rows) => {
    const request = rows.put(row);
    rows.transaction.commit?.();
    return request;
  });

/* Change a row as it is now; whatever another tab or the worker wrote into it meanwhile stays.
   `edit` gets the row or undefined, and whether the page was away since it asked. */
export const change = (kind, key, edit) =>
  turn([kind], "readwrite", (rows, isAgain) => {
    const request = rows.get(key);
    request.onsuccess = () => {
      const next = edit(request.result, isAgain);
      if (next) rows.put(next);
    };
  });

/* A file as a row holds it: Safari's engine keeps no Blob in a private session. */
export const packed = async (file) => ({
  bytes: await file.arrayBuffer(),
  type: file.type,
  label: file.name ?? "",
});
const unpacked = ({ bytes, type, label }) => new File([bytes], label, { type });

/* A photo with its bytes, both or neither. */
export async function putPhoto(photo, file) {
  const row = { name: photo.name, ...(await packed(file)) };
  return turn(["photos", "blobs"], "readwrite", (photos, blobs) => {
    blobs.put(row);
    photos.put(photo);
  });
}

/* The kept file of this name, if there is one. Rows of 2026 hold a Blob. */
export async function fileOf(name) {
  const row = await get("blobs", name);
  return row && (row.blob ?? unpacked(row));
}

/* The files of a row that another app handed over. */
export const filesOf = ({ files }) =>
  files.map((file) => (file instanceof Blob ? file : unpacked(file)));

/* Let go of a sheet's photos, and of the sheet too unless it stays as a note that it was sent. */
export async function discard(row, { note = null } = {}) {
  for (const name of row.photos.filter(Boolean))
    await Promise.all([drop("photos", name), drop("blobs", name)]);
  forgetLast(row.key);
  await (note ? put("sheets", note) : drop("sheets", row.key));
}

export const sheetsOf = async (person) =>
  (await all("sheets"))
    .filter((row) => row.person === person)
    .sort((one, other) => other.at - one.at);

/* What is of no use any more goes: notes of what was sent, drafts that the server has had for two
   weeks, photos of no sheet. */
export async function tidy(now = Date.now()) {
  const rows = await all("sheets");
  const day = 86_400_000;
  for (const row of rows.filter(
    (each) =>
      (each.state === "sent" && now - each.sentAt > 2 * day) ||
      (each.inHouse && now - each.at > 14 * day),
  ))
    await discard(row);
  const used = new Set(rows.flatMap((row) => row.photos));
  for (const { name, at } of await all("photos"))
    if (!used.has(name) && now - at > day)
      await Promise.all([drop("photos", name), drop("blobs", name)]);
}

/* All that a person left on this phone goes. */
export async function forgetPerson(person) {
  for (const row of await sheetsOf(person)) await discard(row);
  for (const [, text] of lastRows()) {
    const row = JSON.parse(text);
    if (row.person === person) forgetLast(row.key);
  }
  for (const kind of ["photos", "shares", "facts"])
    for (const row of (await all(kind)).filter((each) => each.person === person)) {
      if (kind === "photos") await drop("blobs", row.name);
      await drop(kind, row[KINDS[kind]]);
    }
}
