"""Beginning a story with plain questions."""

from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom import actions
from kimid.newsroom.forms import PatternForm
from kimid.newsroom.patterns import PATTERNS, Pattern, source_of
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import frame


@require_GET
@page(Audience.KIM, Can.WRITE)
def patterns(request: RuangRequest) -> HttpResponse:
    """The kinds of story that begin with questions."""
    return render(request, "newsroom/ruang/patterns.html", {**frame(request, label="Tanya jawab"), "patterns": PATTERNS.values()})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.WRITE)
def pattern(request: RuangRequest, name: str) -> HttpResponse:
    """The questions of one kind; their answers become a draft that opens as a sheet."""
    chosen, now = PATTERNS.get(name), timezone.now()
    if chosen is None:
        raise Http404
    known = {"on": clock.today(now, request.site.region.zone), "draft": public_id(10)}
    form = PatternForm(request.POST or None, pattern=chosen, initial=known)
    if not form.is_bound or not form.is_valid():
        shown = {**frame(request, label=chosen.label), "pattern": chosen, "form": form}
        return render(request, "newsroom/ruang/pattern.html", shown, status=422 if form.is_bound else 200)
    _begin(request, chosen, form)
    return redirect("ruang-edit", request.site.ruang_label, form.cleaned_data["draft"])


def _begin(request: RuangRequest, chosen: Pattern, form: PatternForm) -> None:
    """Make the draft. Sent twice, it is one; the second finds the first."""
    given, on, now = form.answers(), form.day(), timezone.now()
    source = source_of(given, on, request.person.name)
    number = form.cleaned_data["draft"]
    try:
        actions.write(request.site, words=chosen.words(given, on), source=source, public_id=number, by=request.person, at=now)
    except IntegrityError:
        return  # a second tap was faster, or the number is somebody's: then its sheet is not there for this person
