"""The line above every view: for whom the page is, and which permission it asks."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Final, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from kimid.access.grants import needs_second_factor
from kimid.access.rules import Can
from kimid.lib import clock, codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.guard import on_site
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site, SiteKind
from kimid.sites.queries import site_in_ruang


class Audience(StrEnum):
    """Who may ask for a page at all."""

    EVERYONE = "everyone"  # public hosts: no account, no cookie
    VISITOR = "visitor"  # workspace, before signing in
    SIGNED_IN = "signed_in"  # workspace, any person
    KIM = "kim"  # workspace, inside the site of a KIM
    PORTAL = "portal"  # workspace, inside the portal of a region
    SITE = "site"  # workspace, inside either


class RuangRequest(SiteRequest):
    """A request inside the workspace by a signed-in person. `waiting` is how much waits for them where they are, if known."""

    person: Person
    waiting: int


_KINDS: Final = {
    Audience.KIM: (SiteKind.KIM,),
    Audience.PORTAL: (SiteKind.PORTAL,),
    Audience.SITE: tuple(SiteKind),
}

type View = Callable[..., HttpResponse]


def page(audience: Audience, needs: str = "") -> Callable[[View], View]:
    """Name the audience and permission of a view, and keep everybody else out.

    Inside a site (`/s/<site_label>/...`) the view runs with `request.site` and within its guard. Whoever may not see the
    page is told that it does not exist; whoever is not signed in is sent to sign in; whose role on a region waits for a second
    factor is sent to show it. Outside a site there is no thing of
    which `needs` could be asked: there it only names what the view itself goes on to ask.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if audience in {Audience.EVERYONE, Audience.VISITOR}:
                return view(request, *args, **kwargs)
            if not isinstance(request.user, Person):
                return redirect_to_login(request.get_full_path())
            asked = cast(RuangRequest, request)
            asked.person = getattr(request.user, "_wrapped", request.user)  # the row itself, as actions take it
            if audience is Audience.SIGNED_IN:
                return view(asked, *args, **kwargs)
            site = _site_of(audience, kwargs.pop("site_label"))
            if not asked.person.has_perm(needs or Can.ENTER, site):
                return second_factor_or_404(asked, site)
            asked.site = site
            zone = clock.ZONES[asked.site.region.zone]  # moments are typed as the clocks there say them
            with on_site(asked.site), timezone.override(zone):
                return view(asked, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]  # read by the house tests and the matrix
        guarded.needs = needs  # type: ignore[attr-defined]  # as above
        return guarded

    return wrap


def _site_of(audience: Audience, label: str) -> Site:
    site = site_in_ruang(label)
    if site is None or site.kind not in _KINDS[audience]:
        raise Http404
    return site


def second_factor_or_404(request: RuangRequest, site: Site) -> HttpResponse:
    """Whoever could come in with a second factor is led to show it, or to set one up; nobody else learns that the page exists."""
    if not needs_second_factor(request.person, site.standing()):
        raise Http404
    return redirect_to_login(request.get_full_path(), reverse("confirm"))


def way_back(request: RuangRequest, name: str, label: str) -> dict[str, Any]:
    """What the bar of a page shows that is one step deeper than the page of this route in the same site."""
    return {"back_url": reverse(name, args=[request.site.ruang_label]), "back_label": label}


def trail_or_404(request: RuangRequest, code: str) -> list[Region]:
    """The regions from that of this office down to the one with this code. What lies outside does not exist."""
    top = request.site.region_id
    if not code:
        return [request.site.region]
    if not codes.covers(top, code):
        raise Http404
    try:
        lineage = lineage_of(code)
    except (codes.BadCode, Region.DoesNotExist):
        raise Http404 from None
    return [region for region in reversed(lineage) if codes.covers(top, region.code)]
