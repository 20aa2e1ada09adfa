"""The differences between two versions of a story: word by word, or in sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from kimid.lib.picture import Picture, own_alt
from kimid.lib.text import paragraphs
from kimid.newsroom.detail_changes import detail_sentences
from kimid.newsroom.field_labels import CHOICE_LABELS, FIELD_LABELS, UNASKED
from kimid.newsroom.models import StoryContent

type DiffMark = Literal["", "ins", "del", "mark"]

_WORDS: Final = re.compile(r"\s+|[^\s]+")
# Pairs of equal words or paragraphs to compare at most. The rest counts as rewritten.
_MAX_PAIRS: Final = 50_000


class DiffRun(NamedTuple):
    """Some words that were inserted (`ins`), deleted (`del`), differ from the other side (`mark`),
    or stayed.
    """

    text: str
    mark: DiffMark = ""


@dataclass(frozen=True)
class TextChange:
    """One changed part of a story."""

    label: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True)
class Differences:
    """All changed parts in order, how many did not change, and other changes in sentences."""

    changes: tuple[TextChange, ...]
    same: int
    sentences: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changes or self.sentences)


class DiffBudget:
    """How much may still be compared. Where one word or paragraph comes hundreds of times,
    comparing takes hours.
    """

    def __init__(self, pairs: int = _MAX_PAIRS) -> None:
        self._left = pairs

    def match(self, old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str] | None:
        """A matcher for two texts that ignores blanks. None when the budget is used up."""
        counts = Counter(new)
        self._left -= len(old) + sum(counts[part] for part in old if not part.isspace())
        return SequenceMatcher(str.isspace, old, new, autojunk=False) if self._left >= 0 else None


def differences(before: StoryContent, after: StoryContent, *, zone: str) -> Differences:
    """What is different in `after`. Moments are those on the clocks of `zone`."""
    budget = DiffBudget()
    pairs = [
        ("Judul", before.title, after.title),
        ("Inti", before.lead, after.lead),
        *_paragraph_pairs(before.body, after.body, budget),
        *_claim_pairs(before.claim, after.claim),
    ]
    changes = tuple(
        TextChange(label, tuple(diff_runs(was, now, budget)))
        for label, was, now in pairs
        if was != now
    )
    return Differences(
        changes,
        len(pairs) - len(changes),
        (*detail_sentences(before, after, zone), *_photo_sentences(before, after)),
    )


def diff_runs(was: str, now: str, budget: DiffBudget) -> Iterator[DiffRun]:
    """The words of two texts in one line, each deleted, inserted or unchanged."""
    old = _WORDS.findall(was)
    new = _WORDS.findall(now)
    matcher = budget.match(old, new)
    if matcher is None:
        yield from (run for run in (DiffRun(was, "del"), DiffRun(now, "ins")) if run.text)
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield DiffRun("".join(old[a:b]))
            continue
        if a < b:
            yield DiffRun("".join(old[a:b]), "del")
        if c < d:
            yield DiffRun("".join(new[c:d]), "ins")


def side_by_side(one: str, other: str, budget: DiffBudget) -> tuple[list[DiffRun], list[DiffRun]]:
    """The words of two texts for two cards, with a mark on words of one text only."""
    runs = [*diff_runs(one, other, budget)]
    by_side = {
        "del": [run for run in runs if run.mark != "ins"],
        "ins": [run for run in runs if run.mark != "del"],
    }
    first, second = (
        [DiffRun(text, "mark" if mark else "") for text, mark in each] for each in by_side.values()
    )
    return first, second


def _paragraph_pairs(was: str, now: str, budget: DiffBudget) -> list[tuple[str, str, str]]:
    """The paragraphs of two texts in pairs, an added or removed one with an empty text."""
    old = paragraphs(was)
    new = paragraphs(now)
    matcher = budget.match(old, new)
    parts = (
        [(a, b, c, d) for _, a, b, c, d in matcher.get_opcodes()]
        if matcher
        else [(0, len(old), 0, len(new))]
    )
    pairs = [pair for a, b, c, d in parts for pair in zip_longest(old[a:b], new[c:d], fillvalue="")]
    return [(f"Paragraf ke-{number}", *pair) for number, pair in enumerate(pairs, 1)]


def _claim_pairs(was: str, now: str) -> list[tuple[str, str, str]]:
    return [(FIELD_LABELS["claim"], was, now)] if was or now else []


def _photo_sentences(before: StoryContent, after: StoryContent) -> Iterator[str]:
    old = _by_name(before.photos)
    new = _by_name(after.photos)
    for name in new.keys() - old.keys():
        yield f"Foto ditambah: {_photo_label(new[name])}."
    for name in old.keys() - new.keys():
        yield f"Foto dibuang: {_photo_label(old[name])}."
    stayed = [name for name in new if name in old]
    if stayed != [name for name in old if name in new]:
        yield "Urutan foto diubah."
    for name in stayed:
        if any(old[name][word] != new[name][word] for word in ("caption", "credit")):
            was, now = _photo_label(old[name]), _photo_label(new[name])
            yield f"Keterangan foto diubah: {was} menjadi {now}."
        yield from _unseen_photo_sentences(old[name], new[name])


def _unseen_photo_sentences(before: Picture, after: Picture) -> Iterator[str]:
    """What readers hear of a photo, and what its sender says about children in it."""
    if own_alt(before) != own_alt(after):
        was, now = before["alt"] or "kosong", after["alt"] or "kosong"
        yield f"Uraian foto diubah: {was} menjadi {now}."
    was, now = (CHOICE_LABELS["consent"][each.get("consent", UNASKED)] for each in (before, after))
    if was != now:
        yield f"Izin anak-anak di foto: {was} menjadi {now}."


def _by_name(photos: Sequence[Picture]) -> dict[str, Picture]:
    return {photo["name"]: photo for photo in photos}


def _photo_label(photo: Picture) -> str:
    label = photo["caption"] or photo["alt"] or "tanpa keterangan"
    return f"{label} (foto {photo['credit']})" if photo["credit"] else label
