"""What the numbers ask an office to do, the most pressing first."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db.models import QuerySet

from kimid.insights.queries import NumbersTable
from kimid.insights.region_counts import RegionCount
from kimid.insights.summary import LEVELS_BELOW
from kimid.insights.waiting import WaitingCounts, waiting_counts_of
from kimid.lib.codes import Level
from kimid.lib.text import enumeration, number
from kimid.places.by_region import compiled_by_region_and_day
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import ENDING_SOON, kims_with_ending_decree
from kimid.shared_pages.duties import Duty
from kimid.wire.models import Item
from kimid.wire.unverified import unverified_in

_MOST_NAMED: Final = 3


def decrees_ending_soon(table: NumbersTable) -> list[Kim]:
    """KIM whose decree ends within 90 days. `ends_on` says when."""
    return _ending_soon(table.region, table.on)


@compiled_by_region_and_day
def _ending_soon(region: Region, on: date) -> QuerySet[Kim]:
    return kims_with_ending_decree(region, on, on + ENDING_SOON)


class DutyLinks(NamedTuple):
    """The addresses of an office's applications, of the lives of its KIM, of the silent ones, of
    those not ICT-based yet, of decrees to be compared, of sites without their chairs, and of
    reminders of decrees.

    Also of what may be sent on at its desk. Each is empty where the office has nothing to do with
    it.
    """

    applications: str = ""
    coaching: str = ""
    silent: str = ""
    ict: str = ""
    urgent: str = ""
    compare: str = ""
    unopened: str = ""
    reminders: str = ""


def duties(
    table: NumbersTable, ending_kims: Sequence[Kim], at: datetime, links: DutyLinks
) -> list[Duty]:
    """What waits for the office of a region at this moment."""
    sees = links.applications or links.coaching
    waiting = waiting_counts_of(table.region) if sees else WaitingCounts()
    pressing = pressing_duties(table.region, at, links, waiting)
    return [*pressing, *standing_duties(table, ending_kims, links)]


def pressing_duties(
    region: Region, at: datetime, links: DutyLinks, waiting: WaitingCounts
) -> list[Duty]:
    """What somebody waits for: readers of a warning, a closed group, a group that applied."""
    unverified = unverified_in(region)
    all_duties = [
        _urgent_duty(region, unverified if links.urgent else [], links.urgent),
        *_overdue([item for item in unverified if item.verify_by and item.verify_by < at]),
        *(_coaching(waiting, links.coaching) if links.coaching else ()),
        *(_applications(waiting, links.applications) if links.applications else ()),
        *(_of_lists(waiting, links) if links.compare else ()),
    ]
    return [duty for duty in all_duties if duty.open_count]


def standing_duties(
    table: NumbersTable, ending_kims: Sequence[Kim], links: DutyLinks
) -> list[Duty]:
    """What the numbers of a region lack."""
    total = table.total
    without = total.kims - total.with_decree - total.listed
    all_duties = [
        _duty_without_kim(table),
        Duty(
            f"{number(len(ending_kims))} SK berakhir dalam 90 hari",
            "Ingatkan KIM untuk memperbarui",
            "document",
            "sk",
            len(ending_kims),
            links.reminders,
        ),
        Duty(
            f"{number(without)} KIM tanpa SK yang berlaku",
            "Bantu urus SK ke desa atau lurah",
            "document",
            "tabel",
            without,
        ),
        _ict_duty(total, links.ict),
        _silent_duty(total, links.silent),
    ]
    return [duty for duty in all_duties if duty.open_count]


def _silent_duty(total: RegionCount, address: str) -> Duty:
    return Duty(
        f"{number(total.silent)} KIM diam 90 hari",
        "Kunjungi dan dampingi",
        "clock",
        "tabel",
        total.silent,
        address,
    )


def _ict_duty(total: RegionCount, address: str) -> Duty:
    behind = total.kims - total.ict_based if address else 0
    return Duty(
        f"{number(behind)} KIM belum berbasis TIK",
        "Lihat apa yang kurang di tiap KIM",
        "chart",
        "",
        behind,
        address,
    )


def _coaching(waiting: WaitingCounts, address: str) -> Iterator[Duty]:
    closed = waiting.quarantined
    lives = waiting.other_kims
    title = f"{number(closed)} situs KIM dikarantina"
    yield Duty(title, "Tertutup bagi pembaca sampai aman", "warning", "", closed, address)
    yield Duty(
        f"{number(lives)} KIM menunggu pembinaan",
        "Kunjungi, dengarkan, jawab",
        "people",
        "",
        lives,
        address,
    )


def _applications(waiting: WaitingCounts, address: str) -> Iterator[Duty]:
    count = waiting.applications
    yield Duty(
        f"{number(count)} permohonan KIM menunggu",
        "Cocokkan dengan SK, lalu putuskan",
        "people",
        "",
        count,
        address,
    )


def _of_lists(waiting: WaitingCounts, links: DutyLinks) -> Iterator[Duty]:
    yield Duty(
        f"{number(waiting.listed)} SK menunggu dicocokkan",
        "Lihat suratnya, lalu tekan sama atau beda",
        "document",
        "",
        waiting.listed,
        links.compare,
    )
    yield Duty(
        f"{number(waiting.unopened)} KIM menunggu ketua masuk",
        "Buat tautannya; situs dibuka begitu ketua masuk",
        "people",
        "",
        waiting.unopened,
        links.unopened,
    )


def _urgent_duty(region: Region, items: Sequence[Item], address: str) -> Duty:
    """What nobody has confirmed yet and the portal of the region does not show."""
    count = sum(item.stands_up_to > region.level for item in items)
    return Duty(
        f"{number(count)} kabar mendesak belum terverifikasi",
        "Baca sekarang. Kalau perlu, teruskan atas nama Anda",
        "warning",
        "",
        count,
        address,
    )


def _overdue(items: Sequence[Item]) -> Iterator[Duty]:
    text = "Lewat 24 jam. Hubungi dan bantu mencari yang memastikan"
    for item in items[:_MOST_NAMED]:
        yield Duty(
            f"Kabar mendesak {item.site.name} belum terverifikasi",
            text,
            "warning",
            "tabel",
            1,
            item.url,
        )
    others = len(items) - _MOST_NAMED
    if others > 0:
        yield Duty(
            f"{number(others)} kabar mendesak lain belum terverifikasi",
            text,
            "warning",
            "tabel",
            others,
        )


def _duty_without_kim(table: NumbersTable) -> Duty:
    names = [row.region.name_in_list for row in table.rows_without_kim]
    if table.region.level == Level.VILLAGE and not table.total.kims:
        names = [table.region.full_name]
    what = (
        enumeration(names)
        if len(names) <= _MOST_NAMED
        else f"{number(len(names))} {LEVELS_BELOW[table.region.level]}"
    )
    return Duty(f"{what} belum punya KIM", "Jadwalkan sosialisasi", "place", "tabel", len(names))
