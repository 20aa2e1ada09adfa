"""The stylesheets: one small source file per component, joined into one sheet for each kind of page.

Plain Python on purpose: the settings ask for the hash of a sheet before Django is configured.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Final

CSS: Final = Path(__file__).parent / "css"

_GROUND: Final = ["layers", "reset", "tokens", "dyes", "base", "stack", "cloth", "ground"]
_NUMBERS: Final = ["figures", "chart"]
_SHARED: Final = [
    "icon",
    "tile",
    "badge",
    "note",
    "empty",
    "button",
    "input",
    "field",
    "thread",
    "levels",
    "flag",
    "ledger",
    "facts",
]
_HEAD: Final = ["nameplate", "find", "search", "bar", "dateline"]
_PAPER: Final = [*_HEAD, "story", "lead", "prose", "article", "panel", "chips", "quilt", "people", "foot"]
_TOOL: Final = [
    "track",
    "top",
    "office",
    "desk",
    "places",
    "list",
    "fold",
    "talk",
    "dyed",
    "photos",
    "strip",
    "retouch",
    "sheet",
    "versus",
    "kinds",
    "told",
    "pocket",
    "prose",
]

_PUBLIC: Final = [*_GROUND, "public", "gate", *_SHARED, "figures", *_PAPER, "utilities", "print"]
# A story is the page that is sent from hand to hand. It carries no rules for what stands only on homes, lists and forms.
_NOT_IN_A_STORY: Final = {
    "gate",
    "empty",
    "field",
    "ledger",
    "figures",
    "dateline",
    "search",
    "lead",
    "panel",
    "chips",
    "quilt",
    "people",
}

SHEETS: Final[dict[str, list[str]]] = {
    "public": _PUBLIC,
    "story": [part for part in _PUBLIC if part not in _NOT_IN_A_STORY],
    "ruang": [*_GROUND, "ruang", *_SHARED, *_NUMBERS, *_TOOL, "utilities"],
    # What few public pages need comes after the sheet of all, so that every other page stays light.
    "data": ["chart", "atlas", "provinces"],
    "register": ["register"],
    "proof": ["proof"],
    "papers": ["papers"],
    "door": ["fold", "door"],
    "documents": ["documents"],
    "picture": ["picture", "provinces"],
    "poster": ["poster"],
    "months": ["months"],
    "asking": ["asking"],
    "map": ["layers", "tokens", "dyes", "map"],
    "gallery": [*_GROUND, "ruang", *_SHARED, *_NUMBERS, *_TOOL, "story", "lead", "article", "gallery", "utilities"],
}

# A string is kept as it is, a comment goes, blanks go where no rule needs them.
_COMMENT: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_BLANKS: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*;?\s*(})\s*|\s*([{;,])\s*|(:)\s+|\s+""")


def tighten(source: str) -> str:
    """The same rules without comments and indentation; text in quotes is left alone."""
    without_comments = _COMMENT.sub(lambda found: found[1] or "", source)
    return _BLANKS.sub(lambda found: next((part for part in found.groups() if part), " "), without_comments).strip()


@cache
def sheet(name: str) -> str:
    """The joined sheet of this name, ready to be sent. Raises KeyError for a name that is not in SHEETS."""
    return tighten("\n".join((CSS / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS[name]))


@cache
def style_hash(name: str) -> str:
    """The source expression `'sha256-…'`, quotes included, that lets a page carry this sheet in one <style> element."""
    return f"'sha256-{b64encode(hashlib.sha256(sheet(name).encode()).digest()).decode()}'"


@cache
def sheet_digest(name: str) -> str:
    """Twelve hex digits that change with the sheet; part of its address, so a stored copy never grows old."""
    return hashlib.sha256(sheet(name).encode()).hexdigest()[:12]
