"""Compares two takes of the crawl; see `tests/long/crawl.py`."""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from functools import cached_property
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from tests.long.crawl_record import BODIES, PAGES, SHEET

_ASSET: Final = re.compile(r"(?<=[/\"'])([\w-]+)(\.~\.(?:js|css))\b")
_LINES: Final = 40  # of one difference
_WIDTH: Final = 200  # characters of a line
_FILES: Final = re.compile(r"\.~\.(?:js|css)$|/sw\.js$")


class Row(NamedTuple):
    """One address as one role was answered."""

    role: str
    address: str
    kind: str
    status: int
    headers: list[list[str]]
    body: str

    @property
    def key(self) -> tuple[str, str]:
        """Whose and where."""
        return self.role, self.address

    @property
    def is_file(self) -> bool:
        """Whether it is a script or a sheet, which may differ and may name others in any order."""
        return bool(_FILES.search(self.address))


class Names:
    """What the scripts and sheets of before are called now: what most pages say."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)

    def learn(self, before: str, after: str) -> None:
        """From the names in two pages, if both have as many."""
        old, new = ([match[1] for match in _ASSET.finditer(text)] for text in (before, after))
        if len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                self._votes[one][other] += 1

    @cached_property
    def now(self) -> dict[str, str]:
        """By the names of before, when everything is learned."""
        learned = {one: votes.most_common(1)[0][0] for one, votes in self._votes.items()}
        return {**learned, **self._given}

    def renamed(self, text: str) -> str:
        """A text of before with the names of now."""
        return _ASSET.sub(lambda match: f"{self.now.get(match[1], match[1])}{match[2]}", text)


@dataclass
class Takes:
    """Both takes, and what comes of comparing them."""

    folders: tuple[Path, Path]
    names: Names
    same: int = 0
    differing: dict[str, list[tuple[Row, Row]]] = field(default_factory=lambda: defaultdict(list))
    files: set[str] = field(default_factory=set)
    same_files: int = 0

    def learn(self, before: Row, after: Row) -> None:
        """What this pair says of the names of assets."""
        if not before.is_file:
            self.names.learn(self._text(0, before), self._text(1, after))

    def sort_in(self, before: Row, after: Row) -> None:
        """Compare one address."""
        old, new = self.texts(before, after)
        if before.is_file:
            self.same_files += old == new
            self.files |= set() if old == new else {before.address}
        elif old == new:
            self.same += 1
        else:
            self.differing[before.kind].append((before, after))

    def texts(self, before: Row, after: Row) -> tuple[str, str]:
        """What is compared, the older with the names of now."""
        return self.names.renamed(self._text(0, before)), self._text(1, after)

    def is_blank(self, before: Row, after: Row) -> bool:
        """Whether a pair differs in white space alone."""
        old, new = ("".join(text.split()) for text in self.texts(before, after))
        return old == new

    def _text(self, at: int, row: Row) -> str:
        path = self.folders[at] / BODIES / row.body[:2] / f"{row.body}.gz"
        head = "".join(f"{name}: {value}\n" for name, value in row.headers)
        body = gzip.decompress(path.read_bytes())
        try:
            text = body.decode()
        except UnicodeDecodeError:
            text = f"{len(body)} bytes, sha256 {row.body}"
        return f"{row.status}\n{head}\n{text}"


def compare(before: Path, after: Path, *, names: Mapping[str, str], show: int) -> int:
    """Print what is the same, what differs and what is missing; 1 when a page is not as it was."""
    takes = Takes((before, after), Names(names))
    old, new = ({row.key: row for row in _rows(folder)} for folder in takes.folders)
    for key in old.keys() & new.keys():
        takes.learn(old[key], new[key])
    now = {(row.role, takes.names.renamed(row.address)): row for row in old.values()}
    for key, row in now.items():
        if key in new:
            takes.sort_in(row, new[key])
    gone = [row for key, row in now.items() if key not in new]
    came = [row for key, row in new.items() if key not in now]
    takes.files |= {row.address for row in (*gone, *came) if row.is_file}
    gone, came = ([row for row in rows if not row.is_file] for rows in (gone, came))
    _print(takes, gone, came, show)
    return int(bool(takes.differing or gone or came))


def _rows(folder: Path) -> Iterable[Row]:
    with (folder / PAGES).open() as lines:
        for line in lines:
            yield Row(**json.loads(line))


def _print(takes: Takes, gone: list[Row], came: list[Row], show: int) -> None:
    kinds = sorted(takes.differing.items(), key=lambda each: -len(each[1]))
    by_turns = chain.from_iterable(zip_longest(*(pairs for _, pairs in kinds)))
    for before, after in islice(filter(None, by_turns), show):
        _print_difference(takes, before, after)
    for kind, pairs in kinds:
        blank = sum(takes.is_blank(*pair) for pair in pairs)
        where = f"{pairs[0][0].role}, {pairs[0][0].address}"
        print(f"differ: {len(pairs)} of {kind}, {blank} in white space alone, such as {where}")
    for word, rows in (("only before", gone), ("only after", came)):
        for row in rows[:show]:
            print(f"{word}: {row.role}, {row.address} ({row.status})")
    for one, other in sorted(takes.names.now.items()):
        if one != other:
            print(f"renamed: {one} is now {other}")
    for address in sorted(takes.files):
        print(f"another file, which may be: {address}")
    print(f"{takes.same} addresses are the same")
    print(f"{sum(len(pairs) for _, pairs in kinds)} differ, of {len(kinds)} kinds of page")
    print(f"{len(gone)} only before, {len(came)} only after")
    print(f"{takes.same_files} script and sheet files are the same, {len(takes.files)} differ")


def _print_difference(takes: Takes, before: Row, after: Row) -> None:
    old, new = takes.texts(before, after)
    print(f"--- {before.role}, {before.address}  ({before.kind})")
    if before.kind == SHEET:  # which has no lines
        old, new = (text.replace("}", "}\n") for text in (old, new))
    lines = list(unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=1))[2:]
    for line in lines[:_LINES]:
        print(f"    {line[:_WIDTH]}")
    if len(lines) > _LINES:
        print(f"    and {len(lines) - _LINES} lines more")
