"""The stylesheets: one small source file per component, joined into one stylesheet for each kind of
page. A file of which only the pages of one subject have need stands in `css/` of its app.

Plain Python on purpose: the settings need the hash of a stylesheet before Django is configured.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from rcssmin import cssmin

CSS_FILES: Final = {file.stem: file for file in Path(__file__).parents[1].glob("*/css/*.css")}

_FOUNDATION: Final = [
    "layers",
    "reset",
    "tokens",
    "sizes",
    "dyes",
    "base",
    "stack",
    "cloth",
    "ground",
]
_CHARTS: Final = ["figures", "chart"]
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
_HEAD: Final = ["nameplate", "find", "search", "bar", "menu", "dateline"]
_PUBLICATION: Final = [
    *_HEAD,
    "story",
    "story_place",
    "summary",
    "lead",
    "prose",
    "standfirst",
    "grouped",
    "article",
    "panel",
    "chips",
    "people",
    "foot",
]
_WORKSPACE: Final = [
    "track",
    "top",
    "bell",
    "office",
    "desk",
    "places",
    "rail",
    "list",
    "fold",
    "talk",
    "dyed",
    "photos",
    "strip",
    "captions",
    "retouch",
    "sheet",
    "hint",
    "tabs",
    "kinds",
    "told",
    "begin",
    "pocket",
    "prose",
]

# What public pages are made of. People open them by one link on a slow line, so each kind of page
# leaves out what it never shows; the judges of the journeys name what it shows without rules.
_GROUND: Final = [
    *_FOUNDATION,
    "public",
    "icon",
    "tile",
    "badge",
    "button",
    "nameplate",
    "find",
    "bar",
    "menu",
]
_PAPER: Final = [
    "columns",
    "broadsheet",
    "trio",
    "gate",
    *(part for part in _SHARED if part not in _GROUND),
    "figures",
    *(part for part in _PUBLICATION if part not in _GROUND),
    "days",
    "came",
    "below",
    "region_map",
    "utilities",
    "print",
]
_FRONT: Final = {"broadsheet", "trio", "dateline", "lead", "days", "came", "below", "region_map"}
_TEXT: Final = {"gate", "field", "search", "prose", "standfirst", "grouped", "article"}
_PORTAL: Final = {"columns", "ledger", "figures", "chips", "region_map"}


def _paper_without(*parts: str) -> list[str]:
    rest = [*_PAPER]
    for part in parts:
        rest.remove(part)  # a name that is not there is an error at once
    return rest


STYLESHEETS: Final[dict[str, list[str]]] = {
    # Before each of the next four. Between the two a page asks for its first picture.
    "ground": _GROUND,
    "public": _paper_without(*_FRONT, "article"),
    "story": _paper_without(
        *_FRONT - {"trio"},
        *_PORTAL - {"region_map"},
        "gate",
        "empty",
        "field",
        "search",
        "story_place",
        "summary",
        "panel",
        "people",
    ),
    "home": _paper_without(*_TEXT, *_PORTAL),
    "portal": _paper_without(*_TEXT, "broadsheet", "figures", "note"),
    "ruang": [
        *_FOUNDATION,
        "room",
        "ruang",
        *_SHARED,
        *_CHARTS,
        *_WORKSPACE,
        "utilities",
    ],
    # What few public pages need comes after the sheet of all, so that every other page stays light.
    # Every sheet costs all pages 54 bytes of policy: few small ones go together.
    "few": ["days", "saved", "months", "proof", "mosaic", "dial"],
    "market": ["intro", "goods", "offer", "sellers"],
    "data": ["chart", "region_map", "atlas", "provinces"],
    "register": ["register", "region_map"],
    "papers": ["papers", "mend", "crumbs"],
    "lists": ["rows", "filters"],
    "publishing": ["readers_page", "countdown"],
    "reporting": ["rows", "firstpage", "ticked"],
    "year_papers": ["rows", "firstpage", "year_papers"],
    "merging": ["merge"],
    "door": ["room", "fold", "door", "poster"],
    "selling": ["photos", "sellers", "selling"],
    "documents": ["documents"],
    "picture": ["picture", "region_map", "provinces"],
    "nation": ["figures", "alive"],
    "asking": ["asking"],
    "showcase": ["showcase"],
    "achievements": ["article", "intro", "prizes"],
    "money": ["trio", "intro", "article", "chart", "money"],
    "kas": ["sums", "plan", "cashbook"],
    "map": ["layers", "tokens", "dyes", "map"],
    "screen": ["days", "screen", "screen_side"],
    "gallery": [
        *_FOUNDATION,
        "room",
        "ruang",
        *_SHARED,
        *_CHARTS,
        *_WORKSPACE,
        "merge",
        "rows",
        "filters",
        "readers_page",
        "countdown",
        "story",
        "story_place",
        "summary",
        "lead",
        "standfirst",
        "grouped",
        "article",
        "days",
        "gallery",
        "utilities",
    ],
}

# The formatter begins a line with the head of a layer, and another with its last brace.
_LAYER: Final = re.compile(r"^@layer ([a-z]+) {\n(.*?)^}$", re.DOTALL | re.MULTILINE)


def minify(source: str) -> str:
    """The same rules without comments and indentation; text in quotes is left alone. Where the next
    file goes on with the same layer, it is not closed and opened again.
    """
    blocks = [
        # rcssmin knows no layers: inside of one it takes `a :is(b)` for a declaration.
        f"@layer {layer}{{{cssmin(''.join(rules for _, rules in files))}}}"
        for layer, files in groupby(_LAYER.findall(source), itemgetter(0))
    ]
    return "".join([cssmin(_LAYER.sub("", source)), *blocks])


@cache
def stylesheet(name: str) -> str:
    """The joined stylesheet of this name, ready to send. Raises KeyError for a name that is not in
    STYLESHEETS.
    """
    return minify(
        "\n".join(CSS_FILES[part].read_text(encoding="utf-8") for part in STYLESHEETS[name])
    )


@cache
def stylesheet_hash(name: str) -> str:
    """The source expression `'sha256-…'`, with quotes. It allows a page to carry this stylesheet in
    one <style> element.
    """
    return f"'sha256-{b64encode(hashlib.sha256(stylesheet(name).encode()).digest()).decode()}'"


@cache
def stylesheet_digest(name: str) -> str:
    """Twelve hex digits that change with the stylesheet. They are part of its address, so that
    browsers can cache it for ever.
    """
    return hashlib.sha256(stylesheet(name).encode()).hexdigest()[:12]
