/* The house shows the story, so it has it: this phone needs no copy any more, unless it was written on after it was sent. */
import { drop, read } from "./copies.js";

for (const shown of document.querySelectorAll("[data-kept]")) {
  if (read(shown.dataset.kept)?.sent) drop(shown.dataset.kept);
}
