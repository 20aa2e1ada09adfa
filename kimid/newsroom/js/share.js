/* What another app handed over lies on the phone; a tap says for which group it is. Whoever writes
   for one group is not asked. */
import { begin } from "../../ui/js/new-story.js";
import { drop, filesOf, get } from "../../ui/js/store.js";

const form = document.querySelector("[data-share]");
const { person } = document.documentElement.dataset;
const id = new URLSearchParams(location.search).get("titipan");
const share = id && (await get("shares", id).catch(() => null));
const say = (words) => {
  form.querySelector("[data-share-words]").textContent = words;
};

/* Forwarded words are quoted: they are not the writer's own. */
const quoted = (words) =>
  words
    .split("\n")
    .map((line) => (line.trim() ? `> ${line}` : ""))
    .join("\n");

async function open(site) {
  const fields = share.words
    ? [
        ["body", quoted(share.words)],
        ["source_kind", "told"],
      ]
    : [];
  try {
    const address = await begin(filesOf(share), {
      person,
      site,
      fields,
      more: { isShared: Boolean(share.words) },
    });
    await drop("shares", id);
    location.replace(address);
  } catch (error) {
    say(error.message);
  }
}

if (share && share.person === person) {
  const buttons = [...form.querySelectorAll("[data-share-to]")];
  say(
    [
      share.words && `“${share.words.slice(0, 200)}”`,
      share.files.length && `${share.files.length} foto`,
    ]
      .filter(Boolean)
      .join(" · "),
  );
  form.querySelector("[data-share-photos]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(event.submitter.dataset.shareTo);
  });
  if (buttons.length === 1) open(buttons[0].dataset.shareTo);
}
