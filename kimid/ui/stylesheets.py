"""The stylesheets: one small source file per component, joined into one stylesheet for each kind of
page.

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

CSS: Final = Path(__file__).parent / "css"

_FOUNDATION: Final = ["layers", "reset", "tokens", "dyes", "base", "stack", "cloth", "ground"]
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
    "lead",
    "prose",
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
    "list",
    "fold",
    "talk",
    "dyed",
    "photos",
    "strip",
    "captions",
    "retouch",
    "sheet",
    "versus",
    "kinds",
    "told",
    "begin",
    "pocket",
    "prose",
]

_PUBLIC: Final = [
    *_FOUNDATION,
    "public",
    "gate",
    *_SHARED,
    "figures",
    *_PUBLICATION,
    "utilities",
    "print",
]
# People share stories most. So a story page has no rules for parts that only stand on homes, lists
# and forms.
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
    "people",
}

# Homes have rules of their own, and none for the text of a story or for forms.
_NOT_ON_A_HOME: Final = {"field", "prose", "article"}
_HOME: Final = [part for part in _PUBLIC if part not in _NOT_ON_A_HOME]

STYLESHEETS: Final[dict[str, list[str]]] = {
    "public": _PUBLIC,
    "story": [part for part in _PUBLIC if part not in _NOT_IN_A_STORY],
    "ruang": [*_FOUNDATION, "ruang", *_SHARED, *_CHARTS, *_WORKSPACE, "utilities"],
    # What few public pages need comes after the sheet of all, so that every other page stays light.
    "data": ["chart", "region_map", "atlas", "provinces"],
    "register": ["register", "region_map"],
    "proof": ["proof"],
    "papers": ["papers"],
    "door": ["fold", "door"],
    "documents": ["documents"],
    "picture": ["picture", "region_map", "provinces"],
    "outlines": ["region_map"],
    "poster": ["poster"],
    "saved": ["saved"],
    "months": ["months"],
    "home": [*_HOME, "days", "came"],
    "nation": ["alive"],
    "mosaic": ["mosaic"],
    "agenda": ["days"],
    "asking": ["asking"],
    "map": ["layers", "tokens", "dyes", "map"],
    "gallery": [
        *_FOUNDATION,
        "ruang",
        *_SHARED,
        *_CHARTS,
        *_WORKSPACE,
        "story",
        "lead",
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
        "\n".join((CSS / f"{part}.css").read_text(encoding="utf-8") for part in STYLESHEETS[name])
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
