"""The scripts: one small ES module per file in `js/`, each at an address that changes with it and
with all that it imports.

A module imports its neighbours as `from "./other.js"`; what is sent names them with their digests
and has no comments and no indentation. Nobody joins or compiles them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from rjsmin import jsmin

JS: Final = Path(__file__).parent / "js"
SCRIPTS: Final = frozenset(file.stem for file in JS.glob("*.js"))

_IMPORT: Final = re.compile(r'(?<=["\'])\./([a-z-]+)\.js(?=["\'])')


@cache
def script(name: str) -> str:
    """The module `name` as it is sent. Raises KeyError for an unknown name, or if it imports an
    unknown one.
    """
    if name not in SCRIPTS:
        raise KeyError(name)
    source: str = jsmin((JS / f"{name}.js").read_text(encoding="utf-8"))
    return _IMPORT.sub(lambda name: f"./{name[1]}.{script_digest(name[1])}.js", source)


@cache
def script_digest(name: str) -> str:
    """Twelve hex digits that change with the module and with every module that it imports."""
    return hashlib.sha256(script(name).encode()).hexdigest()[:12]
