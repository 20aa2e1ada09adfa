/* The connection to the server: what one asks of it, and in which words it may fail. */

export class NoSignal extends Error {}
/* The server, or what stands before it, takes nothing for now: it is asked again after `pause`
   milliseconds. What was typed stays on the phone, as without signal. */
export class Busy extends NoSignal {
  constructor(words, pause) {
    super(words);
    this.pause = pause;
  }
}
export class SignedOut extends Error {}
/* The server has answered and will not take this as it is. `address` is where to settle it, if
   anywhere; `press` says that a page has to ask who somebody is, at the press of a button. */
export class Refused extends Error {
  constructor(words, { address = "", missing = null, press = false } = {}) {
    super(words);
    Object.assign(this, { address, missing, press });
  }
}

const NOT_TAKEN = "kimid tidak bisa menerima ini. Buka, periksa, lalu kirim sekali lagi.";
export const TROUBLE = "kimid sedang tersendat. Dicoba lagi sendiri";
const SHORTEST_PAUSE = 5;
const USUAL_PAUSE = 30;
const LONGEST_PAUSE = 600; // seconds

/* How long the server asks to be left alone, in milliseconds. A front server says nothing of it. */
export const pauseOf = (answer) => {
  const seconds = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10) || USUAL_PAUSE;
  return 1000 * Math.min(Math.max(seconds, SHORTEST_PAUSE), LONGEST_PAUSE);
};

/* Whether nothing can be taken now: trouble of ours (503), a front server without kimid (502, 504),
   or one that has had enough: 429 that says when to come back, or has no word of kimid in it. */
export const isBusy = (answer, data) =>
  answer.status >= 500 || (answer.status === 429 && (!data || answer.headers.has("Retry-After")));

/* One question, answered in JSON: `[status, said]`. */
export async function ask(address, { body, token, headers = {}, seconds = 45 } = {}) {
  const request = {
    method: body === undefined ? "GET" : "POST",
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(seconds * 1000),
  };
  request.headers = {
    Accept: "application/json",
    ...(token ? { "X-CSRFToken": token } : {}),
    ...headers,
  };
  let answer;
  let data;
  try {
    answer = await fetch(address, request);
    data = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
  } catch {
    throw new NoSignal("Menunggu sinyal");
  }
  if (answer.type === "opaqueredirect" || answer.status === 403)
    throw new SignedOut("Masuk lagi untuk mengirim");
  if (answer.status === 404)
    throw new Refused("Anda belum atau tidak lagi menulis untuk KIM ini. Tulisan tetap ada di HP.");
  if (isBusy(answer, data)) throw new Busy(data?.error ?? TROUBLE, pauseOf(answer));
  return [answer.status, data ?? {}];
}

/* Send a form; gives what was said, or throws. */
export async function send(address, fields, token) {
  const [status, data] = await ask(address, { body: new URLSearchParams(fields), token });
  if (status === 200) return data;
  throw new Refused(data.error ?? NOT_TAKEN, data);
}

/* Who is signed in (`person`, empty for nobody), the `token` of their forms, the groups (`sites`)
   they write for, and how long it `took`. The address below a link says whose link it is. */
export async function who(address = "/saya/") {
  const from = performance.now();
  const [, data] = await ask(address, { seconds: 20 });
  return { ...data, took: performance.now() - from };
}

/* A page that nobody sees now. Django's messages ("Tersimpan.") stay with the server for a page that
   somebody does see. */
export const fetchUnseen = (address, options = {}) =>
  fetch(address, { ...options, headers: { "X-Requested-With": "fetch" } });

/* A weak connection is asked several times. */
export async function repeat(act, times = 4) {
  try {
    return await act();
  } catch (error) {
    if (times <= 1) throw error;
    return repeat(act, times - 1);
  }
}
