"""Tags and filters for times, numbers, text, photos and attachments."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kimid.lib import clock, text
from kimid.lib.attachment import AttachmentData, attachment_size_text
from kimid.lib.blocks import Block
from kimid.lib.picture import Picture
from kimid.lib.web_addresses import web_link
from kimid.ui.photos import LEAD_SIZES, attachment_url, media_base, photo_context
from kimid.ui.prose import prose_html
from kimid.ui.teasers import time_html
from kimid.ui.templatetags.assets import Context

register = template.Library()


@register.simple_tag
def moment(at: datetime, zone: str) -> SafeString:
    """`Sabtu, 25 Maret 2023 | 13:37 WIB`, for machines too."""
    return time_html(at, zone, clock.moment(at, zone))


@register.simple_tag
def short_moment(at: datetime, zone: str) -> SafeString:
    """`25 Maret 2023, 13.37 WIB`, for machines too."""
    return time_html(at, zone, clock.short_moment(at, zone))


@register.filter
def weekday(on: date) -> str:
    """`Sabtu, 25 Maret 2023`."""
    return clock.weekday(on)


@register.filter
def day(on: date, zone: str = "") -> str:
    """`25 Maret 2023`. Of a moment, its day in a zone: `{{ sent_at|day:"WIB" }}`."""
    return clock.day(clock.in_zone(on, zone) if zone and isinstance(on, datetime) else on)


@register.filter
def number(value: int) -> str:
    """2145 gives `2.145`."""
    return text.number(value)


@register.filter
def percent(part: int, whole: int) -> str:
    """`{{ 50|percent:103 }}` gives `48,5 %`."""
    return text.percent(part, whole)


@register.filter
def with_full_stop(sentence: str) -> str:
    """`salah dengar` gives `salah dengar.`, `Benarkah?` stays."""
    return text.with_full_stop(sentence)


@register.filter
def paragraphs(value: str) -> SafeString:
    """Typed text: an empty line divides paragraphs, a single line break stays."""
    lines = ([(line,) for line in part.splitlines()] for part in text.paragraphs(value))
    return format_html_join(
        "\n", "<p>{}</p>", ((format_html_join(SafeString("<br>"), "{}", each),) for each in lines)
    )


@register.simple_tag
def marked_text(runs: Iterable[tuple[str, str]]) -> SafeString:
    """Text in runs of (words, mark): `ins` for added, `del` for deleted, `mark` for different
    words, an empty mark for the rest.
    """
    frames = {"": "{}", "mark": "<mark>{}</mark>", "ins": "<ins>{}</ins>", "del": "<del>{}</del>"}
    parts = (
        (format_html(frames[mark], linebreaksbr(words, autoescape=True)),) for words, mark in runs
    )
    return format_html_join("", "{}", parts)


@register.simple_tag
def prose(blocks: Sequence[Block], photos: Iterable[Picture] = (), base: str = "") -> SafeString:
    """The body of a story. `base` is the folder of its photos if that is not the media host:
    `/s/<label>/foto/`.
    """
    return prose_html(blocks, {photo["name"]: photo for photo in photos}, base or media_base())


@register.simple_tag
def address_link(address: str) -> SafeString:
    """A typed address as a link that opens beside this page; only its words if it is none of the
    web.
    """
    href = web_link(address)
    link = '<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>'
    return format_html(link, href, address) if href else format_html("{}", address)


@register.simple_tag
def attachment_size(attachment: AttachmentData) -> str:
    """The size of a document or a voice note in words: `3 halaman, 210 KB`."""
    return attachment_size_text(attachment)


@register.simple_tag
def attachment_link(attachment: AttachmentData, *, words: str = "", base: str = "") -> SafeString:
    """A link to a document. `base` is the folder for the group if it is not public:
    `/s/<label>/lampiran/`.
    """
    return format_html(
        '<a href="{}">{}</a>', attachment_url(attachment, base), words or attachment["title"]
    )


@register.inclusion_tag("ui/player.html")
def player(attachment: AttachmentData, *, base: str = "") -> Context:
    """A voice note. Nothing is loaded before somebody plays it. `base` as in `attachment_link`."""
    return {
        "src": attachment_url(attachment, base),
        "label": f"Rekaman suara, {attachment_size_text(attachment)}",
    }


@register.inclusion_tag("ui/photo.html")
def photo(
    picture: Picture, *, sizes: str = "100vw", width: int = 640, eager: bool = False, base: str = ""
) -> Context:
    """A photo in its renditions. `sizes` is its width on the page, `width` the rendition for very
    old browsers.
    """
    return photo_context(picture, sizes=sizes, width=width, eager=eager, base=base or media_base())


@register.inclusion_tag("ui/preload.html")
def preload(picture: Picture, *, sizes: str = LEAD_SIZES) -> Context:
    """For the head: the first picture of the page, with the same `sizes` as on the page."""
    return photo_context(picture, sizes=sizes, width=640, eager=True, base=media_base())
