/* The house shows the story, so it has it: this phone needs no copy any more, unless it was written on after it was sent. */
import { get, letGo } from "./store.js";

for (const shown of document.querySelectorAll("[data-kept]")) {
  const row = await get("sheets", shown.dataset.kept).catch(() => null);
  if (row?.state === "leaving") await letGo(row);
}
