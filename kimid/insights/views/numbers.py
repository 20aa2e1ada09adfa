"""The numbers of a region, in the workspace of its office: as a page, and as a file for
spreadsheets.
"""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page, trail_or_404
from kimid.access.recent_auth import requires_recent_auth
from kimid.applications.views.checking import applications_address
from kimid.ict.views.office import ict_gaps_address
from kimid.insights import snapshot_comparison, summary
from kimid.insights.duties import DutyLinks, decrees_ending_soon, duties
from kimid.insights.export import as_download, table_csv, table_xlsx
from kimid.insights.figures import figures
from kimid.insights.maps import map_beside, map_of
from kimid.insights.queries import NumbersTable, TableRow, region_table
from kimid.insights.screen_table import FILTERS, TableOptions, day_choices, screen_table
from kimid.insights.snapshot_comparison import SnapshotComparison
from kimid.insights.snapshots import snapshot_label
from kimid.insights.tiles import province_tiles
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lifecycle.queries import kim_activity_in
from kimid.lifecycle.views.life import lives_address, silent_address
from kimid.onboarding.panels import desk_addresses
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from kimid.sites.models import Site
from kimid.wire.rules import WirePermission


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def numbers(request: RuangRequest, code: str = "") -> HttpResponse:
    """What to tell the one above, five figures, what to do, and one row per region below, also when
    it is zero.
    """
    trail = trail_or_404(request, code)
    region = trail[-1]
    now = timezone.now()
    options = TableOptions.from_query(request.GET)
    table = region_table(region, _today(region))
    comparison = snapshot_comparison.compare(table, options.beside)
    ending = decrees_ending_soon(table)
    shown = {
        **_table_context(table, options, comparison),
        "trail": trail[:-1],
        "now": now,
        "duties": duties(table, ending, now, _region_duty_links(request, region)),
        "ending": _with_links(ending, request),
        "kims": kim_activity_in(region, table.on) if region.level == Level.VILLAGE else [],
    }
    return render(
        request,
        "insights/numbers.html",
        {**shown, **_sentences(table, comparison), **_maps(request, table, code)},
    )


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh tabel angka")
def numbers_csv(request: RuangRequest, code: str = "") -> HttpResponse:
    """The rows of the same table, in the order of their codes."""
    region = trail_or_404(request, code)[-1]
    return table_csv(region_table(region, _today(region)))


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh tabel angka")
def numbers_xlsx(request: RuangRequest, code: str = "") -> HttpResponse:
    """The same rows as a workbook."""
    region = trail_or_404(request, code)[-1]
    return table_xlsx(region_table(region, _today(region)))


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan triwulan")
def numbers_report(request: RuangRequest, code: str = "") -> HttpResponse:
    """The quarterly report, finished: sentence, figures, what to do, a chart, and the
    same table.
    """
    # Heavy, and few processes ever draw one.
    from kimid.insights import quarterly_report  # noqa: PLC0415  # as above

    region = trail_or_404(request, code)[-1]
    table = region_table(region, _today(region))
    waiting = duties(
        table, decrees_ending_soon(table), timezone.now(), _region_duty_links(request, region)
    )
    report = quarterly_report.build_report(table, snapshot_comparison.compare(table), waiting)
    pdf = quarterly_report.report_pdf(report)
    return as_download(HttpResponse(pdf, content_type="application/pdf"), table, "pdf")


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def numbers_map(request: RuangRequest, code: str = "") -> HttpResponse:
    """The map of the same region."""
    region = trail_or_404(request, code)[-1]
    drawn = map_of(region, request.site, _today(region))
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/svg+xml")


def duty_links(person: Person, site: Site) -> DutyLinks:
    """Where what waits for the office of a site lies, as far as this person has to do with it."""
    person_and_site = (person, site)
    return DutyLinks(
        applications_address(*person_and_site),
        lives_address(*person_and_site),
        silent_address(*person_and_site),
        ict_gaps_address(site),
        _urgent_address(*person_and_site),
        *desk_addresses(*person_and_site),
        _reminders_address(*person_and_site),
    )


def _reminders_address(person: Person, site: Site) -> str:
    """Where an office reminds KIM whose decrees end, for whoever may."""
    if not person.has_perm(RegistryPermission.EDIT, site):
        return ""
    return reverse("ruang-reminders", args=[site.ruang_label])


def _urgent_address(person: Person, site: Site) -> str:
    """The urgent stories at the desk of this portal, for whoever may send them on."""
    if not person.has_perm(WirePermission.SEND_ON, site):
        return ""
    return f"{reverse('ruang-desk', args=[site.ruang_label])}#mendesak"


def _table_context(
    table: NumbersTable, options: TableOptions, comparison: SnapshotComparison
) -> dict[str, object]:
    """The table as it was asked for, beside an earlier day."""
    return {
        "table": table,
        "screen_table": screen_table(table, options, comparison.rows),
        "options": options,
        "filters": [(word, name) for word, (name, _) in FILTERS.items()],
        "days": day_choices(comparison.choices, snapshot_label),
        "comparison": comparison,
    }


def _region_duty_links(request: RuangRequest, region: Region) -> DutyLinks:
    """Further down the page itself leads to the silent ones and to decrees that end: the lists of
    the office have those of its whole region.
    """
    links = duty_links(request.person, request.site)
    return links if region == request.site.region else links._replace(silent="", reminders="")


def _with_links(kims: Sequence[Kim], request: RuangRequest) -> list[tuple[Kim, str]]:
    """Each KIM with where one does something about it: its sheet for those who keep the register,
    else its profile, if readers may open it.
    """
    if request.person.has_perm(RegistryPermission.REGISTER, request.site):
        label = request.site.ruang_label
        return [(kim, reverse("ruang-kim", args=[label, kim.number])) for kim in kims]
    return [(kim, kim.site.url_of("/profil/") if kim.site.is_readable else "") for kim in kims]


def _sentences(table: NumbersTable, comparison: SnapshotComparison) -> dict[str, object]:
    """The sentences of the page, made from the same numbers."""
    return {
        "region": table.region,
        "zone": table.region.zone,
        "as_of": summary.as_of(table),
        "headline": summary.headline(table),
        "sentence": summary.summary_sentence(table),
        "figures": figures(table, comparison.snapshot),
        "since": snapshot_comparison.changes_sentence(table, comparison),
        "sample": snapshot_comparison.sample_sentence(comparison),
        "below": summary.LEVELS_BELOW[table.region.level],
        "chart": (summary.month_bars(table.months), summary.months_sentence(table.months)),
        "year": snapshot_comparison.year_sentence(table.months),
    }


def _maps(request: RuangRequest, table: NumbersTable, code: str) -> dict[str, object]:
    """The map and the provinces, each region leading to its own numbers."""
    label = request.site.ruang_label

    def url_of(row: TableRow) -> str:
        return reverse("ruang-numbers-below", args=[label, row.region.code])

    src = (
        reverse("ruang-numbers-map-below", args=[label, code])
        if code
        else reverse("ruang-numbers-map", args=[label])
    )
    return {
        "map": map_beside(table, url_of, src),
        "tiles": province_tiles(table, url_of),
    }


def _today(region: Region) -> date:
    return clock.today(timezone.now(), region.zone)
