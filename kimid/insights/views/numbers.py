"""The numbers of a region, in the workspace of its office: as a page, and as a file for spreadsheets."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page, trail_or_404
from kimid.access.weighty import weighty
from kimid.insights import comparing, finding
from kimid.insights.comparing import Comparison
from kimid.insights.duties import Ways, duties, ending_soon
from kimid.insights.figures import figures
from kimid.insights.ledger import FILTERS, Wish, day_choices, ledger
from kimid.insights.queries import Table, region_table
from kimid.insights.sheet import saved, table_book, table_file
from kimid.insights.snapshots import day_words
from kimid.insights.tiles import tiles_of
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.life import heard_in
from kimid.registry.models import Kim
from kimid.registry.rules import Can
from kimid.registry.views.checking import desk_address
from kimid.registry.views.ict import behind_address
from kimid.registry.views.life import lives_address, silent_address
from kimid.sites.models import Site


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
def numbers(request: RuangRequest, code: str = "") -> HttpResponse:
    """What to tell the one above, five figures, what to do, and one row per region below, also when it is zero."""
    trail = trail_or_404(request, code)
    region, now, wish = trail[-1], timezone.now(), Wish.read(request.GET)
    table = region_table(region, _today(region))
    compared = comparing.comparison(table, wish.beside)
    ending = ending_soon(table)
    shown = {
        "table": table,
        "ledger": ledger(table, wish, compared.rows),
        "wish": wish,
        "filters": [(word, name) for word, (name, _) in FILTERS.items()],
        "days": day_choices(compared.days, day_words),
        "compared": compared,
        "trail": trail[:-1],
        "now": now,
        "duties": duties(table, ending, now, _ways(request, region)),
        "ending": _with_ways(ending, request),
        "kims": heard_in(region, table.on) if region.level == Level.VILLAGE else [],
    }
    return render(request, "insights/numbers.html", {**shown, **_said(table, compared), **_tiles(request, table)})


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
@weighty("GET")
def numbers_file(request: RuangRequest, code: str = "") -> HttpResponse:
    """The rows of the same table, in the order of their codes."""
    region = trail_or_404(request, code)[-1]
    return table_file(region_table(region, _today(region)))


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
@weighty("GET")
def numbers_book(request: RuangRequest, code: str = "") -> HttpResponse:
    """The same rows as a workbook."""
    region = trail_or_404(request, code)[-1]
    return table_book(region_table(region, _today(region)))


@require_GET
@page(Audience.PORTAL, Can.READ_REGION)
@weighty("GET")
def numbers_report(request: RuangRequest, code: str = "") -> HttpResponse:
    """The quarterly report, finished: sentence, figures, what to do, a chart, and the same table."""
    from kimid.insights.report import drawn, report_of  # noqa: PLC0415  # heavy, and few processes ever draw one

    region = trail_or_404(request, code)[-1]
    table = region_table(region, _today(region))
    waiting = duties(table, ending_soon(table), timezone.now(), _ways(request, region))
    paper = drawn(report_of(table, comparing.comparison(table), waiting))
    return saved(HttpResponse(paper, content_type="application/pdf"), table, "pdf")


def ways_of(person: Person, site: Site) -> Ways:
    """Where what waits for the office of a site lies, as far as this person has to do with it."""
    asks = (person, site)
    return Ways(desk_address(*asks), lives_address(*asks), silent_address(*asks), behind_address(site))


def _ways(request: RuangRequest, region: Region) -> Ways:
    """Further down the table itself leads to the silent ones: the list of the office has those of its whole region."""
    ways = ways_of(request.person, request.site)
    return ways if region == request.site.region else ways._replace(silent="")


def _with_ways(kims: Sequence[Kim], request: RuangRequest) -> list[tuple[Kim, str]]:
    """Each KIM with where one does something about it: its sheet for those who keep the register, else its profile."""
    label, keeps = request.site.ruang_label, request.person.has_perm(Can.REGISTER, request.site)
    return [(kim, reverse("ruang-kim", args=[label, kim.number]) if keeps else kim.site.url_of("/profil/")) for kim in kims]


def _said(table: Table, compared: Comparison) -> dict[str, object]:
    """The sentences of the page, made from the same numbers."""
    return {
        "region": table.region,
        "zone": table.region.zone,
        "as_of": finding.as_of(table),
        "headline": finding.headline(table),
        "sentence": finding.sentence(table),
        "figures": figures(table, compared.kept),
        "since": comparing.since(table, compared),
        "sample": comparing.sample_words(compared),
        "below": finding.BELOW[table.region.level],
        "chart": (finding.month_bars(table.months), finding.months_said(table.months)),
        "year": comparing.year_said(table.months),
    }


def _tiles(request: RuangRequest, table: Table) -> dict[str, object]:
    """The provinces, each leading to its own numbers."""
    label = request.site.ruang_label
    return {"tiles": tiles_of(table, lambda row: reverse("ruang-numbers-below", args=[label, row.region.code]))}


def _today(region: Region) -> date:
    return clock.today(timezone.now(), region.zone)
