"""Names for each view who may open the page, and which permission it needs."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kimid.access.code_waits import wall_of
from kimid.access.grants import is_closed_at, is_frozen_on, needs_second_factor
from kimid.access.phone_answers import needs_look, wants_json
from kimid.access.rules import AccessPermission
from kimid.lib import clock, codes
from kimid.people.device_sessions import note_refusal
from kimid.people.devices import person_put_aside
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.guard import on_site
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site, SiteKind
from kimid.sites.queries import site_in_ruang
from kimid.ui.typed_back import texts_typed_into


class Audience(StrEnum):
    """Who may request a page."""

    EVERYONE = "everyone"  # public hosts: no account, no cookie
    VISITOR = "visitor"  # workspace, before signing in
    SIGNED_IN = "signed_in"  # workspace, any person
    KIM = "kim"  # workspace, inside the site of a KIM
    PORTAL = "portal"  # workspace, inside the portal of a region
    SITE = "site"  # workspace, inside either


class RuangRequest(SiteRequest):
    """A request in the workspace by a signed-in person.

    `waiting_count` is how much waits for them here; views that know it set it, for the navigation.
    `is_near_only`: what this request publishes goes no further than the village
    (`kimid.access.publishing_proof` sets it).
    `named_site`: the site in its address, once `named_site()` has read it.
    """

    person: Person
    named_site: Site | None
    waiting_count: int
    is_near_only: bool


_KINDS: Final = {
    Audience.KIM: (SiteKind.KIM,),
    Audience.PORTAL: (SiteKind.PORTAL,),
    Audience.SITE: tuple(SiteKind),
}

_CODE_WAITS: Final = (
    "Kode masuk Anda masih menunggu: ini baru bisa sesudah 24 jam, atau sesudah seorang lain "
    "menyetujuinya. Tulisan tetap ada di HP ini; kirim lagi sesudah itu."
)
_SAFE_METHODS: Final = ("GET", "HEAD", "OPTIONS")

type View = Callable[..., HttpResponse]
type ViewDecorator = Callable[[View], View]


def page(audience: Audience, needs: str = "", *, while_waiting: bool = False) -> ViewDecorator:
    """Name the audience and the permission of a view, and refuse everybody else.

    Inside a site (`/s/<site_label>/...`) the view gets `request.site` and runs within its guard.
    Without the permission the answer is 404; who is not signed in, or would hold it but for a code
    that waits, a frozen role or a second factor, is led to that. Outside a site no object is
    checked: `needs` says what the view asks for; only the matrix sees whether it does. There
    `while_waiting` opens a page to who came in by a code that waits; all others lead to that code.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            _refuse_nul(request)
            if audience in {Audience.EVERYONE, Audience.VISITOR}:
                return view(request, *args, **kwargs)
            if not isinstance(request.user, Person):
                return _to_sign_in(request)
            ruang_request = cast(RuangRequest, request)
            # the row itself instead of the lazy object, as actions take it
            ruang_request.person = getattr(request.user, "_wrapped", request.user)
            is_inside = audience is not Audience.SIGNED_IN
            if not _is_open(ruang_request, behind_wall=while_waiting or is_inside):
                return not_now(request)
            if not is_inside:
                return view(ruang_request, *args, **kwargs)
            site = _site_of(ruang_request, audience, kwargs.pop("site_label"))
            if not ruang_request.person.has_perm(needs or AccessPermission.ENTER, site):
                return _refused(ruang_request, site)
            ruang_request.site = site
            zone = clock.ZONES[site.region.zone]  # forms read times in the time zone of the region
            with on_site(site), timezone.override(zone):
                return view(ruang_request, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]  # read by tests
        guarded.needs = needs  # type: ignore[attr-defined]  # as above
        return guarded

    return wrap


def _refuse_nul(request: HttpRequest) -> None:
    """Answer 400 to an address or a form with the character that PostgreSQL takes in no text.
    Nobody types it.
    """
    # Past the methods of the form: this reads no field of it.
    lists = [*dict.values(request.GET), *dict.values(request.POST)]
    if "\0" in request.path or any("\0" in text for texts in lists for text in texts):
        raise BadRequest("a NUL")


def named_site(request: RuangRequest, label: str) -> Site | None:
    """The site in the address of a page of the workspace. One query in a request."""
    if not hasattr(request, "named_site"):
        request.named_site = site_in_ruang(label)
    return request.named_site


def _site_of(request: RuangRequest, audience: Audience, label: str) -> Site:
    site = named_site(request, label)
    if site is None or site.kind not in _KINDS[audience]:
        raise Http404
    return site


def _is_open(request: RuangRequest, *, behind_wall: bool) -> bool:
    """Whether this account may ask for a page like this now. A stopped account may only read. One
    whose code waits may open only pages that are open `behind_wall`; inside sites has_perm decides.
    """
    if request.person.may_only_read and request.method not in _SAFE_METHODS:
        return False
    return behind_wall or wall_of(request.person) is None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page. Who was signed out here by a code for them is led to that code."""
    if person_put_aside(request) is not None:
        return redirect("own-code")
    note_refusal(request)
    return redirect_to_login(request.get_full_path())


def not_now(request: HttpRequest) -> HttpResponse:
    """What an account may not do until its sign-in code is clear. Typed words are given back; those
    from the outbox of a phone stay there.
    """
    if request.method in _SAFE_METHODS:
        return redirect("own-code")
    if wants_json(request):
        return needs_look(_CODE_WAITS)
    texts = texts_typed_into(request.POST)
    return render(request, "access/not_now.html", {"texts": texts}, status=HTTPStatus.CONFLICT)


def _refused(request: RuangRequest, site: Site) -> HttpResponse:
    """What to answer without the permission: to the code that waits, to why the role is frozen,
    to a second factor, or 404.
    """
    if is_closed_at(request.person, site.scope()):
        return not_now(request)
    if is_frozen_on(request.person, site):
        return redirect("frozen", site_label=site.ruang_label)
    return second_factor_or_404(request, site)


def second_factor_or_404(request: RuangRequest, site: Site) -> HttpResponse:
    """Redirect to the second factor if the person needs only that, else 404."""
    if not needs_second_factor(request.person, site.scope()):
        raise Http404
    return redirect_to_login(request.get_full_path(), reverse("confirm"))


def back_link(request: RuangRequest, name: str, label: str) -> dict[str, Any]:
    """Template context of the link back to this route of the same site."""
    return {"back_url": reverse(name, args=[request.site.ruang_label]), "back_label": label}


def trail_or_404(request: RuangRequest, code: str) -> list[Region]:
    """The regions from this office's down to the one with this code. 404 outside its region."""
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
