/* What waits in the outbox stands where it will stand, and says what became of it. */
import { clock, onNews } from "../../ui/js/outbox.js";

const template = document.querySelector("template[data-waiting]");

export function showRow(row) {
  if (!template) return;
  const item = template.content.firstElementChild.cloneNode(true);
  const state = item.querySelector("[data-state]");
  const words = new Map(row.fields).get("words")?.trim();
  item.querySelector("[data-words]").textContent = words || row.title;
  const say = (news) => {
    if (news.state === "sent") state.textContent = `Terkirim ${clock(news.sentAt)}`;
    if (news.state === "look") state.textContent = `Tidak terkirim. ${news.words}`;
  };
  say(row);
  template.before(item);
  onNews((news) => {
    if (news.key === row.key) say(news);
  });
}
