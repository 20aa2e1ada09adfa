"""The body of a story as HTML. Blocks hold plain text only; every tag on the page is written
here.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from kimid.lib.blocks import Block, TextRun, reader_blocks
from kimid.lib.picture import Picture
from kimid.lib.videos import video_site
from kimid.ui.photos import photo_context

_TAGS: Final = {
    "paragraph": "<p>{}</p>",
    "heading": "<h2>{}</h2>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "list": "<ul>{}</ul>",
}


def prose_html(blocks: Sequence[Block], photos: Mapping[str, Picture], base: str) -> SafeString:
    """The blocks in order. Adjacent photos stand side by side. Photos that are not in `photos` are
    left out.
    """
    groups = [
        [*group]
        for _, group in groupby(reader_blocks(blocks), key=lambda block: block["kind"] == "photo")
    ]
    return _join((_group(group, photos, base) for group in groups), "\n")


def _join(parts: Iterable[SafeString], separator: str = "") -> SafeString:
    return SafeString(separator.join(parts))


def _group(blocks: Sequence[Block], photos: Mapping[str, Picture], base: str) -> SafeString:
    content = _join((_block(block, photos, base) for block in blocks), "\n")
    is_gallery = blocks[0]["kind"] == "photo" and len(blocks) > 1
    return format_html('<div class="photos">{}</div>', content) if is_gallery else content


def _block(block: Block, photos: Mapping[str, Picture], base: str) -> SafeString:
    if block["kind"] == "photo":
        picture = photos.get(block["photo"])
        return _figure(picture, base) if picture else SafeString("")
    if block["kind"] == "video":
        return _video(*block["lines"][0][0])
    lines = [_line(line) for line in block["lines"]]
    if block["kind"] == "list":
        lines = [format_html("<li>{}</li>", line) for line in lines]
    return format_html(_TAGS[block["kind"]], _join(lines))


def _line(runs: Sequence[TextRun]) -> SafeString:
    return _join(_run(text, url) for text, url in runs)


def _run(text: str, url: str) -> SafeString:
    text_html = SafeString(escape(text).replace("\n", "<br>"))
    return (
        format_html('<a href="{}" rel="nofollow ugc">{}</a>', url, text_html) if url else text_html
    )


def _video(text: str, url: str) -> SafeString:
    """A card that names the other site. The page loads nothing from there."""
    site_text = f"Video di {video_site(url)}"
    card = (
        '<p class="video"><a href="{}" rel="nofollow ugc">{}<small>{}, butuh kuota</small></a></p>'
    )
    return format_html(card, url, text or "Tonton rekamannya", site_text)


def _figure(picture: Picture, base: str) -> SafeString:
    context = photo_context(
        picture, sizes="(min-width: 48rem) 40rem, 100vw", width=640, eager=False, base=base
    )
    return SafeString(render_to_string("ui/photo_figure.html", context))
