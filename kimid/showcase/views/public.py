"""The public page of a potential, and the number of whom to ask."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.picture import shown_pictures
from kimid.lib.whatsapp import whatsapp_url
from kimid.limits.counting import Rate
from kimid.limits.sharing import attempt_own
from kimid.moderation.senders import sender_of
from kimid.pagecache.directives import mark_cacheable
from kimid.people.phones import normal_phone
from kimid.showcase.kinds import KIND
from kimid.showcase.linked import linked_groups
from kimid.showcase.map_links import map_links
from kimid.showcase.models import Potential
from kimid.showcase.place_map import MAP_HEIGHT, map_of_potential
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item

# Numbers that one network is shown, together with those of contact pages.
_NUMBERS: Final = Rate(60, timedelta(minutes=1))


@require_safe
@page(Audience.EVERYONE)
def potential(request: SiteRequest, slug: str) -> HttpResponse:
    """A potential with its season. A withdrawn one answers 410 with the reason."""
    potential, kind = _of_readers_or_404(slug), kind_of(KIND)
    if potential.withdrawn_at is not None:
        why, at = potential.withdrawn_reason, potential.withdrawn_at
        return withdrawn_answer(request, Withdrawal(kind, potential.title, why, at))
    item = potential.item
    if potential.is_held or item is None:
        return held_answer(request, kind)
    response = render(request, "showcase/public/potential.html", _context(potential, item))
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    mark_cacheable(response, tags=[item.tag, request.site.tag], fresh_until=midnight)
    return response


@require_safe
@page(Audience.EVERYONE)
def place_map(request: SiteRequest, slug: str) -> HttpResponse:
    """The map of a potential that readers have."""
    potential = _of_readers_or_404(slug)
    is_shown = potential.is_published and not potential.is_held and potential.item is not None
    drawn = map_of_potential(potential) if is_shown else None
    if drawn is None:
        raise Http404
    response = HttpResponse(drawn, content_type="image/svg+xml")
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    tags = [potential.item.tag] if potential.item else []
    mark_cacheable(response, tags=[*tags, request.site.tag], fresh_until=midnight)
    return response


@require_POST
@page(Audience.EVERYONE)
@never_cache
def number(request: SiteRequest, slug: str) -> HttpResponse:
    """The number of whom to ask, for somebody who pressed for it. It stands on no other page, so
    that programs that collect numbers do not find it.
    """
    potential = _of_readers_or_404(slug)
    if not potential.contact_phone or not potential.is_published or potential.is_held:
        raise Http404
    sender = sender_of(request)
    counted = attempt_own(("number", sender.network.hex()), _NUMBERS, timezone.now())
    if not counted.is_taken:
        own, status = {"potential": potential}, HTTPStatus.TOO_MANY_REQUESTS
        return render(request, "showcase/public/no_number.html", own, status=status)
    phone = normal_phone(potential.contact_phone) or ""
    text = f"Halo {potential.contact_name}, saya mau bertanya tentang {potential.name}. "
    whatsapp = whatsapp_url(f"{text}Saya lihat di kim.id.", phone)
    context = {"potential": potential, "whatsapp": whatsapp, "phone": phone}
    return render(request, "showcase/public/number.html", context)


def _of_readers_or_404(slug: str) -> Potential:
    rows = Potential.objects.select_related("item", "checked_by", "site__region")
    potential = rows.filter(slug=slug).first()
    if potential is None:
        raise Http404
    return potential


def _context(potential: Potential, item: Item) -> dict[str, Any]:
    now = timezone.now()
    zone = potential.site.region.zone
    month = clock.today(now, zone).month
    season = potential.seasons
    pictures = shown_pictures(potential.photos)
    return {
        "potential": potential,
        "item": item,
        "kind": kind_of(KIND),
        "cells": season.cells(month),
        "this_month": season.sentence(month) if potential.season else "",
        "season_url": public_url("", "/musim/"),
        "picture": next(iter(pictures), None),
        "more": pictures[1:],
        "steps": [line for line in potential.directions.splitlines() if line.strip()],
        "linked": linked_groups(potential, item, now),
        "map_links": map_links(potential),
        "map_height": MAP_HEIGHT,
        "is_old": potential.is_old(now),
        "zone": zone,
        "canonical": potential.site.url_of(potential.path),
    }
