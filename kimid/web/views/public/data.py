"""The open numbers of a region: a page, a map, files, and the report. Never a person in them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.insights import comparing, finding
from kimid.insights.columns import columns_of, in_order
from kimid.insights.comparing import Comparison
from kimid.insights.figures import figures
from kimid.insights.ledger import FILTERS, changes, day_choices
from kimid.insights.maps import map_height, map_of, map_words
from kimid.insights.queries import Overview, Table, TableRow, overview, region_table
from kimid.insights.sheet import saved, table_book, table_data, table_file
from kimid.insights.snapshots import day_words, key_of
from kimid.insights.tiles import tiles_of
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.registry.queries import register_tag
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest

# Of each column that has a head: its word, its name, and whether it needs room.
_HEADS: Final = (
    ("desa_dan_kelurahan", "Desa dan kelurahan", True),
    ("kim", "KIM", False),
    ("sk_berlaku", "SK", False),
    ("berbasis_tik", "TIK", False),
    ("kabar", "Kabar", True),
    ("cakupan_persen", "Cakupan", False),
)
_CHOICES: Final = {word: name for word, (name, _) in FILTERS.items() if word}


@require_safe
@page(Audience.EVERYONE)
def data(request: SiteRequest, sort: str = "", only: str = "", beside: str = "") -> HttpResponse:
    """The finding, figures beside an earlier day, the map, charts, what is missing, and the table of all regions below.

    Each order of the table, each part of it and each earlier day has an address of its own, so that all of them can be stored.
    """
    found = overview(request.site.region, _today(request))
    table = found.table
    if not _is_known(table, sort, only, beside):
        raise Http404
    shown = {
        **_about(request, found),
        **_compared(table, comparing.comparison(table, beside), in_order(table.rows, sort), only),
        "table": table,
        "asked": sort or only or beside,
        "only": only,
        "choices": _CHOICES.items(),
        "heads": _HEADS if table.region.level < Level.DISTRICT else _HEADS[1:-1],
    }
    answer = render(request, "web/public/data.html", shown)
    if shown["asked"]:
        answer["X-Robots-Tag"] = "noindex, follow"
    return _kept(request, answer, request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_file(request: SiteRequest) -> HttpResponse:
    """The table as a file: the numbers of the page, row by row."""
    return _kept(request, table_file(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_book(request: SiteRequest) -> HttpResponse:
    """The table as a workbook."""
    return _kept(request, table_book(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_report(request: SiteRequest) -> HttpResponse:
    """The report of the quarter, as the office has it, but without what waits for the office."""
    from kimid.insights.report import drawn, report_of  # noqa: PLC0415  # heavy, and few processes ever draw one

    table = region_table(request.site.region, _today(request))
    paper = drawn(report_of(table, comparing.comparison(table), None))
    return _kept(request, saved(HttpResponse(paper, content_type="application/pdf"), table, "pdf"), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_open(request: SiteRequest) -> HttpResponse:
    """The table for programs of others."""
    return _kept(request, table_data(region_table(request.site.region, _today(request))), request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_map(request: SiteRequest) -> HttpResponse:
    """The map. A village has none."""
    if not map_height(request.site.region):
        raise Http404
    answer = HttpResponse(map_of(request.site, _today(request)), content_type="image/svg+xml")
    return _kept(request, answer, register_tag(request.site.region_id))


def _about(request: SiteRequest, found: Overview) -> dict[str, object]:
    """What the page says in words and pictures."""
    region, table = request.site.region, found.table
    return {
        "region": region,
        "now": timezone.now(),
        "zone": region.zone,
        "canonical": public_url(request.site.label, "/data/"),
        "as_of": finding.as_of(table),
        "headline": finding.headline(table),
        "missing": finding.missing(table),
        "below": finding.BELOW[region.level],
        "map_height": map_height(region),
        "map_words": map_words(table),
        "ict_said": finding.ict_said(table),
        "months": (finding.month_bars(table.months), finding.months_said(table.months)),
        "years": (finding.year_bars(found), finding.years_said(found)),
        "tiles": tiles_of(table, lambda row: row.data_url),
    }


def _compared(table: Table, compared: Comparison, rows: Sequence[TableRow], only: str) -> dict[str, object]:
    """The rows that were asked for, the figures and the sentences, all beside the earlier day."""
    said = changes(table, compared.rows)
    return {
        "rows": [(row, said.get(row.region.code, "–")) for row in rows if FILTERS[only][1](row)],
        "changed": said.get(table.region.code, "–"),
        "days": day_choices(compared.days, day_words),
        "compared": compared,
        "figures": figures(table, compared.kept),
        "since": comparing.since(table, compared),
        "sample": comparing.sample_words(compared),
    }


def _is_known(table: Table, sort: str, only: str, beside: str) -> bool:
    """Whether there is such an order, such a part, such a day. Where the address asks for none of them there is."""
    known = ((sort, [column.word for column in columns_of(table)]), (only, FILTERS), (beside, list(map(key_of, table.days))))
    return all(not asked or asked in there for asked, there in known)


def _today(request: SiteRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _kept(request: SiteRequest, answer: HttpResponse, tag: str) -> HttpResponse:
    """Kept until something in the region changes, or until midnight there: then a decree may end."""
    stored(answer, tags=[tag], fresh_until=clock.next_midnight(timezone.now(), request.site.region.zone))
    return answer
