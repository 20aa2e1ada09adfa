"""A story that starts from plain questions."""

from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom.actions import writing
from kimid.newsroom.forms.patterns import PatternForm
from kimid.newsroom.patterns import PATTERNS, Pattern, source_from_answers
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.responses import page_context


@require_GET
@page(Audience.KIM, NewsroomPermission.WRITE)
def patterns(request: RuangRequest) -> HttpResponse:
    """The kinds of story that start with questions."""
    return render(
        request,
        "newsroom/ruang/patterns.html",
        {**page_context(request, label="Tanya jawab"), "patterns": PATTERNS.values()},
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.WRITE)
def pattern(request: RuangRequest, name: str) -> HttpResponse:
    """The questions of one kind. The answers become a draft, which opens in the editor."""
    chosen = PATTERNS.get(name)
    now = timezone.now()
    if chosen is None:
        raise Http404
    initial = {"on": clock.today(now, request.site.region.zone), "draft": public_id(10)}
    form = PatternForm(request.POST or None, pattern=chosen, initial=initial)
    if not form.is_bound or not form.is_valid():
        context = {**page_context(request, label=chosen.label), "pattern": chosen, "form": form}
        return render(
            request, "newsroom/ruang/pattern.html", context, status=422 if form.is_bound else 200
        )
    _begin(request, chosen, form)
    return redirect("ruang-edit", request.site.ruang_label, form.cleaned_data["draft"])


def _begin(request: RuangRequest, chosen: Pattern, form: PatternForm) -> None:
    """Save the draft. A second tap changes nothing."""
    answers = form.answers()
    on = form.day()
    now = timezone.now()
    source = source_from_answers(answers, on, request.person.name)
    try:
        writing.write(
            request.site,
            content=chosen.content(answers, on),
            source=source,
            public_id=form.cleaned_data["draft"],
            by=request.person,
            at=now,
        )
    except IntegrityError:
        # A second tap has saved it, or the public_id belongs to somebody else: then the editor is
        # a 404 for this person.
        return
