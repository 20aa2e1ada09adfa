"""What the house can count by itself. A subject that stands elsewhere registers its own measure and needs no line here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from kimid.evaluation.models import Asked, Kind
from kimid.lib import clock
from kimid.lib.text import number
from kimid.registry.flow import Step
from kimid.registry.models import Kim
from kimid.registry.queries import decree_of, officers_of
from kimid.registry.silence import last_heard, listened
from kimid.wire.models import Placement

_LATELY: Final = timedelta(days=30)


class Measured(NamedTuple):
    """What was counted, and how one says it."""

    value: int
    words: str


@dataclass(frozen=True)
class Measure:
    """A way to count something of a KIM in a year, as of a moment."""

    name: str
    label: str
    take: Callable[[Kim, int, datetime], Measured]
    is_yes_no: bool = False  # counts 1 or 0


MEASURES: Final[dict[str, Measure]] = {}


def register(name: str, label: str, take: Callable[[Kim, int, datetime], Measured], *, is_yes_no: bool = False) -> None:
    """Let rounds ask for this measure by its name. Registered twice, the last one counts."""
    MEASURES[name] = Measure(name, label, take, is_yes_no)


def is_yes_no(asked: Asked) -> bool:
    """Whether what is measured is there or not, so that its number is read as `Ya` or `Tidak`."""
    found = MEASURES.get(asked["measure"]) if asked["kind"] == Kind.MEASURED else None
    return found is not None and found.is_yes_no


def measured(name: str, kim: Kim, year: int, at: datetime) -> Measured:
    """What is counted now. A measure whose subject is not installed counts nothing, and says so."""
    found = MEASURES.get(name)
    return found.take(kim, year, at) if found else Measured(0, "Belum bisa dihitung di sini")


def _stories(kim: Kim, year: int, at: datetime) -> Measured:
    zone = kim.region.zone
    begin, end = (clock.start_of(date(each, 1, 1), zone) for each in (year, year + 1))
    rows = Placement.objects.filter(portal=kim.site_id, hidden_at=None, published_at__gte=begin, published_at__lt=end)
    many = rows.count()
    return Measured(many, f"{number(many)} kabar")


def _decree(kim: Kim, year: int, at: datetime) -> Measured:
    found = decree_of(kim, clock.today(at, kim.region.zone))
    return Measured(1, f"Berlaku, nomor {found.number}") if found else Measured(0, "Tidak ada SK yang berlaku")


def _used(kim: Kim, year: int, at: datetime) -> Measured:
    """Whether somebody published, or did something in the newsroom, within a month."""
    heard = last_heard(listened().get(pk=kim.pk))
    is_lately = at - heard <= _LATELY
    return Measured(int(is_lately), f"Terakhir dipakai {clock.day(clock.today(heard, kim.region.zone))}")


def _people(kim: Kim, year: int, at: datetime) -> Measured:
    """Those of the last application that was verified; of a KIM that was entered otherwise its officers."""
    last = kim.applications.filter(step=Step.VERIFIED).order_by("-decided_at").first()
    many = last.people if last else len(officers_of(kim, clock.today(at, kim.region.zone)))
    return Measured(many, f"{number(many)} orang")


register("berita-terbit", "Kabar yang terbit dalam tahun itu", _stories)
register("sk-berlaku", "SK yang berlaku", _decree, is_yes_no=True)
register("situs-dipakai", "Situs dipakai dalam 30 hari terakhir", _used, is_yes_no=True)
register("anggota", "Anggota dan pengurus", _people)
