"""The long text of a story as HTML. Blocks hold plain text only; every tag on the page comes from here."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from kimid.lib.blocks import Block, Run, as_read
from kimid.lib.picture import Picture
from kimid.lib.videos import video_site
from kimid.ui.photos import photo_context

_FRAMES: Final = {
    "paragraph": "<p>{}</p>",
    "heading": "<h2>{}</h2>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "list": "<ul>{}</ul>",
}


def prose_of(blocks: Sequence[Block], photos: Mapping[str, Picture], base: str) -> SafeString:
    """The blocks in order; photos that follow each other stand side by side. One that the story does not have is left out."""
    groups = [[*group] for _, group in groupby(as_read(blocks), key=lambda block: block["kind"] == "photo")]
    return _joined((_group(group, photos, base) for group in groups), "\n")


def _joined(parts: Iterable[SafeString], between: str = "") -> SafeString:
    return SafeString(between.join(parts))


def _group(blocks: Sequence[Block], photos: Mapping[str, Picture], base: str) -> SafeString:
    shown = _joined((_block(block, photos, base) for block in blocks), "\n")
    is_gallery = blocks[0]["kind"] == "photo" and len(blocks) > 1
    return format_html('<div class="photos">{}</div>', shown) if is_gallery else shown


def _block(block: Block, photos: Mapping[str, Picture], base: str) -> SafeString:
    if block["kind"] == "photo":
        picture = photos.get(block["photo"])
        return _figure(picture, base) if picture else SafeString("")
    if block["kind"] == "video":
        return _film(*block["lines"][0][0])
    lines = [_line(line) for line in block["lines"]]
    if block["kind"] == "list":
        lines = [format_html("<li>{}</li>", line) for line in lines]
    return format_html(_FRAMES[block["kind"]], _joined(lines))


def _line(runs: Sequence[Run]) -> SafeString:
    return _joined(_run(words, to) for words, to in runs)


def _run(words: str, to: str) -> SafeString:
    broken = SafeString(escape(words).replace("\n", "<br>"))
    return format_html('<a href="{}" rel="nofollow ugc">{}</a>', to, broken) if to else broken


def _film(words: str, to: str) -> SafeString:
    """A card that says where it leads. Nothing is asked from there before somebody taps."""
    where = f"Video di {video_site(to)}"
    card = '<p class="video"><a href="{}" rel="nofollow ugc">{}<small>{}, butuh kuota</small></a></p>'
    return format_html(card, to, words or "Tonton rekamannya", where)


def _figure(picture: Picture, base: str) -> SafeString:
    shown = photo_context(picture, sizes="(min-width: 48rem) 40rem, 100vw", width=640, eager=False, base=base)
    return SafeString(render_to_string("ui/photo_figure.html", shown))
