"""The body of a story: what people type with a few plain marks, and the blocks that are kept of it.

    an empty line       a new paragraph
    ## Panen kedua      a subheading
    - satu              a list
    > kata orang        a quote
    [foto 2]            the second photo of the story
    [galeri 2-5]        four photos, which stand side by side
    https://youtu.be/…  a film, alone on its line; also as a link with words
    [kata](https://…)   a link

`parse` is the one sanitiser: whatever comes in, what is kept has no tags, no control characters and no links but to the web.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, TypedDict

from kimid.lib.videos import video_site

# Some text and where it leads; an empty address leads nowhere.
type Run = tuple[str, str]
type Kind = Literal["paragraph", "heading", "list", "quote", "photo", "video"]


class Block(TypedDict):
    """One block, ready for JSON. Paragraph, heading, quote and video have one line of runs, a list one a point, a photo none."""

    kind: Kind
    lines: list[list[Run]]
    photo: str  # the name of the photo; empty in every other block


_MARKS: Final[dict[Kind, str]] = {"heading": "## ", "list": "- ", "quote": "> "}
_PHOTO: Final = re.compile(r"\[foto (\d{1,2})\]", re.IGNORECASE)
_GALLERY: Final = re.compile(r"\[galeri (\d{1,2})\s?[-–]\s?(\d{1,2})\]", re.IGNORECASE)
_MARK: Final = rf"(?:{_PHOTO.pattern}|{_GALLERY.pattern})"
# Marks that stay text: with the line that is theirs alone, or with the space before them.
_UNSHOWN: Final = re.compile(rf"^(?:{_MARK}\n)+|\n{_MARK}(?=\n|$)| ?{_MARK}", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>\"']+)\)")
_FILM: Final = re.compile(rf"{_LINK.pattern}|(https?://[^\s()<>\"']+)")
# Controls, and signs that turn the direction of writing or hide between letters.
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u202a-\u202e\u2060-\u2069\u3164"
    r"\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Text without signs that nobody sees; line breaks are `\\n`."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def parse(text: str, photos: Sequence[str] = ()) -> list[Block]:
    """The blocks of a text. `photos` are the names that `[foto 1]`, `[foto 2]` … stand for.

    A photo is shown where it is named first; named again, or with a number that none has, it stays text for who writes it.
    """
    shown: set[str] = set()
    lines = [_read(line, photos, shown) for each in clean(text).split("\n") for line in _one_by_one(each.strip())]
    return [block for kind, group in groupby(lines, key=lambda line: line[0]) if kind for block in _gather(kind, [*group])]


def as_text(blocks: Sequence[Block], photos: Sequence[str] = ()) -> str:
    """The text that gives these blocks again. A photo that the story no longer has is left out."""
    shown = (block for block in blocks if block["kind"] != "photo" or block["photo"] in photos)
    return "\n\n".join(_written(block, photos) for block in shown)


def as_read(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as readers have them. A mark whose photo is not there stays in the text for its writer, and is left out here."""
    told = ((block, [line for line in map(_unmarked, block["lines"]) if line]) for block in blocks)
    return [Block(kind=block["kind"], lines=lines, photo=block["photo"]) for block, lines in told if lines or not block["lines"]]


def plain(blocks: Sequence[Block]) -> str:
    """The words alone, for search and for counting: one line for each line."""
    return "\n".join("".join(words for words, _ in line) for block in blocks for line in block["lines"])


def parts(blocks: Sequence[Block]) -> int:
    """How many pieces a page puts together to show these blocks: paragraphs, points, links, lines of their own, photos."""
    return sum(sum(1 + words.count("\n") for line in block["lines"] for words, _ in line) or 1 for block in blocks)


def photos_in(blocks: Sequence[Block]) -> set[str]:
    """The names of the photos that stand between the paragraphs."""
    return {block["photo"] for block in blocks if block["kind"] == "photo"}


def _one_by_one(line: str) -> list[str]:
    """A gallery is its photos, one below the other; every other line is itself."""
    found = _GALLERY.fullmatch(line)
    if not found or not int(found[1]) < int(found[2]):
        return [line]
    return [f"[foto {number}]" for number in range(int(found[1]), int(found[2]) + 1)]


def _read(line: str, photos: Sequence[str], shown: set[str]) -> tuple[Kind | None, str]:
    """What a line is, and what stands in it; nothing at all for an empty one. Notes which photos are `shown`."""
    found = _PHOTO.fullmatch(line)
    if found and 0 < int(found[1]) <= len(photos) and (name := photos[int(found[1]) - 1]) not in shown:
        shown.add(name)
        return "photo", name
    film = _FILM.fullmatch(line)
    if film and video_site(film[2] or film[3]):
        return "video", line
    for kind, mark in _MARKS.items():
        if line.startswith(mark) and line.removeprefix(mark).strip():
            return kind, line.removeprefix(mark).strip()
    return ("paragraph" if line else None), line


def _gather(kind: Kind, lines: list[tuple[Kind | None, str]]) -> Iterator[Block]:
    texts = [text for _, text in lines]
    if kind == "photo":
        yield from (Block(kind=kind, lines=[], photo=name) for name in texts)
    elif kind == "list":
        yield Block(kind=kind, lines=[_runs(text) for text in texts], photo="")
    elif kind == "video":
        yield from (Block(kind=kind, lines=[_runs(text) if text.startswith("[") else [("", text)]], photo="") for text in texts)
    elif kind == "heading":
        yield from (Block(kind=kind, lines=[_runs(text)], photo="") for text in texts)
    else:
        yield Block(kind=kind, lines=[_runs("\n".join(texts))], photo="")


def _runs(text: str) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for link in _LINK.finditer(text):
        runs += [(text[end : link.start()], ""), (link[1], link[2])]
        end = link.end()
    return [run for run in [*runs, (text[end:], "")] if run[0]]


def _unmarked(line: list[Run]) -> list[Run]:
    """A line without marks of photos; nothing of it if it says no more."""
    runs = ((_UNSHOWN.sub("", words) if "[" in words else words, to) for words, to in line)
    return [(words, to) for words, to in runs if words or to]


def _written(block: Block, photos: Sequence[str]) -> str:
    if block["kind"] == "photo":
        return f"[foto {photos.index(block['photo']) + 1}]"
    mark = _MARKS.get(block["kind"], "")
    lines = ["".join(_typed(words, to) for words, to in line) for line in block["lines"]]
    return "\n".join(f"{mark}{part}" for line in lines for part in line.split("\n"))


def _typed(words: str, to: str) -> str:
    if not to:
        return words
    return f"[{words}]({to})" if words else to
