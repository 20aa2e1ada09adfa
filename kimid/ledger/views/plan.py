"""The plan of a year (RAB): where money comes from, what it is for, and what became of it."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.ledger.actions import plan_copies
from kimid.ledger.addresses import to_cash_book
from kimid.ledger.models.sources import FIRST_YEAR, LAST_YEAR
from kimid.ledger.plan_pages import changes_of_plan, has_plan, plan_page, plan_years
from kimid.ledger.queries import recurring_of
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.ui.links import Link

_SHOWN: Final = 4  # of what was changed; the rest is folded
_YEARS: Final = range(FIRST_YEAR, LAST_YEAR + 1)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def plan(request: RuangRequest, year: int = 0) -> HttpResponse:
    """The plan of this year, or of the year in the address, beside what is real."""
    site = request.site
    today = clock.today(timezone.now(), site.region.zone)
    year = year_or_404(year or today.year)
    shown = plan_page(site, year)
    since, before = changes_of_plan(site, shown, year)
    plans = request.person.has_perm(LedgerPermission.PLAN, site)
    context = {
        "plan": shown,
        "year": year,
        "years": _year_links(request, year, plan_years(site, today)),
        "is_coming": year > today.year,
        "plans": plans,
        "copies": plans and shown.is_empty and has_plan(site, year - 1),
        "recurring": recurring_of(site),
        "since": since[:_SHOWN],
        "earlier": [*since[_SHOWN:], *before],
        **to_cash_book(site),
    }
    return render(request, "ledger/plan/plan.html", context)


@require_POST
@page(Audience.KIM, LedgerPermission.PLAN)
def copy(request: RuangRequest, year: int) -> HttpResponse:
    """Begin with the plan of the year before."""
    try:
        plan_copies.copy_plan(
            request.site, year=year_or_404(year), by=request.person, at=timezone.now()
        )
    except MoneyRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"Rencana {year - 1} sudah disalin. Ubah yang berbeda.")
    return to_plan(request, year)


def year_or_404(year: int) -> int:
    """The year, if it can have a plan."""
    if year not in _YEARS:
        raise Http404
    return year


def to_plan(request: RuangRequest, year: int) -> HttpResponse:
    return redirect("ruang-money-plan-year", site_label=request.site.ruang_label, year=year)


def _year_links(request: RuangRequest, year: int, years: list[int]) -> list[Link]:
    label = request.site.ruang_label
    return [
        Link(str(each), f"/s/{label}/kas/rencana/{each}/", current=each == year)
        for each in sorted({*years, year}, reverse=True)
    ]
