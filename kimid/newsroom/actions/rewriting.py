"""Which parts of a published story a correction changes besides the one sentence that its note
tells of. Such a correction is a publication: it counts as one, and is confirmed again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from kimid.lib import blocks
from kimid.lib.sentences import sentences
from kimid.newsroom.actions.content import ContentData, CorrectionNote
from kimid.newsroom.photo_changes import changed_texts

_LINK_TARGET: Final = re.compile(r"\]\(([^)\s]+)\)")
_TOKEN: Final = re.compile(r"\w+(?:[.,:/-]\w+)*|[^\w\s]")


def rewritten_parts(before: ContentData, after: ContentData, note: CorrectionNote) -> list[str]:
    """`["judul", "teks"]`: what is changed and not told by the note. Empty for an ordinary
    correction, whose note says the whole change of one sentence, or of what is said of one photo.
    To take photos out, or to put them in another order, brings nothing in.
    """
    parts = {
        "judul": before.title != after.title,
        "teks": not _tells(note, before, after) or _brings_link(before.body, after.body),
        "terjemahan": _has_other_translation(before, after),
        "foto": _has_new_photo(before, after),
        "keterangan foto": _has_other_captions(before, after, note),
    }
    return [name for name, is_changed in parts.items() if is_changed]


def _tells(note: CorrectionNote, before: ContentData, after: ContentData) -> bool:
    removed, added = _changed(_read(before.lead, before.body), _read(after.lead, after.body))
    if not (removed or added):
        return True
    old, new = _one_line(*removed), _one_line(*added)
    was, right = _one_line(note.was), _one_line(note.right)
    if not was:  # it held personal data, which the note must not repeat
        return len(removed) == 1 and len(added) <= 1 and _brings_only(right, old, new)
    return len(sentences(note.was)) == 1 and _one_line(old.replace(was, right, 1)) == new


def _has_new_photo(before: ContentData, after: ContentData) -> bool:
    return not {photo["name"] for photo in after.photos} <= {
        photo["name"] for photo in before.photos
    }


def _has_other_captions(before: ContentData, after: ContentData, note: CorrectionNote) -> bool:
    old = {photo["name"]: photo for photo in before.photos}
    both = [(old[photo["name"]], photo) for photo in after.photos if photo["name"] in old]
    changed = [pair for pair in both if changed_texts(*pair)]
    return len(changed) > (1 if note.photos else 0)


def _brings_only(right: str, old: str, new: str) -> bool:
    """Whether the new sentence is the old one with `right` in place of something that the note does
    not repeat. Else the note could say "di", or that a sentence is gone, and a lie stands there.
    """
    if len(new) - len(right) > len(old):
        return False
    same_before = _same_start(old, new)
    same_after = _same_start(old[::-1], new[::-1])
    first = max(0, len(new) - same_after - len(right))
    return any(new.startswith(right, at) for at in range(first, same_before + 1))


def _same_start(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _has_other_translation(before: ContentData, after: ContentData) -> bool:
    """Whether the translation says anything else than before, but for what the text now says in the
    same words at the same sentence: a number, a name, a date. Nobody else has read the rest. To
    take out the sentence that is corrected, or all of it, brings nothing in.
    """
    if not any(after.translation):
        return False
    (lang, title, *old), (new_lang, new_title, *new) = before.translation, after.translation
    if (lang, title) != (new_lang, new_title) or _brings_link(old[1], new[1]):
        return True
    text = _exchanges(_read(before.lead, before.body), _read(after.lead, after.body))
    allowed = {*text, *(each.without_new for each in text)}
    return not allowed.issuperset(_exchanges(_read(*old), _read(*new)))


class _Exchange(NamedTuple):
    """Some sentences that others replace: of how many, from where to where, and which words of
    them are others. `words` is empty if nothing replaces them.
    """

    sentence_count: int
    start: int
    stop: int
    words: tuple[tuple[str, str], ...]

    @property
    def without_new(self) -> "_Exchange":
        return self._replace(words=())


def _exchanges(old: Sequence[str], new: Sequence[str]) -> list[_Exchange]:
    return [
        _Exchange(len(old), start, stop, tuple(_word_pairs(old[start:stop], added)))
        for start, stop, added in _changes(old, new)
    ]


def _word_pairs(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    before, after = _TOKEN.findall(_one_line(*old)), _TOKEN.findall(_one_line(*new))
    for start, stop, added in _changes(before, after) if after else ():
        yield " ".join(before[start:stop]), " ".join(added)


def _changed(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    changes = _changes(old, new)
    removed = [each for start, stop, _ in changes for each in old[start:stop]]
    return removed, [each for *_, added in changes for each in added]


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, Sequence[str]]]:
    """Where something else stands: from where to where in the old, and what."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (start, stop, new[new_start:new_stop])
        for verb, start, stop, new_start, new_stop in matcher.get_opcodes()
        if verb != "equal"
    ]


def _read(lead: str, body: str) -> list[str]:
    """The sentences as readers see them, without marks."""
    text = blocks.plain_text(blocks.reader_blocks(blocks.parse_blocks(body)))
    return [*sentences(lead), *sentences(text)]


def _brings_link(before: str, after: str) -> bool:
    return not set(_LINK_TARGET.findall(after)) <= set(_LINK_TARGET.findall(before))


def _one_line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())
