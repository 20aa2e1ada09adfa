"""Stories in a list. Front pages have twenty of them, so a row is written without a template; only a lead's photo has one."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib import clock
from kimid.lib.picture import Picture, width_for
from kimid.ui import cloth as woven
from kimid.ui.photos import LEAD_SIZES, focus_words, media_base, photo_context
from kimid.ui.ways import badge_html

_NOTHING = SafeString("")
_THUMB = 184  # pixels: twice the size at which the small square is seen


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says of a story. `shape` is `lead`, `row` or `line`.

    `place` is the site whose cloth stands beside a row, and in the place of the photo of a lead that has none.
    """

    title: str
    href: str
    summary: str
    kicker: str
    by: str
    at: datetime | None
    zone: str
    badge: str
    tone: str
    corrected: bool
    replied: bool
    picture: Picture | None
    place: woven.Wearer | None
    shape: str

    def as_html(self) -> SafeString:
        """The row as it stands in a page."""
        return format_html(
            '<article class="story" data-shape="{}">{}<div class="story__text">{}{}{}{}</div>{}</article>',
            self.shape,
            self._before(),
            format_html('<p class="kicker">{}</p>', self.kicker) if self.kicker else _NOTHING,
            format_html(_HEADS[self.shape == "lead"], self.href, self.title),
            format_html('<p class="story__summary">{}</p>', self.summary) if self.summary else _NOTHING,
            self._meta(),
            thumb_html(self.picture) if self.picture and self.shape == "row" else _NOTHING,
        )

    def _before(self) -> SafeString:
        if self.shape == "lead":
            return _lead_photo(self.picture) if self.picture else _card(self.place) if self.place else _NOTHING
        return _sign(self.place) if self.place and self.shape == "row" else _NOTHING

    def _meta(self) -> SafeString:
        parts = (
            badge_html(self.badge, self.tone, "") if self.badge else _NOTHING,
            badge_html("Dikoreksi", "info", "") if self.corrected else _NOTHING,
            badge_html("Ada hak jawab", "info", "") if self.replied else _NOTHING,
            format_html("<span>{}</span>", self.by) if self.by else _NOTHING,
            self._time(self.at) if self.at else _NOTHING,
        )
        return format_html('<p class="meta">{} {} {} {} {}</p>', *parts) if any(parts) else _NOTHING

    def _time(self, at: datetime) -> SafeString:
        here = clock.in_zone(at, self.zone)
        return time_html(at, self.zone, clock.short_moment(at, self.zone) if self.shape == "lead" else clock.day(here))


_HEADS = {True: '<h2><a href="{}">{}</a></h2>', False: '<h3><a href="{}">{}</a></h3>'}


def time_html(at: datetime, zone: str, words: str) -> SafeString:
    """A moment in words, and as machines read it."""
    return format_html('<time datetime="{}">{}</time>', clock.in_zone(at, zone).isoformat(timespec="minutes"), words)


def thumb_html(picture: Picture) -> SafeString:
    """The small square beside a story. What it shows is told by the title beside it, so it says nothing itself."""
    source = f"{media_base()}{picture['name']}/{width_for(picture, _THUMB)}.webp"
    focus = focus_words(picture)
    side = format_html(' data-focus="{}"', focus) if focus else _NOTHING
    img = '<img src="{}" alt="" width="92" height="92" loading="lazy" decoding="async"{}>'
    return format_html(img, source, side)


def _lead_photo(picture: Picture) -> SafeString:
    shown = photo_context(picture, sizes=LEAD_SIZES, width=640, eager=True, base=media_base())
    return format_html('<div class="bleed">{}</div>', SafeString(render_to_string("ui/photo.html", shown)))


def _card(place: woven.Wearer) -> SafeString:
    """The cloth of a place where the photo of a lead would be. It shows nothing of the story, so it says nothing."""
    img = '<div class="bleed"><img class="cloth-card" src="{}" width="640" height="360" alt="" fetchpriority="high"></div>'
    return format_html(img, woven.cloth_url(place.region_id, "card", place.dye, place.accent))


def _sign(place: woven.Wearer) -> SafeString:
    logo = SafeString(" data-logo") if place.logo else _NOTHING
    img = '<img class="tile" data-size="small"{} src="{}" width="48" height="48" alt="" loading="lazy" decoding="async">'
    return format_html(img, logo, woven.sign_url(place))
