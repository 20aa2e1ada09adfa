"""The desk of an office: its applications as a list to search and sort, and its files."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.applications.actions.handling import record_desk_export
from kimid.applications.desk import TABS, DeskOptions, desk_counts, desk_rows
from kimid.applications.desk_lines import desk_lines
from kimid.applications.desk_table import DESK_COLUMNS
from kimid.applications.queries import drafts_of
from kimid.applications.rules import ApplicationPermission
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.ui.list_download import list_download
from kimid.ui.paging import list_page

_PAGE_SIZE: Final = 25
# Of the list: what its heads are called, and by which word one sorts.
_HEADS: Final = (
    ("kim", "KIM"),
    ("wilayah", ""),
    ("masuk", "Masuk"),
    ("tenggat", "Tenggat"),
    ("sisa", "Sisa"),
    ("dipegang", "Dipegang"),
    ("", "Nomor surat"),
    ("keadaan", "Keadaan"),
)
_AREAS: Final = {
    Level.NATION: "Provinsi",
    Level.PROVINCE: "Kabupaten",
    Level.REGENCY: "Kecamatan",
    Level.DISTRICT: "Desa",
}

# What the column of `DeskRow.area` is called.
_COLUMNS: Final = {Level.REGENCY: "Kecamatan", Level.DISTRICT: "Desa", Level.VILLAGE: "Desa"}


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def application_desk(request: RuangRequest) -> HttpResponse:
    """The applications of the region: tabs, a search, filters and an order, all in the address."""
    region, now = request.site.region, timezone.now()
    options = DeskOptions.from_query(request.GET)
    counts = desk_counts(region, request.person, now)
    rows = desk_rows(region, options, request.person, now)
    here = list_page(request, rows.count(), _PAGE_SIZE)
    column = _COLUMNS.get(Level(region.level), "Kabupaten")
    context = {
        "options": options,
        "counts": counts,
        "tabs": _tabs(options, counts),
        "heads": _heads(options, column),
        "rows": desk_lines(rows[here.start : here.end], request.person, now, office=region),
        "here": here,
        "column": column,
        "area_label": _AREAS.get(Level(region.level), ""),
        "areas": Region.objects.filter(parent=region, valid_until=None).order_by("name"),
        "region": region,
        "drafts": drafts_of(region, request.person),
    }
    return render(request, "applications/desk.html", context)


@require_POST
@page(Audience.PORTAL, ApplicationPermission.EXPORT)
@requires_recent_auth("POST", act="Mengunduh daftar permohonan")
def application_desk_file(request: RuangRequest) -> HttpResponse:
    """The same rows in the same order as a file. Each file is on record."""
    region, now = request.site.region, timezone.now()
    options = DeskOptions.from_query(request.POST)
    rows = desk_lines(desk_rows(region, options, request.person, now), request.person, now)
    record_desk_export(
        region,
        columns=[column.key for column in DESK_COLUMNS],
        rows=len(rows),
        by=request.person,
        at=now,
    )
    today = clock.today(now, region.zone)
    name = f"{TABS[options.tab]}, {len(rows)} permohonan. Keadaan {clock.day(today)}."
    return list_download(
        rows,
        DESK_COLUMNS,
        heading=f"Permohonan KIM di {region.full_name}: {name}",
        name=f"permohonan-kim-{region.slug}",
        on=today,
        is_csv="csv" in request.POST,
    )


def _tabs(options: DeskOptions, counts: dict[str, int]) -> list[tuple[str, str, int, bool]]:
    return [
        (options.address(tampil=name, keadaan=""), label, counts[name], name == options.tab)
        for name, label in TABS.items()
    ]


def _heads(options: DeskOptions, column: str) -> list[tuple[str, str, str]]:
    """Each head with its address, and how it is sorted by now."""
    direction = "descending" if options.is_reversed else "ascending"
    return [
        (
            label or column,
            options.sort_address(key) if key else "",
            direction if key == options.sort else "",
        )
        for key, label in _HEADS
    ]
