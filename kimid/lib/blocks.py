"""The body of a story: the text that people type with a few marks, and the blocks that are stored.

    an empty line       a new paragraph
    ## Panen kedua      a subheading
    - satu              a list
    > kata orang        a quote
    [foto 2]            the second photo of the story
    [galeri 2-5]        four photos, which stand side by side
    https://youtu.be/…  a film, alone on its line; also as a link with words
    [kata](https://…)   a link

`parse_blocks` is the only sanitiser. Stored blocks have no tags, no control characters, and only
links to http and https.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, TypedDict

from kimid.lib.videos import video_site

# Some text and its link; an empty address is no link.
type TextRun = tuple[str, str]
type BlockKind = Literal["paragraph", "heading", "list", "quote", "photo", "video"]


class Block(TypedDict):
    """One block, ready for JSON. A paragraph, heading, quote or video has one line of runs, a list
    one per point, a photo none.
    """

    kind: BlockKind
    lines: list[list[TextRun]]
    photo: str  # the name of the photo; empty in every other block


_MARKS: Final[dict[BlockKind, str]] = {"heading": "## ", "list": "- ", "quote": "> "}
_PHOTO: Final = re.compile(r"\[foto (\d{1,2})\]", re.IGNORECASE)
_GALLERY: Final = re.compile(r"\[galeri (\d{1,2})\s?[-–]\s?(\d{1,2})\]", re.IGNORECASE)
_MARK: Final = rf"(?:{_PHOTO.pattern}|{_GALLERY.pattern})"
# Marks without photo: with their own line, or with the space before them.
_STRAY_MARK: Final = re.compile(rf"^(?:{_MARK}\n)+|\n{_MARK}(?=\n|$)| ?{_MARK}", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>\"']+)\)")
_VIDEO: Final = re.compile(rf"{_LINK.pattern}|(https?://[^\s()<>\"']+)")
# Control characters, and characters that change the direction of writing or are invisible.
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u202a-\u202e\u2060-\u2069\u3164"
    r"\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def clean_text(text: str) -> str:
    """The text without invisible characters. Line breaks are `\\n`."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def parse_blocks(text: str, photos: Sequence[str] = ()) -> list[Block]:
    """The blocks of a text. `photos` are the names of `[foto 1]`, `[foto 2]` and so on.

    A photo is shown where it is named first. A second mark, or a number without photo, stays text,
    so that the author sees it.
    """
    used: set[str] = set()
    lines = [
        _parse_line(line, photos, used)
        for raw_line in clean_text(text).split("\n")
        for line in _expand_gallery(raw_line.strip())
    ]
    return [
        block
        for kind, group in groupby(lines, key=lambda line: line[0])
        if kind
        for block in _group_blocks(kind, [*group])
    ]


def editor_text(blocks: Sequence[Block], photos: Sequence[str] = ()) -> str:
    """The text that gives these blocks again. Photos that the story no longer has are left out."""
    present = (block for block in blocks if block["kind"] != "photo" or block["photo"] in photos)
    return "\n\n".join(_block_text(block, photos) for block in present)


def reader_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks for readers: without marks of photos that the story does not have."""
    unmarked = (
        (block, [line for line in map(_without_marks, block["lines"]) if line]) for block in blocks
    )
    return [
        Block(kind=block["kind"], lines=lines, photo=block["photo"])
        for block, lines in unmarked
        if lines or not block["lines"]
    ]


def plain_text(blocks: Sequence[Block]) -> str:
    """The words alone, for search and for counting, one line per line."""
    return "\n".join(
        "".join(text for text, _ in line) for block in blocks for line in block["lines"]
    )


def part_count(blocks: Sequence[Block]) -> int:
    """How many parts a page renders for these blocks: paragraphs, points, links, lines, photos."""
    return sum(
        sum(1 + text.count("\n") for line in block["lines"] for text, _ in line) or 1
        for block in blocks
    )


def photo_names(blocks: Sequence[Block]) -> set[str]:
    """The names of the photos in these blocks."""
    return {block["photo"] for block in blocks if block["kind"] == "photo"}


def _expand_gallery(line: str) -> list[str]:
    """The marks of the photos in a gallery, one per line. Any other line stays as it is."""
    match = _GALLERY.fullmatch(line)
    if not match or not int(match[1]) < int(match[2]):
        return [line]
    return [f"[foto {number}]" for number in range(int(match[1]), int(match[2]) + 1)]


def _parse_line(line: str, photos: Sequence[str], used: set[str]) -> tuple[BlockKind | None, str]:
    """The kind and the text of a line. Kind None for an empty line. Adds shown photos to `used`."""
    photo_mark = _PHOTO.fullmatch(line)
    if (
        photo_mark
        and 0 < int(photo_mark[1]) <= len(photos)
        and (name := photos[int(photo_mark[1]) - 1]) not in used
    ):
        used.add(name)
        return "photo", name
    video = _VIDEO.fullmatch(line)
    if video and video_site(video[2] or video[3]):
        return "video", line
    for kind, mark in _MARKS.items():
        if line.startswith(mark) and line.removeprefix(mark).strip():
            return kind, line.removeprefix(mark).strip()
    return ("paragraph" if line else None), line


def _group_blocks(kind: BlockKind, lines: list[tuple[BlockKind | None, str]]) -> Iterator[Block]:
    texts = [text for _, text in lines]
    if kind == "photo":
        yield from (Block(kind=kind, lines=[], photo=name) for name in texts)
    elif kind == "list":
        yield Block(kind=kind, lines=[_runs(text) for text in texts], photo="")
    elif kind == "video":
        yield from (
            Block(
                kind=kind, lines=[_runs(text) if text.startswith("[") else [("", text)]], photo=""
            )
            for text in texts
        )
    elif kind == "heading":
        yield from (Block(kind=kind, lines=[_runs(text)], photo="") for text in texts)
    else:
        yield Block(kind=kind, lines=[_runs("\n".join(texts))], photo="")


def _runs(text: str) -> list[TextRun]:
    runs: list[TextRun] = []
    end = 0
    for link in _LINK.finditer(text):
        runs += [(text[end : link.start()], ""), (link[1], link[2])]
        end = link.end()
    return [run for run in [*runs, (text[end:], "")] if run[0]]


def _without_marks(line: list[TextRun]) -> list[TextRun]:
    """A line without marks of photos. Empty if nothing else is in it."""
    runs = ((_STRAY_MARK.sub("", text) if "[" in text else text, url) for text, url in line)
    return [(text, url) for text, url in runs if text or url]


def _block_text(block: Block, photos: Sequence[str]) -> str:
    if block["kind"] == "photo":
        return f"[foto {photos.index(block['photo']) + 1}]"
    mark = _MARKS.get(block["kind"], "")
    lines = ["".join(_run_text(text, url) for text, url in line) for line in block["lines"]]
    return "\n".join(f"{mark}{part}" for line in lines for part in line.split("\n"))


def _run_text(text: str, url: str) -> str:
    if not url:
        return text
    return f"[{text}]({url})" if text else url
