/* The signal in words, on every page of the workspace: from the connection itself, and from what
   asking the server was like. */
import { Busy, NoSignal, SignedOut, who } from "./api.js";

const SLOW = 2_500; // ms for a few bytes there and back
const WORDS = {
  good: "Ada sinyal",
  weak: "Sinyal lemah",
  none: "Tanpa sinyal",
  out: "Masuk lagi",
  busy: "kimid tersendat",
};
const page = document.documentElement.dataset;

export const isQuick = (me) => me.took < SLOW;

/* `state` is "good", "weak", "none", "out" for signed out, or "busy" for a server in trouble. */
export const report = (state) => {
  page.line = state;
  for (const pill of document.querySelectorAll("[data-signal]")) {
    pill.dataset.state = state;
    const words = pill.querySelector("[data-signal-words]");
    if (words.textContent !== WORDS[state]) words.textContent = WORDS[state];
  }
  dispatchEvent(new CustomEvent("kimid:signal", { detail: state }));
};

/* Who is signed in, when it is the person for whom this page was made; else nothing. */
export async function check() {
  if (!navigator.onLine) return report("none");
  try {
    const me = await who();
    const isMine = takeToken(me);
    if (!me.person) report("out");
    else report(me.took > SLOW ? "weak" : "good");
    return isMine ? me : undefined;
  } catch (error) {
    if (error instanceof SignedOut) return report("out");
    if (error instanceof NoSignal) return report(error instanceof Busy ? "busy" : "none");
    throw error;
  }
}

/* The page may come from the phone: then its token is old, and perhaps somebody else has signed in
   since. */
function takeToken(me) {
  if (!me.person) return false;
  if (me.person !== page.person) {
    location.replace("/");
    return false;
  }
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]"))
    field.value = me.token;
  return true;
}
