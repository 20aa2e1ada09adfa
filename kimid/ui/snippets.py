"""Badges, section headings and lists of levels. They are on every page many times, so they are
written without a template.
"""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kimid.ui.links import Link

_EMPTY = SafeString("")


def badge_html(label: str, tone: str, href: str) -> SafeString:
    """A shape and a word; with `href` a link to its reason."""
    if href:
        return format_html('<a class="badge" data-tone="{}" href="{}">{}</a>', tone, href, label)
    return format_html('<span class="badge" data-tone="{}">{}</span>', tone, label)


def section_heading_html(title: str, *, anchor: str, href: str, more: str, note: str) -> SafeString:
    """A rule, a knot and the title of a section."""
    name = format_html(' id="{}"', anchor) if anchor else _EMPTY
    link = format_html('<a href="{}">{}</a>', href, more) if href else _EMPTY
    note_html = format_html("<p>{}</p>", note) if note else _EMPTY
    return format_html('<div class="flag"><h2{}>{}</h2>{}{}</div>', name, title, link, note_html)


def levels_html(items: Iterable[Link], label: str) -> SafeString:
    """Levels in one line, the nearest first. The level of the reader is not a link."""
    rows = format_html_join("", "<li>{}</li>", ((_level(item),) for item in items))
    return format_html('<nav aria-label="{}"><ol class="levels">{}</ol></nav>', label, rows)


def _level(item: Link) -> SafeString:
    if item.current:
        return format_html('<span aria-current="page">{}</span>', item.label)
    return format_html('<a href="{}">{}</a>', item.url, item.label)
