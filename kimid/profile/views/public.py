"""The profile of a village, and its emergency numbers, for readers."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.profile.block_kinds import BlockKind
from kimid.profile.groups import groups_of
from kimid.profile.models import ProfileBlock
from kimid.profile.queries import shown_blocks
from kimid.profile.shown import NATIONAL, ShownBlock
from kimid.registry.queries import register_tag
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def village(request: SiteRequest) -> HttpResponse:
    """What all groups of a village wrote of it, and who they are."""
    site = request.site
    rows = shown_blocks(site.region)
    blocks = [ShownBlock(row) for row in rows]
    groups = groups_of(site.region, clock.today(timezone.now(), site.region.zone))
    galleries = [each for each in blocks if each.kind is BlockKind.GALLERY]
    gallery = next((each for each in galleries if each.photos), None)
    context = {
        "parts": [each for each in blocks if each not in galleries],
        "gallery": gallery,
        "has_numbers": any(each.kind is BlockKind.EMERGENCY for each in blocks),
        "groups": groups,
        "checked_at": max((row.changed_at for row in rows), default=None),
        "national": NATIONAL,
    }
    tags = [register_tag(site.region_id), *(each.kim.site.tag for each in groups)]
    return _page(request, "profile/public/village.html", context, rows, tags)


@require_safe
@page(Audience.EVERYONE)
def emergency(request: SiteRequest) -> HttpResponse:
    """Numbers to call, in large letters: local ones first, those of the nation always."""
    rows = shown_blocks(request.site.region, BlockKind.EMERGENCY)
    context = {"part": ShownBlock(rows[0]) if rows else None, "national": NATIONAL}
    return _page(request, "profile/public/emergency.html", context, rows)


def _page(
    request: SiteRequest,
    template: str,
    context: dict[str, Any],
    rows: list[ProfileBlock],
    more_tags: Sequence[str] = (),
) -> HttpResponse:
    """A page that changes with the blocks of a village, and with the groups that hold them."""
    site, now = request.site, timezone.now()
    shown = {"village": site.region, "zone": site.region.zone, **context}
    response = render(request, template, shown)
    tags = [site.tag, *(row.site.tag for row in rows), *more_tags]
    mark_cacheable(response, tags=tags, fresh_until=clock.next_midnight(now, site.region.zone))
    return response
