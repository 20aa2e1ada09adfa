"""The open numbers of a region: a page, a map, files, and the report. Never a person in them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.insights import snapshot_comparison, summary
from kimid.insights.columns import LISTED, columns_of, sorted_rows
from kimid.insights.export import as_download, table_csv, table_json, table_xlsx
from kimid.insights.figures import figures
from kimid.insights.maps import map_beside, map_of, unplaced_note
from kimid.insights.queries import NumbersTable, Overview, TableRow, overview, region_table
from kimid.insights.screen_table import FILTERS, change_texts, day_choices
from kimid.insights.snapshot_comparison import SnapshotComparison
from kimid.insights.snapshots import snapshot_key, snapshot_label
from kimid.insights.tiles import province_tiles
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.list_files import XLSX_TYPE
from kimid.pagecache.directives import mark_cacheable
from kimid.registry.queries import register_tag
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.ui.json_ld import json_ld_html

# Of each column that has a head: its word, its name, and whether it needs room.
_HEADS: Final = (
    ("desa_dan_kelurahan", "Desa dan kelurahan", True),
    ("kim", "KIM", False),
    ("sk_berlaku", "SK", False),
    (LISTED, "Belum dicocokkan", False),  # only where any waits
    ("berbasis_tik", "TIK", False),
    ("kabar", "Kabar", True),
    ("cakupan_persen", "Cakupan", False),
)
_CHOICES: Final = {word: name for word, (name, _) in FILTERS.items() if word}


@require_safe
@page(Audience.EVERYONE)
def data(request: SiteRequest, sort: str = "", only: str = "", beside: str = "") -> HttpResponse:
    """The finding, figures beside an earlier day, the map, charts, what is missing, and the table
    of all regions below.

    Each order of the table, each part of it and each earlier day has an address of its own, so that
    all of them can be stored.
    """
    region_overview = overview(request.site.region, _today(request))
    table = region_overview.table
    if not _is_known(table, sort, only, beside):
        raise Http404
    shown = {
        **_summary_context(request, region_overview),
        **_comparison_context(
            table, snapshot_comparison.compare(table, beside), sorted_rows(table.rows, sort), only
        ),
        "table": table,
        "asked": sort or only or beside,
        **_choice_context(table, only),
    }
    response = render(request, "insights/public/data.html", shown)
    if shown["asked"]:
        response["X-Robots-Tag"] = "noindex, follow"
    return _stored_response(request, response, request.site.tag)


@require_safe
@page(Audience.EVERYONE)
def data_csv(request: SiteRequest) -> HttpResponse:
    """The table as a file: the numbers of the page, row by row."""
    return _stored_response(
        request, table_csv(region_table(request.site.region, _today(request))), request.site.tag
    )


@require_safe
@page(Audience.EVERYONE)
def data_xlsx(request: SiteRequest) -> HttpResponse:
    """The table as a workbook."""
    return _stored_response(
        request, table_xlsx(region_table(request.site.region, _today(request))), request.site.tag
    )


@require_safe
@page(Audience.EVERYONE)
def data_report(request: SiteRequest) -> HttpResponse:
    """The report of the quarter, as the office has it, but without what waits for the office."""
    # Heavy, and few processes ever draw one.
    from kimid.insights import quarterly_report  # noqa: PLC0415  # as above

    table = region_table(request.site.region, _today(request))
    report = quarterly_report.build_report(table, snapshot_comparison.compare(table), None)
    pdf = quarterly_report.report_pdf(report)
    return _stored_response(
        request,
        as_download(HttpResponse(pdf, content_type="application/pdf"), table, "pdf"),
        request.site.tag,
    )


@require_safe
@page(Audience.EVERYONE)
def data_json(request: SiteRequest) -> HttpResponse:
    """The table for programs of others."""
    return _stored_response(
        request, table_json(region_table(request.site.region, _today(request))), request.site.tag
    )


@require_safe
@page(Audience.EVERYONE)
def data_map(request: SiteRequest) -> HttpResponse:
    """The map. A village has none, nor has a region of which there are no outlines."""
    drawn = map_of(request.site.region, request.site, _today(request))
    if drawn is None:
        raise Http404
    response = HttpResponse(drawn, content_type="image/svg+xml")
    return _stored_response(request, response, register_tag(request.site.region_id))


def _summary_context(request: SiteRequest, overview: Overview) -> dict[str, object]:
    """What the page says in words and pictures."""
    region = request.site.region
    table = overview.table
    return {
        "region": region,
        "now": timezone.now(),
        "zone": region.zone,
        "canonical": public_url(request.site.label, "/data/"),
        "as_of": summary.as_of(table),
        "headline": summary.headline(table),
        "missing": summary.missing_sentence(table),
        "below": summary.LEVELS_BELOW[region.level],
        "map": map_beside(table, lambda row: row.data_url),
        "unplaced": unplaced_note(table),
        "ict_sentence": summary.ict_sentence(table),
        "months": (summary.month_bars(table.months), summary.months_sentence(table.months)),
        "years": (summary.year_bars(overview), summary.years_sentence(overview)),
        "tiles": province_tiles(table, lambda row: row.data_url),
        "dataset": json_ld_html(_dataset(request.site, table)),
    }


def _dataset(site: Site, table: NumbersTable) -> dict[str, object]:
    """The numbers as search engines for open data list them."""
    types = {"csv": "text/csv", "xlsx": XLSX_TYPE, "json": "application/json"}
    return {
        "@type": "Dataset",
        "name": f"Data KIM {site.region.full_name}",
        "description": f"{summary.headline(table)}. {summary.missing_sentence(table)}".strip(),
        "url": site.url_of("/data/"),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name, "url": site.url},
        "spatialCoverage": site.region.full_name,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": name,
                "contentUrl": site.url_of(f"/data.{ending}"),
            }
            for ending, name in types.items()
        ],
    }


def _comparison_context(
    table: NumbersTable, comparison: SnapshotComparison, rows: Sequence[TableRow], only: str
) -> dict[str, object]:
    """The rows that were asked for, the figures and the sentences, all beside the earlier day."""
    changes_by_region = change_texts(table, comparison.rows)
    return {
        "rows": [
            (row, changes_by_region.get(row.region.code, "–"))
            for row in rows
            if FILTERS[only][1](row)
        ],
        "changed": changes_by_region.get(table.region.code, "–"),
        "days": day_choices(comparison.choices, snapshot_label),
        "comparison": comparison,
        "figures": figures(table, comparison.snapshot),
        "since": snapshot_comparison.changes_sentence(table, comparison),
        "sample": snapshot_comparison.sample_sentence(comparison),
    }


def _choice_context(table: NumbersTable, only: str) -> dict[str, object]:
    """The part of the table that was asked for, all parts there are, and its heads."""
    heads = _HEADS if table.region.level < Level.DISTRICT else _HEADS[1:-1]
    return {
        "only": only,
        "choices": _CHOICES.items(),
        "heads": [each for each in heads if table.total.listed or each[0] != LISTED],
    }


def _is_known(table: NumbersTable, sort: str, only: str, beside: str) -> bool:
    """Whether there is such an order, such a part, such a day. Where the address asks for none of
    them there is.
    """
    known = (
        (sort, [column.key for column in columns_of(table)]),
        (only, FILTERS),
        (beside, list(map(snapshot_key, table.snapshots))),
    )
    return all(not asked or asked in there for asked, there in known)


def _today(request: SiteRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _stored_response(request: SiteRequest, response: HttpResponse, tag: str) -> HttpResponse:
    """Kept until something in the region changes, or until midnight there: then a
    decree may end.
    """
    mark_cacheable(
        response,
        tags=[tag],
        fresh_until=clock.next_midnight(timezone.now(), request.site.region.zone),
    )
    return response
