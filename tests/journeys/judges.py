"""Judges from outside the project: axe for accessibility, html-validate for markup. `npm ci` in
`ops/web-checks` installs them.
"""

import json
import re
import shutil
import subprocess
from itertools import count
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, ViewportSize

from kimid.ui.stylesheets import stylesheet
from tests.journeys.house import ROOT
from tests.journeys.targets import small_targets

CHECKS: Final = ROOT / "ops" / "web-checks"
_INSTALLED: Final = CHECKS / "node_modules"
ARE_HERE: Final = _INSTALLED.exists() and shutil.which("node") is not None

# What axe is asked: everything once, then again what colours and sizes decide.
_ALL: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS: Final = ["color-contrast", "link-in-text-block"]
_SIZES: Final = [*_COLOURS, "target-size", "scrollable-region-focusable", "css-orientation-lock"]
_ASK: Final = """async only => {
  const said = await axe.run({ runOnly: only, resultTypes: ['violations'] });
  const places = each => each.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ');
  return said.violations.map(each => `${each.id}: ${places(each)}`);
}"""
_UNFOLD: Final = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
# On the way to the end of a page a bar may lie over part of a button.
_TO_THE_END: Final = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })"
_SIDEWAYS: Final = "document.documentElement.scrollWidth - innerWidth"
_LAPTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
# The narrowest phone that there is: what fits here fits everywhere (WCAG 1.4.10).
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}
# What a page is made of, each piece once: an element with its classes, its attributes, its parent,
# and whether it says anything; and the order of the headings.
_PIECES: Final = """() => {
  const name = element => `${element.localName}.${element.classList.value}`;
  const piece = element => [name(element.parentElement ?? element), name(element),
    ...element.getAttributeNames().sort(), element.textContent.trim() ? 'says' : ''].join(' ');
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  return [...new Set([...document.querySelectorAll('body *')].map(piece)),
    headings.map(each => each.localName).join(' ')];
}"""
_PAPERS: Final = ("ground", "public", "story", "home", "portal")  # of public pages
_STYLE: Final = re.compile("<style>(.*?)</style>", re.DOTALL)
_CLASSES: Final = re.compile(r'(?<= class=")[^"]+')
_STYLED: Final = re.compile(r"\.([a-z][\w-]*)(?=[^{}]*\{)")


class Judges:
    """They look at pages in one browser, and keep the sources for the judge of the markup."""

    def __init__(self, page: Page, folder: Path, *, every_look: bool = True) -> None:
        self._page = page
        self._every_look = every_look
        self._folder = folder
        self._numbers = count()
        self._axe = (_INSTALLED / "axe-core" / "axe.min.js").read_text()
        self._found: dict[str, list[str]] = {}
        self._judged: set[str] = set()  # pieces of the pages that axe has seen

    def look(self, name: str, source: str = "", *, is_further: bool = False) -> None:
        """Judge the page on which the browser stands, which is as wide as `NARROW`: all folds open,
        on a phone and a laptop, by day and by night; without `every_look` on the phone by day only.
        A further page of a kind has the rules of the first: it is judged on the phone by day, and
        by axe only when it has a piece that no page had.
        """
        source = source or self._page.content()
        number = next(self._numbers)
        (self._folder / f"{number:03d} {name.replace('/', ' ')}.html").write_text(source)
        self._page.evaluate(_UNFOLD)
        said = without_rules(source)
        over = self._page.evaluate(_SIDEWAYS)
        said += [f"moves {over} px sideways at {NARROW['width']} px"] if over > 0 else []
        said += small_targets(self._page)
        has_new = self._remember_pieces()
        if has_new or not is_further:
            self._page.evaluate(self._axe)  # half a megabyte: once for the three looks
            said += self._axe_says("light", {"type": "tag", "values": _ALL})
        if self._every_look and not is_further:
            said += self._axe_says("dark", _rules(_COLOURS))
            self._page.set_viewport_size(_LAPTOP)
            said += [f"laptop: {words}" for words in self._axe_says("light", _rules(_SIZES))]
            said += [f"laptop: {words}" for words in small_targets(self._page)]
            self._page.set_viewport_size(NARROW)
        if said:
            self._found[f"{name} {self._page.url}"] = list(dict.fromkeys(said))

    def objections(self) -> dict[str, list[str]]:
        """Everything that any judge said, by page."""
        return self._found | _faults(self._folder)

    def _remember_pieces(self) -> bool:
        """Remember what this page is made of; gives whether any of it is new."""
        pieces = set(self._page.evaluate(_PIECES))
        is_new = not pieces <= self._judged
        self._judged |= pieces
        return is_new

    def _axe_says(self, scheme: str, only: dict[str, Any]) -> list[str]:
        self._page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        self._page.evaluate(_TO_THE_END)
        said: list[str] = self._page.evaluate(_ASK, only)
        return [f"{scheme}: {words}" for words in said]


def _rules(names: list[str]) -> dict[str, Any]:
    return {"type": "rule", "values": names}


def without_rules(source: str) -> list[str]:
    """What a page with its sheet inside shows without rules, though a sheet of public pages has
    some for it.
    """
    inside = _STYLE.findall(source)
    rules = set(_STYLED.findall("".join(map(stylesheet, _PAPERS))))
    known = rules - set(_STYLED.findall("".join(inside))) if inside else set()
    used = {name for names in _CLASSES.findall(source) for name in names.split()}
    return [f"no rules for .{name}" for name in sorted(used & known)]


def _faults(folder: Path) -> dict[str, list[str]]:
    """What html-validate says of the pages in this folder."""
    said = folder / "said.json"  # a pipe would be cut off when node leaves
    command = [
        "node",
        str(_INSTALLED / "html-validate" / "bin" / "html-validate.mjs"),
        f"--formatter=json={said}",
    ]
    subprocess.run(
        [*command, f"--config={CHECKS / 'htmlvalidate.json'}", "--ext=html", str(folder)],
        check=False,
        cwd=folder,
    )
    pages: list[dict[str, Any]] = json.loads(said.read_text())
    return {
        f"markup of {Path(page['filePath']).stem}": [
            f"{each['ruleId']} {each['line']}:{each['column']}: {each['message']}"
            for each in page["messages"][:6]
        ]
        for page in pages
        if page["messages"]
    }
