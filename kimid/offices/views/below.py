"""The posts of all offices directly below, vacant ones first."""

from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.offices import actions, queries
from kimid.offices.post_columns import post_columns
from kimid.offices.queries import OfficePost
from kimid.ui.list_download import list_download

_FILTERS: Final[dict[str, tuple[str, Callable[[OfficePost], bool]]]] = {
    "kosong": ("Kosong", lambda post: post.is_vacant),
    "plt": ("Plt., Plh., Pj.", lambda post: post.is_acting),
    "lama": ("Lama tidak masuk", lambda post: post.is_long_away),
    "undangan": ("Undangan berjalan", lambda post: bool(post.invitations)),
    "mutasi": ("Mutasi berjalan", lambda post: bool(post.changes)),
}


@require_GET
@page(Audience.PORTAL, AccessPermission.SEE_OFFICIALS)
def below(request: RuangRequest) -> HttpResponse:
    """The posts of the offices below; `hanya` shows one sort."""
    region, now = request.site.region, timezone.now()
    offices = queries.offices_below(region) if region.level < Level.DISTRICT else []
    posts = queries.posts_of(offices, now)
    shown = _shown(posts, request.GET.get("hanya", ""))
    opened = queries.opened_offices(offices)
    wanted = request.GET.get("hanya", "")
    context = {
        "posts": shown,
        "wanted": wanted if wanted in _FILTERS else "",
        "opened": opened,
        "total": len(posts),
        "vacant": sum(post.is_vacant for post in posts),
        "filters": [
            (name, label, sum(map(fits, posts)), name == wanted)
            for name, (label, fits) in _FILTERS.items()
        ],
        "region": region,
        "zone": region.zone,
        "back_url": reverse("ruang-officials", args=[request.site.ruang_label]),
        "back_label": "Petugas",
    }
    return render(request, "offices/below.html", context)


@require_POST
@page(Audience.PORTAL, AccessPermission.SEE_OFFICIALS)
@requires_recent_auth("POST", act="Mengunduh daftar jabatan")
def below_file(request: RuangRequest) -> HttpResponse:
    """The same posts as a workbook. Each file is on record."""
    region, now = request.site.region, timezone.now()
    offices = queries.offices_below(region) if region.level < Level.DISTRICT else []
    posts = _shown(queries.posts_of(offices, now), request.POST.get("hanya", ""))
    actions.record_posts_export(region, rows=len(posts), by=request.person, at=now)
    today = clock.today(now, region.zone)
    return list_download(
        posts,
        post_columns(region.zone),
        heading=f"Jabatan di bawah {region.full_name}, {len(posts)}. Keadaan {clock.day(today)}.",
        name=f"jabatan-{region.slug}",
        on=today,
        is_csv=False,
    )


def _shown(posts: list[OfficePost], wanted: str) -> list[OfficePost]:
    is_shown = _FILTERS[wanted][1] if wanted in _FILTERS else None
    return [post for post in posts if is_shown is None or is_shown(post)]


@require_POST
@page(Audience.PORTAL, AccessPermission.SEE_OFFICIALS)
def open_office(request: RuangRequest, code: str) -> HttpResponse:
    """Open the workspace of an office below that nobody has worked in, and go there."""
    office = next(
        (each for each in queries.offices_below(request.site.region) if each.pk == code), None
    )
    if office is None:
        raise Http404
    actions.open_office(office, by=request.person, at=timezone.now())
    return redirect("ruang-office-posts", site_label=office.portal_label)
