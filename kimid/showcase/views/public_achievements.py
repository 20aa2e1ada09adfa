"""Achievements for readers: the list by year, and one with the box that says who confirmed it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.picture import shown_pictures
from kimid.lib.text import paragraphs
from kimid.pagecache.directives import mark_cacheable
from kimid.showcase.achievement_kind import ACHIEVEMENT_KIND
from kimid.showcase.achievement_lists import AchievementList
from kimid.showcase.marks import by_weight
from kimid.showcase.models import Achievement
from kimid.sites.middleware import SiteRequest
from kimid.ui.paging import page_number
from kimid.wire import queries as wire
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item
from kimid.wire.narrowing import Narrowing

_LONGEST_STANDFIRST = 240


@require_safe
@page(Audience.EVERYONE)
def achievements(request: SiteRequest) -> HttpResponse:
    """What was achieved here, with who confirmed it."""
    return _list_page(request, Narrowing(kind_of(ACHIEVEMENT_KIND)))


@require_safe
@page(Audience.EVERYONE)
def narrowed_achievements(request: SiteRequest, narrowing: Narrowing) -> HttpResponse:
    """What was achieved here on one level, in one year, or with one sort of mark."""
    response = _list_page(request, narrowing)
    response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
@page(Audience.EVERYONE)
def achievement(request: SiteRequest, slug: str) -> HttpResponse:
    """An achievement with its mark. A withdrawn one answers 410 with the reason."""
    rows = Achievement.objects.select_related("item", "site__region", "written_by")
    achievement = rows.filter(slug=slug).exclude(slug="").first()
    if achievement is None:
        raise Http404
    kind = kind_of(ACHIEVEMENT_KIND)
    if achievement.withdrawn_at is not None:
        why, at = achievement.withdrawn_reason, achievement.withdrawn_at
        return withdrawn_answer(request, Withdrawal(kind, achievement.title, why, at))
    item = achievement.item
    if achievement.is_held or item is None:
        return held_answer(request, kind)
    response = render(request, "showcase/public/achievement.html", _context(achievement, item))
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    mark_cacheable(response, tags=[item.tag, request.site.tag], fresh_until=midnight)
    return response


def _list_page(request: SiteRequest, here: Narrowing) -> HttpResponse:
    site, number, now = request.site, page_number(request), timezone.now()
    feed = (
        wire.narrowed_feed(site, here, number)
        if here.choices
        else wire.feed(site, number, kind=here.kind)
    )
    if number > 1 and not feed.placements:
        raise Http404
    context = {"here": here, "feed": feed, "list": AchievementList.of(feed, here, site)}
    response = render(request, "showcase/public/achievements.html", context)
    midnight = clock.next_midnight(now, site.region.zone)
    mark_cacheable(response, tags=[site.tag], fresh_until=midnight, varies_by_query=True)
    return response


def _context(achievement: Achievement, item: Item) -> dict[str, Any]:
    confirmations = list(achievement.confirmations.select_related("office").order_by("at", "pk"))
    standing = by_weight(each for each in confirmations if each.voided_at is None)
    pictures = shown_pictures(achievement.photos)
    standfirst, rest = _opening(achievement.story)
    return {
        "achievement": achievement,
        "item": item,
        "kind": kind_of(ACHIEVEMENT_KIND),
        "confirmations": confirmations,
        "standing": standing,
        "standfirst": standfirst,
        "story": rest,
        "proof_pages": sum(each.page_count for each in achievement.papers.all()),
        "picture": next(iter(pictures), None),
        "more": pictures[1:],
        "zone": achievement.site.region.zone,
        "canonical": achievement.site.url_of(achievement.path),
    }


def _opening(story: str) -> tuple[str, str]:
    """The first paragraph, to stand below the title if it is short, and the rest."""
    first, *rest = paragraphs(story) or [""]
    if len(first) > _LONGEST_STANDFIRST:
        return "", story
    return first, "\n\n".join(rest)
