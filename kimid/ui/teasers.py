"""Stories in a list. Front pages have twenty of them, so a row is written without a template. Only
the photo of a lead has one.
"""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib import clock
from kimid.lib.picture import Picture, width_for
from kimid.ui import cloth as woven
from kimid.ui.photos import LEAD_SIZES, focus_sides, media_base, photo_context
from kimid.ui.snippets import badge_html

_EMPTY = SafeString("")
_AT_ONCE, _WHEN_NEAR = SafeString('fetchpriority="high"'), SafeString('loading="lazy"')
_THUMB = 184  # pixels: twice the size on the screen


@dataclass(frozen=True, slots=True)
class StoryTeaser:
    """What a list says of a story. `shape` is `lead`, `row` or `line`.

    `place` is the site whose cloth stands beside a row, and in the place of the photo of a lead
    that has none.
    """

    title: str
    href: str
    summary: str
    kicker: str
    byline: str
    published_at: datetime | None
    zone: str
    badge: str
    tone: str
    is_corrected: bool
    has_reply: bool
    picture: Picture | None
    place: woven.HasCloth | None
    shape: str
    eager: bool  # the picture of a lead comes before all others

    def as_html(self) -> SafeString:
        return format_html(
            '<article class="story" data-shape="{}">{}'
            '<div class="story__text">{}{}{}{}</div>{}</article>',
            self.shape,
            self._picture_html(),
            format_html('<p class="kicker">{}</p>', self.kicker) if self.kicker else _EMPTY,
            format_html(_TITLE_TAGS[self.shape == "lead"], self.href, self.title),
            format_html('<p class="story__summary">{}</p>', self.summary)
            if self.summary
            else _EMPTY,
            self._meta_html(),
            thumb_html(self.picture) if self.picture and self.shape == "row" else _EMPTY,
        )

    def _picture_html(self) -> SafeString:
        if self.shape == "lead":
            return (
                _lead_photo(self.picture, eager=self.eager)
                if self.picture
                else _cloth_card(self.place, eager=self.eager)
                if self.place
                else _EMPTY
            )
        return _emblem(self.place) if self.place and self.shape == "row" else _EMPTY

    def _meta_html(self) -> SafeString:
        parts = (
            badge_html(self.badge, self.tone, "") if self.badge else _EMPTY,
            badge_html("Dikoreksi", "info", "") if self.is_corrected else _EMPTY,
            badge_html("Ada hak jawab", "info", "") if self.has_reply else _EMPTY,
            format_html("<span>{}</span>", self.byline) if self.byline else _EMPTY,
            self._time_html(self.published_at) if self.published_at else _EMPTY,
        )
        return format_html('<p class="meta">{} {} {} {} {}</p>', *parts) if any(parts) else _EMPTY

    def _time_html(self, at: datetime) -> SafeString:
        local = clock.in_zone(at, self.zone)
        return time_html(
            at,
            self.zone,
            clock.short_moment(at, self.zone) if self.shape == "lead" else clock.day(local),
        )


_TITLE_TAGS = {True: '<h2><a href="{}">{}</a></h2>', False: '<h3><a href="{}">{}</a></h3>'}


def time_html(at: datetime, zone: str, text: str) -> SafeString:
    """A moment in words and for machines."""
    return format_html(
        '<time datetime="{}">{}</time>',
        clock.in_zone(at, zone).isoformat(timespec="minutes"),
        text,
    )


def thumb_html(picture: Picture) -> SafeString:
    """The small square next to a story. Its `alt` is empty, because the title next to it describes
    it.
    """
    source = f"{media_base()}{picture['name']}/{width_for(picture, _THUMB)}.webp"
    focus = focus_sides(picture)
    side = format_html(' data-focus="{}"', focus) if focus else _EMPTY
    img = '<img src="{}" alt="" width="92" height="92" loading="lazy" decoding="async"{}>'
    return format_html(img, source, side)


def _lead_photo(picture: Picture, *, eager: bool) -> SafeString:
    context = photo_context(picture, sizes=LEAD_SIZES, width=640, eager=eager, base=media_base())
    return format_html(
        '<div class="bleed">{}</div>', SafeString(render_to_string("ui/photo.html", context))
    )


def _cloth_card(place: woven.HasCloth, *, eager: bool) -> SafeString:
    """The cloth of a place instead of the photo of a lead. Its `alt` is empty: it shows nothing of
    the story.
    """
    img = (
        '<div class="bleed"><img class="cloth-card" src="{}" '
        'width="640" height="360" alt="" {}></div>'
    )
    src = woven.cloth_url(place.region_id, "card", place.dye, place.accent)
    return format_html(img, src, _AT_ONCE if eager else _WHEN_NEAR)


def _emblem(place: woven.HasCloth) -> SafeString:
    logo = SafeString(" data-logo") if place.logo else _EMPTY
    img = (
        '<img class="tile" data-size="small"{} src="{}" width="48" '
        'height="48" alt="" loading="lazy" decoding="async">'
    )
    return format_html(img, logo, woven.emblem_url(place))
