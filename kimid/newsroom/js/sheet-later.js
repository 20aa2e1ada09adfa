/* What the first key does not need: it comes once the page stands and the hand rests, so that a slow
   phone is not busy with the coach when somebody begins to write. */
const LATEST = 4_000; // milliseconds
const form = document.querySelector("[data-sheet]");
const whenIdle = (act) =>
  self.requestIdleCallback ? requestIdleCallback(act, { timeout: LATEST }) : setTimeout(act, 1_500);

let isTyped = false;
const note = () => {
  isTyped = true;
};

async function load() {
  await import("./retouch.js");
  await import("./coach.js");
  form.removeEventListener("input", note);
  // What was typed before is looked at, too. Nothing was typed now, so nothing is kept anew.
  if (isTyped) form.dispatchEvent(new Event("coach:late"));
}

form.addEventListener("input", note);
if (document.readyState === "complete") whenIdle(load);
else addEventListener("load", () => whenIdle(load), { once: true });
