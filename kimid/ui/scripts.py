"""The scripts: one small ES module per file, each at an address that changes with it and with all
that it imports. Shared modules stand in `js/` beside this file, those of one subject in the `js/`
of its app.

A module imports others by where they stand: `from "./other.js"`, `from "../../ui/js/other.js"`. All
are sent from one folder; what is sent names them with their digests and has no comments and no
indentation. Nobody joins or compiles them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from rjsmin import jsmin

SCRIPTS: Final = {file.stem: file for file in Path(__file__).parents[1].glob("*/js/*.js")}

_IMPORT: Final = re.compile(r'(?<=["\'])(?:\.|\.\./\.\./[a-z]+/js)/([a-z-]+)\.js(?=["\'])')


@cache
def script(name: str) -> str:
    """The module `name` as it is sent. Raises KeyError for an unknown name, or if it imports an
    unknown one.
    """
    source: str = jsmin(SCRIPTS[name].read_text(encoding="utf-8"))
    return _IMPORT.sub(lambda name: f"./{name[1]}.{script_digest(name[1])}.js", source)


@cache
def script_digest(name: str) -> str:
    """Twelve hex digits that change with the module and with every module that it imports."""
    return hashlib.sha256(script(name).encode()).hexdigest()[:12]
