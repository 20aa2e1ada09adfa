/* The seconds before a story is published. The server counts: the page only shows it, and looks again
   when they are over. Without a signal it stays, and says that the story goes out by itself. */
const LOOK_AGAIN = 2_000; // milliseconds
const NO_SIGNAL = "Tidak ada sinyal. Kabarnya terbit sendiri pada jam itu.";
const UNDER_WAY = "Sedang diterbitkan";

const countdown = document.querySelector("[data-countdown]");
const status = countdown.querySelector("[data-countdown-status]");
const left = countdown.querySelector("[data-countdown-left]");
const bar = countdown.querySelector("progress");
const end = performance.now() + Number(countdown.dataset.countdown) * 1_000;
const whole = Number(countdown.dataset.whole);

const say = (words) => {
  if (status.textContent.trim() !== words) status.textContent = words;
};

/* Asks before the page is left, so that a phone without a signal keeps the page that it has. */
async function lookAgain() {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    location.reload();
  } catch {
    say(NO_SIGNAL);
    setTimeout(lookAgain, LOOK_AGAIN);
  }
}

function count() {
  const seconds = Math.max(0, (end - performance.now()) / 1_000);
  left.textContent = Math.ceil(seconds);
  bar.value = whole - seconds;
  if (seconds > 0) {
    setTimeout(count, 200);
    return;
  }
  say(UNDER_WAY);
  setTimeout(lookAgain, LOOK_AGAIN);
}

count();
