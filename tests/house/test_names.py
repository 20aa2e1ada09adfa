"""Names are words that a Django developer, an editor or an officer would use."""

import ast
import builtins
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.house.walking import files, name_of

# Words that say nothing of what a thing is; docs/decisions/0030 has the reason.
BANNED: Final = frozenset(
    {
        *("told", "said", "kept", "found", "heard", "meet", "hear"),
        *("thing", "things", "way", "ways", "house"),
    }
)
# Class names that Django looks for.
REQUIRED: Final = frozenset({"Command", "DatabaseWrapper"})
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _python() -> list[Path]:
    return files(".py")


def _public_classes() -> dict[str, list[str]]:
    places = defaultdict(list)
    for file in _python():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(name_of(file))
    return places


def _names(file: Path) -> Iterator[tuple[int, str]]:
    with file.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type == tokenize.NAME and not hasattr(builtins, token.string):
                yield token.start[0], token.string


def _words(name: str) -> set[str]:
    return set(_HUMP.sub("_", name).lower().split("_"))


def test_a_public_class_has_a_name_of_its_own() -> None:
    twice = {name: where for name, where in _public_classes().items() if len(where) > 1}

    assert {name: where for name, where in twice.items() if name not in REQUIRED} == {}
    assert set(twice) == REQUIRED, "a name that stands once needs no exception"


def test_no_name_has_a_banned_word() -> None:
    assert [
        f"{name_of(file)}:{line} {name}"
        for file in _python()
        for line, name in _names(file)
        if _words(name) & BANNED
    ] == []


def test_a_banned_word_is_seen_in_every_form() -> None:
    assert _words("told_of_life") & BANNED == {"told"}
    assert _words("MeetHouse") & BANNED == {"meet", "house"}
    assert _words("founded_at") & BANNED == set()
