"""Papers of decrees at the desk of an office: whose one is, and its pages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.media.papers import stamp
from kimid.onboarding.actions import comparing
from kimid.onboarding.forms.comparing import PaperPlaceForm
from kimid.onboarding.models import DecreePaper
from kimid.onboarding.waiting_decrees import papers_below, waiting_decrees
from kimid.registry.rules import RegistryPermission

_TURNS = (0, 90, 180, 270)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def paper(request: RuangRequest, paper: str) -> HttpResponse:
    """A paper of which nobody has said whose it is: choose its decree, or leave it out."""
    row = _paper_or_404(request, paper)
    to_desk = redirect("ruang-compare", site_label=request.site.ruang_label)
    if request.method == "POST" and request.POST.get("putusan") == "buang":
        region = row.region
        comparing.drop_decree_paper(region, paper=row, by=request.person, at=timezone.now())
        messages.success(request, "Surat itu dibuang.")
        return to_desk
    waiting = list(waiting_decrees(request.site.region))
    form = PaperPlaceForm(request.POST if request.method == "POST" else None, waiting=waiting)
    if not form.is_bound or not form.is_valid():
        shown = {"paper": row, "form": form, **back_link(request, "ruang-compare", "Cocokkan SK")}
        status = 422 if form.is_bound else 200
        return render(request, "onboarding/compare/paper.html", shown, status=status)
    chosen = next(each for each in waiting if each.pk == form.cleaned_data["decree"])
    comparing.place_decree_paper(row, decree=chosen, by=request.person, at=timezone.now())
    label = request.site.ruang_label
    return redirect("ruang-compare-decree", label, chosen.kim.number, chosen.pk)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def paper_page(request: RuangRequest, paper: str, number: int) -> HttpResponse:
    """One page of a paper, with the name of whoever looks drawn over it. Each look is on record."""
    row = _paper_or_404(request, paper)
    body = row.page(number)
    turn = request.GET.get("putar", "0")
    if body is None or turn not in map(str, _TURNS):
        raise Http404
    now = timezone.now()
    comparing.record_decree_paper_view(row, page_number=number, by=request.person, at=now)
    when = clock.short_moment(now, request.site.region.zone)
    words = f"Dilihat {request.person.name} · {request.site.name} · {when}"
    return HttpResponse(
        stamp(body, words, turn=int(turn)),
        content_type="image/webp",
        headers={"Cache-Control": "no-store"},
    )


def _paper_or_404(request: RuangRequest, name: str) -> DecreePaper:
    row = papers_below(request.site.region).filter(name=name).first()
    if row is None:
        raise Http404
    return row
