"""What changed between two versions of a story: word by word where words changed, in a sentence where something else did."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from kimid.lib.picture import Picture
from kimid.lib.text import paragraphs
from kimid.newsroom.models import Told

type Mark = Literal["", "ins", "del", "mark"]

_WORDS: Final = re.compile(r"\s+|[^\s]+")
_PATIENCE: Final = 50_000  # pairs of like words or paragraphs that are looked at in all; what is beyond counts as written anew


class Run(NamedTuple):
    """Some words, and whether they came (`ins`), went (`del`), differ from those beside them (`mark`), or stayed."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True)
class Change:
    """One changed part of a story."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Differences:
    """All changed parts in order, how many paragraphs stayed as they were, and the rest in sentences."""

    changes: tuple[Change, ...]
    same: int
    sentences: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changes or self.sentences)


class Patience:
    """How much more may be compared. Where the same word or paragraph comes hundreds of times, comparing takes hours."""

    def __init__(self, pairs: int = _PATIENCE) -> None:
        self._left = pairs

    def compared(self, old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str] | None:
        """What two texts have in common, blanks aside; None when patience has come to its end."""
        counts = Counter(new)
        self._left -= len(old) + sum(counts[part] for part in old if not part.isspace())
        return SequenceMatcher(str.isspace, old, new, autojunk=False) if self._left >= 0 else None


def differences(before: Told, after: Told) -> Differences:
    """What is different in `after`."""
    patience = Patience()
    pairs = [
        ("Judul", before.title, after.title),
        ("Inti", before.lead, after.lead),
        *_paragraph_pairs(before.body, after.body, patience),
    ]
    changes = tuple(Change(label, tuple(runs_between(was, now, patience))) for label, was, now in pairs if was != now)
    return Differences(changes, len(pairs) - len(changes), (*_said_of_facts(before, after), *_said_of_photos(before, after)))


def runs_between(was: str, now: str, patience: Patience) -> Iterator[Run]:
    """The words of two texts in one line: those that went, those that came, those that stayed."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    found = patience.compared(old, new)
    if found is None:
        yield from (run for run in (Run(was, "del"), Run(now, "ins")) if run.text)
        return
    for tag, a, b, c, d in found.get_opcodes():
        if tag == "equal":
            yield Run("".join(old[a:b]))
            continue
        if a < b:
            yield Run("".join(old[a:b]), "del")
        if c < d:
            yield Run("".join(new[c:d]), "ins")


def side_by_side(one: str, other: str, patience: Patience) -> tuple[list[Run], list[Run]]:
    """The words of two texts for two cards beside each other, with a mark on those that only one has."""
    runs = [*runs_between(one, other, patience)]
    kept = {"del": [run for run in runs if run.mark != "ins"], "ins": [run for run in runs if run.mark != "del"]}
    first, second = ([Run(text, "mark" if mark else "") for text, mark in each] for each in kept.values())
    return first, second


def _paragraph_pairs(was: str, now: str, patience: Patience) -> list[tuple[str, str, str]]:
    """The paragraphs of two texts, each beside the one it became; an empty text beside what has come or gone."""
    old, new = paragraphs(was), paragraphs(now)
    found = patience.compared(old, new)
    parts = [(a, b, c, d) for _, a, b, c, d in found.get_opcodes()] if found else [(0, len(old), 0, len(new))]
    pairs = [pair for a, b, c, d in parts for pair in zip_longest(old[a:b], new[c:d], fillvalue="")]
    return [(f"Paragraf ke-{number}", *pair) for number, pair in enumerate(pairs, 1)]


def _said_of_facts(before: Told, after: Told) -> Iterator[str]:
    if before.place != after.place:
        yield f"Tempat: {before.place or 'kosong'} menjadi {after.place or 'kosong'}."
    for field, label in (("kind", "Jenis"), ("topic", "Tentang")):
        was, now = (getattr(each, f"get_{field}_display")() for each in (before, after))
        if was != now:
            yield f"{label}: {was} menjadi {now}."
    if before.second != after.second:
        yield "Naskah dalam bahasa daerah diubah."


def _said_of_photos(before: Told, after: Told) -> Iterator[str]:
    old, new = _by_name(before.photos), _by_name(after.photos)
    for name in new.keys() - old.keys():
        yield f"Foto ditambah: {_called(new[name])}."
    for name in old.keys() - new.keys():
        yield f"Foto dibuang: {_called(old[name])}."
    stayed = [name for name in new if name in old]
    if stayed != [name for name in old if name in new]:
        yield "Urutan foto diubah."
    for name in stayed:
        if any(old[name][word] != new[name][word] for word in ("caption", "credit")):
            yield f"Keterangan foto diubah: {_called(old[name])} menjadi {_called(new[name])}."


def _by_name(photos: Sequence[Picture]) -> dict[str, Picture]:
    return {photo["name"]: photo for photo in photos}


def _called(photo: Picture) -> str:
    words = photo["caption"] or photo["alt"] or "tanpa keterangan"
    return f"{words} (foto {photo['credit']})" if photo["credit"] else words
