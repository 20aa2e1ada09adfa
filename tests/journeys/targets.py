"""What a finger must hit is at least 44 x 44 px: buttons, fields, and links that stand alone."""

from typing import Final

from playwright.sync_api import Page

# Left out: links inside a sentence and shapes of a map, which stand in a list, too (WCAG 2.5.8);
# and rows of a dense table, which are as low as this only for a mouse on a wide screen.
_SMALL: Final = r"""() => {
  const least = 43.5; // of rounding at the edges of pixels
  const targets = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const name = (it) => `${it.localName} ${(it.textContent.trim() || it.name).slice(0, 40)}`;
  const seen = (it) =>
    it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0;
  const block = (it) => {
    let up = it.parentElement;
    while (getComputedStyle(up).display.startsWith("inline")) up = up.parentElement;
    return up;
  };
  const words = (it) => it.textContent.replace(/[\s.,;:·|/()]+/g, "");
  const inSentence = (it) => {
    if (it.localName !== "a" || getComputedStyle(it).display !== "inline") return false;
    const around = block(it);
    const links = [...around.querySelectorAll("a")].map(words).join("").length;
    return words(around).length > links;
  };
  const rect = (it) => {
    const all = [it, ...(it.labels ?? [])].map((each) => each.getBoundingClientRect());
    const edge = (side, pick) => pick(...all.map((each) => each[side]));
    const [left, top] = [edge("left", Math.min), edge("top", Math.min)];
    return { left, top, right: edge("right", Math.max), bottom: edge("bottom", Math.max) };
  };
  // A link may spread over its whole row: what stands after it belongs to it.
  const spread = (it) => {
    const after = getComputedStyle(it, "::after");
    const isSpread = after.content !== "none" && after.position === "absolute";
    return isSpread ? [parseFloat(after.width), parseFloat(after.height)] : [0, 0];
  };
  const size = (it) => {
    const box = it.matches("[type=radio], [type=checkbox]") ? rect(it) : it.getBoundingClientRect();
    const [width, height] = spread(it);
    return [Math.max(box.right - box.left, width), Math.max(box.bottom - box.top, height)];
  };
  // What is far down is not laid out, and nobody could hit it; people scroll.
  const laidOut = new CSSStyleSheet();
  laidOut.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [laidOut];
  const small = [...document.querySelectorAll(targets)].filter(seen)
    .filter((it) => !it.closest(".skip, .hidden, svg, [data-dense]") && !inSentence(it))
    .filter((it) => size(it).some((px) => px < least))
    .map((it) => `only ${size(it).map(Math.round).join(" x ")} px: ${name(it)}`);
  document.adoptedStyleSheets = [];
  return small;
}"""


def small_targets(page: Page) -> list[str]:
    """Every target of the page that is too small as it stands, with its size, in words."""
    small: list[str] = page.evaluate(_SMALL)
    return list(dict.fromkeys(small))
