/* The call for an editor goes through the outbox, with and without signal; its page says what became
   of it. For an editor, the call before them counts as opened. */
import { memoryOf } from "../../ui/js/form-memory.js";
import { newNumber } from "../../ui/js/number.js";
import { clock, deliver, enqueue, onNews } from "../../ui/js/outbox.js";
import { sheetsOf } from "../../ui/js/store.js";

const { person, site } = document.documentElement.dataset;
const LOOK_AGAIN = 20_000;
const form = document.querySelector("[data-call]");
const outcome = document.querySelector("[data-outcome]");
const noted = memoryOf(location.pathname); // what is typed into the form (`typed-memory.js`)
const opened = document.querySelector("[data-opened]");

function say(row) {
  const words = {
    waiting: `Menunggu sinyal sejak ${clock(row.at)}. Jangan menunggu: telepon saja.`,
    look: `Tidak terkirim. ${row.words}`,
  };
  if (words[row.state]) form.querySelector("[data-call-state]").textContent = words[row.state];
}

/* A copy of the page has an old number: each call has its own. */
async function send() {
  const number = newNumber();
  const fields = [...new FormData(form)].filter(
    ([name]) => name !== "csrfmiddlewaretoken" && name !== "number",
  );
  await enqueue({
    person,
    site,
    number,
    url: location.pathname,
    fields: [...fields, ["number", number]],
    title: "Ada yang bahaya: panggilan untuk redaktur",
  });
  noted.forget(); // the outbox has it
  say({ state: "waiting", at: Date.now() });
  await deliver({ wait: true }).catch(() => {});
}

async function restore() {
  const rows = (await sheetsOf(person)).filter((row) => row.url === location.pathname);
  const last = rows.find((row) => row.state !== "sent");
  if (last) say(last);
  onNews((news) => {
    if (news.state === "sent") location.reload();
    else say({ at: Date.now(), ...news });
  });
}

if (form && navigator.locks) {
  let isSending = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    send().catch(() => form.submit()); // a full phone: as a page does
  });
  await restore().catch(() => {});
}

async function lookAgain() {
  if (document.hidden) return;
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-outcome]");
  if (now) outcome.replaceChildren(...now.childNodes);
}
if (outcome) {
  noted.forget(); // the server has the call
  setInterval(lookAgain, LOOK_AGAIN);
}

if (opened && !document.hidden)
  fetch(opened.action, { method: "POST", body: new FormData(opened) }).then(
    () => {
      opened.hidden = true;
    },
    () => {},
  );
