"""An office fills in an evaluation for a KIM of its regency that has nobody who can. Its name stands with what it sends."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation.queries import entry_of, round_for
from kimid.evaluation.rules import Can
from kimid.evaluation.views.desk import Desk, drop_paper, keep_typed, picture_of, sheet_of
from kimid.registry.queries import kim_numbered


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.READ)
def entry(request: RuangRequest, number: int, kim: str) -> HttpResponse:
    """The entry of a KIM until it is sent; then it lies in the heat, like those of all others."""
    desk = _desk_or_404(request, number, kim)
    made = entry_of(desk.kim, desk.round)
    place = made.places.order_by("pk").first() if made and made.is_sent else None
    if place:
        return redirect("ruang-participant", site_label=request.site.ruang_label, heat=place.heat_id, number=place.pk)
    return sheet_of(request, desk)


@require_POST
@page(Audience.PORTAL, Can.READ)
def keep(request: RuangRequest, number: int, kim: str) -> HttpResponse:
    """Keep it while it is typed."""
    return keep_typed(request, _desk_or_404(request, number, kim))


@require_POST
@page(Audience.PORTAL, Can.READ)
def drop(request: RuangRequest, number: int, kim: str, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    return drop_paper(request, _desk_or_404(request, number, kim), paper)


@require_GET
@page(Audience.PORTAL, Can.READ)
def sheet(request: RuangRequest, number: int, kim: str, paper: str) -> HttpResponse:
    """A small picture of a paper that the office added."""
    return picture_of(_desk_or_404(request, number, kim), paper)


def _desk_or_404(request: RuangRequest, number: int, kim: str) -> Desk:
    found = kim_numbered(request.site.region, kim)
    into = round_for(found, number) if found else None
    if found is None or into is None or into.is_contest or found.has_ended or not request.person.has_perm(Can.FILL, found):
        raise Http404
    label = request.site.ruang_label
    here, back = reverse("ruang-entry-for", args=[label, number, kim]), reverse("ruang-round", args=[label, number])
    return Desk(found, into, here, back, into.title, is_for_group=True)
