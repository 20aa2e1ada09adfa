"""`docs/walk.md` as a list of stops with their steps, and what each step names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "walk.md"
_STOP: Final = re.compile(r"^## \d+\. (?P<name>[^(\n]+?) \(.*\)$", re.MULTILINE)
_STEP: Final = re.compile(r"^\d+\. ", re.MULTILINE)
_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
_ADDRESS: Final = re.compile(r"`(http://[^`]+)`")
_WORD: Final = re.compile(r"`([a-z]+)`")
# Of the tools of a browser, not of our pages.
_OF_BROWSERS: Final = frozenset({"Network", "Offline"})


@dataclass(frozen=True)
class WalkStep:
    """One thing to do at a stop, in the words of the page."""

    text: str

    @property
    def words(self) -> list[str]:
        """What the page promises that one sees or presses."""
        named = [*_BOLD.findall(self.text), *_ITALIC.findall(self.text)]
        return [words for words in named if words not in _OF_BROWSERS]

    @property
    def addresses(self) -> list[str]:
        """The addresses that one opens."""
        return _ADDRESS.findall(self.text)

    @property
    def names(self) -> list[str]:
        """What stands in it as typed: accounts, and words to search for."""
        return _WORD.findall(self.text)


def stops() -> dict[str, list[WalkStep]]:
    """The stops by their names, each with its steps; one without numbers is one step."""
    page = _PAGE.read_text(encoding="utf-8").partition("## What the demo contains")[0]
    heads = list(_STOP.finditer(page))
    ends = [*(head.start() for head in heads[1:]), len(page)]
    return {
        head["name"]: list(_steps(page[head.end() : end].strip()))
        for head, end in zip(heads, ends, strict=True)
    }


def _steps(text: str) -> Iterator[WalkStep]:
    starts = [match.start() for match in _STEP.finditer(text)]
    if not starts:
        yield WalkStep(text)
        return
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield WalkStep(text[start:end])
