/* The server shows the story, so it has it: this phone needs no copy any more, unless it was
   written on after it was sent. */
import { get, discard } from "../../ui/js/store.js";

for (const element of document.querySelectorAll("[data-kept]")) {
  const row = await get("sheets", element.dataset.kept).catch(() => null);
  if (row?.state === "leaving") await discard(row);
}
