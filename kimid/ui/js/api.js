/* The connection to the server: what one asks of it, and in which words it may fail. */

export class NoSignal extends Error {}
export class SignedOut extends Error {}
/* The server has answered and will not take this as it is. `address` is where to settle it, if
   anywhere. */
export class Refused extends Error {
  constructor(words, address = "", missing = null) {
    super(words);
    Object.assign(this, { address, missing });
  }
}

const TROUBLE = "Belum tersambung ke kimid. Tulisan Anda aman di HP. Kami coba lagi sendiri.";

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
  if (answer.status >= 500) throw new NoSignal(data?.error ?? TROUBLE);
  return [answer.status, data ?? {}];
}

/* Send a form; gives what was said, or throws. */
export async function send(address, fields, token) {
  const [status, data] = await ask(address, { body: new URLSearchParams(fields), token });
  if (status === 200) return data;
  throw new Refused(data.error ?? "", data.address, data.missing);
}

/* Who is signed in (`person`, empty for nobody), the `token` of their forms, the groups (`sites`)
   they write for, and how long it `took`. */
export async function who() {
  const from = performance.now();
  const [, data] = await ask("/saya/", { seconds: 20 });
  return { ...data, took: performance.now() - from };
}

/* A weak connection is asked several times. */
export async function repeat(act, times = 4) {
  try {
    return await act();
  } catch (error) {
    if (times <= 1) throw error;
    return repeat(act, times - 1);
  }
}
