"""The desk of an office at which decrees of lists are compared with their papers, one after the
other.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.onboarding.actions import comparing
from kimid.onboarding.actions.comparing import DecreeAnswered, DecreeText, NotComparable
from kimid.onboarding.decree_papers import add_decree_papers
from kimid.onboarding.forms.comparing import DecreeRefusalForm, DecreeTextForm
from kimid.onboarding.row_warnings import decree_warnings
from kimid.onboarding.waiting_decrees import (
    answer_to,
    compare_desk,
    next_waiting,
    unopened_page,
    waiting_decrees,
)
from kimid.registry.models import Decree, Kim
from kimid.registry.policies import rulings_for
from kimid.registry.queries import kim_by_number
from kimid.registry.rules import RegistryPermission

type Answer = Callable[[RuangRequest, Decree], HttpResponse]

FILES: Final = "surat"  # the field of papers


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def desk(request: RuangRequest) -> HttpResponse:
    """The decrees that wait, those with a paper first; and a field for many papers at once."""
    region = request.site.region
    if request.method == "POST":
        waiting = list(waiting_decrees(region))
        _take_papers(request, waiting=waiting)
        return redirect("ruang-compare", site_label=request.site.ruang_label)
    shown = {
        "desk": compare_desk(region, page_asked_for(request)),
        "field": FILES,
        **back_link(request, "ruang-applications", "Permohonan KIM"),
    }
    return render(request, "onboarding/compare/desk.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.EDIT)
@never_cache
def decree(request: RuangRequest, number: str, decree: int) -> HttpResponse:
    """One decree beside its paper: the same, different, or no decree; the next follows at once."""
    kim = kim_by_number(request.site.region, number)
    if kim is None:
        raise Http404
    row = waiting_decrees(request.site.region).filter(kim=kim, pk=decree).first()
    if row is None:
        return _answered(request, kim, decree)
    if request.method == "GET":
        return _screen(request, row)
    answer = _ANSWERS.get(request.POST.get("putusan", ""))
    if answer is None:
        raise Http404
    try:
        return answer(request, row)
    except DecreeAnswered:
        return _answered(request, kim, decree)
    except NotComparable as why:
        messages.warning(request, str(why))
        return _to_row(request, row)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def unopened(request: RuangRequest) -> HttpResponse:
    """The KIM whose chairs have not come yet, each with the invitation that waits."""
    shown = {
        "page": unopened_page(request.site.region, page_asked_for(request)),
        "now": timezone.now(),
        **back_link(request, "ruang-applications", "Permohonan KIM"),
    }
    return render(request, "onboarding/unopened.html", shown)


def page_asked_for(request: RuangRequest) -> int:
    """The page asked for, from 1; what is no number is the first."""
    text = request.GET.get("hal", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= len("999") else 1


def _same(request: RuangRequest, row: Decree) -> HttpResponse:
    return _compare(request, row, DecreeText.of(row))


def _different(request: RuangRequest, row: Decree) -> HttpResponse:
    form = DecreeTextForm(request.POST, decree=row)
    if not form.is_valid():
        return _screen(request, row, status=422, text_form=form)
    return _compare(request, row, form.text())


def _no_decree(request: RuangRequest, row: Decree) -> HttpResponse:
    form = DecreeRefusalForm(request.POST)
    if not form.is_valid():
        return _screen(request, row, status=422, refusal_form=form)
    following = next_waiting(request.site.region, row)
    reason = form.cleaned_data["reason"]
    comparing.refuse_decree(
        row.kim, decree=row, reason=reason, by=request.person, at=timezone.now()
    )
    messages.success(request, f"SK {row.kim.name} dicoret dari register.")
    return _to_next(request, following)


def _more_papers(request: RuangRequest, row: Decree) -> HttpResponse:
    _take_papers(request, decree=row)
    return _to_row(request, row)


_ANSWERS: Final[Mapping[str, Answer]] = {
    "sama": _same,
    "beda": _different,
    "bukan": _no_decree,
    "surat": _more_papers,
}


def _compare(request: RuangRequest, row: Decree, text: DecreeText) -> HttpResponse:
    following = next_waiting(request.site.region, row)
    comparing.compare_decree(row.kim, decree=row, text=text, by=request.person, at=timezone.now())
    messages.success(request, f"SK {row.kim.name} dicocokkan. Sekarang dihitung ber-SK.")
    return _to_next(request, following)


def _take_papers(
    request: RuangRequest, *, decree: Decree | None = None, waiting: Sequence[Decree] = ()
) -> None:
    files = request.FILES.getlist(FILES)
    not_taken = add_decree_papers(
        files,
        request.site.region,
        decree=decree,
        waiting=waiting,
        by=request.person,
        at=timezone.now(),
    )
    for words in not_taken:
        messages.warning(request, words)
    taken = len(files) - len(not_taken)
    if taken:
        messages.success(request, f"{taken} surat diterima. Tunggu sebentar, lalu muat ulang.")
    elif not files:
        messages.warning(request, "Pilih suratnya dulu.")


def _answered(request: RuangRequest, kim: Kim, decree: int) -> HttpResponse:
    """Somebody was quicker: who, and when."""
    words = answer_to(kim, decree)
    if not words:
        raise Http404
    messages.warning(request, words)
    return redirect("ruang-compare", site_label=request.site.ruang_label)


def _to_row(request: RuangRequest, row: Decree) -> HttpResponse:
    label = request.site.ruang_label
    return redirect("ruang-compare-decree", label, row.kim.number, row.pk)


def _to_next(request: RuangRequest, following: Decree | None) -> HttpResponse:
    if following is None:
        return redirect("ruang-compare", site_label=request.site.ruang_label)
    return _to_row(request, following)


def _screen(
    request: RuangRequest,
    row: Decree,
    *,
    status: int = 200,
    text_form: DecreeTextForm | None = None,
    refusal_form: DecreeRefusalForm | None = None,
) -> HttpResponse:
    region = row.kim.region
    today = clock.today(timezone.now(), region.zone)
    rulings = rulings_for(region)
    shown = {
        "decree": row,
        "kim": row.kim,
        "papers": list(row.papers.order_by("pk")),
        "against": decree_warnings(row.issued_on, row.valid_until, rulings, today),
        "text_form": text_form or DecreeTextForm(decree=row),
        "refusal_form": refusal_form or DecreeRefusalForm(),
        "different_is_open": text_form is not None,
        "refusal_is_open": refusal_form is not None,
        "waiting": waiting_decrees(request.site.region).count(),
        "field": FILES,
        **back_link(request, "ruang-compare", "Cocokkan SK"),
    }
    return render(request, "onboarding/compare/decree.html", shown, status=status)
