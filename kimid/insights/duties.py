"""What the numbers ask an office to do, the most pressing first."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from kimid.insights.finding import BELOW
from kimid.insights.queries import Table
from kimid.lib.text import listed, number
from kimid.registry.models import Kim
from kimid.registry.queries import SOON, RegionCount, decrees_ending
from kimid.registry.waiting import Waiting, waiting_in
from kimid.wire.models import Item
from kimid.wire.queries import unverified_since

_NAMED: Final = 3


class Duty(NamedTuple):
    """Something to do: what is the matter, what helps, and where on the page of numbers it is shown. `many` is how often.

    With `href` it is shown there instead.
    """

    title: str
    text: str
    icon: str
    anchor: str
    many: int
    href: str = ""


def ending_soon(table: Table) -> list[Kim]:
    """KIM whose decree ends within 90 days. `ends_on` says when."""
    return decrees_ending(table.region, table.on, table.on + SOON)


class Ways(NamedTuple):
    """The addresses of an office's applications, of the lives of its KIM, of the silent ones, and of those not ICT-based yet.

    Each is empty where the office has nothing to do with it.
    """

    desk: str = ""
    lives: str = ""
    silent: str = ""
    ict: str = ""


def duties(table: Table, ending: Sequence[Kim], at: datetime, ways: Ways) -> list[Duty]:
    """What waits for the office of a region at this moment."""
    total = table.total
    without = total.kims - total.with_decree
    waiting = waiting_in(table.region) if ways.desk or ways.lives else Waiting()
    found = [
        *_unverified(unverified_since(table.region, at)),
        *(_lives(waiting, ways.lives) if ways.lives else ()),
        *(_applications(waiting, ways.desk) if ways.desk else ()),
        _empty(table),
        Duty(f"{number(len(ending))} SK berakhir dalam 90 hari", "Ingatkan KIM untuk memperbarui", "document", "sk", len(ending)),
        Duty(f"{number(without)} KIM tanpa SK yang berlaku", "Bantu urus SK ke desa atau lurah", "document", "tabel", without),
        _ict(total, ways.ict),
        _silent(total, ways.silent),
    ]
    return [duty for duty in found if duty.many]


def _silent(total: RegionCount, address: str) -> Duty:
    return Duty(f"{number(total.silent)} KIM diam 90 hari", "Kunjungi dan dampingi", "clock", "tabel", total.silent, address)


def _ict(total: RegionCount, address: str) -> Duty:
    behind = total.kims - total.ict_based if address else 0
    return Duty(f"{number(behind)} KIM belum berbasis TIK", "Lihat apa yang kurang di tiap KIM", "chart", "", behind, address)


def _lives(waiting: Waiting, address: str) -> Iterator[Duty]:
    closed, lives = waiting.quarantined, waiting.lives
    title = f"{number(closed)} situs KIM dikarantina"
    yield Duty(title, "Tertutup bagi pembaca sampai aman", "warning", "", closed, address)
    yield Duty(f"{number(lives)} KIM menunggu pembinaan", "Kunjungi, dengarkan, jawab", "people", "", lives, address)


def _applications(waiting: Waiting, desk: str) -> Iterator[Duty]:
    many = waiting.applications
    yield Duty(f"{number(many)} permohonan KIM menunggu", "Cocokkan dengan SK, lalu putuskan", "people", "", many, desk)


def _unverified(items: Sequence[Item]) -> Iterator[Duty]:
    text = "Lewat 24 jam. Hubungi dan bantu mencari yang memastikan"
    for item in items[:_NAMED]:
        yield Duty(f"Kabar mendesak {item.site.name} belum diperiksa", text, "warning", "tabel", 1, item.url)
    others = len(items) - _NAMED
    if others > 0:
        yield Duty(f"{number(others)} kabar mendesak lain belum diperiksa", text, "warning", "tabel", others)


def _empty(table: Table) -> Duty:
    names = [row.region.name_in_list for row in table.empty]
    what = listed(names) if len(names) <= _NAMED else f"{number(len(names))} {BELOW[table.region.level]}"
    return Duty(f"{what} belum punya KIM", "Jadwalkan sosialisasi", "place", "tabel", len(names))
