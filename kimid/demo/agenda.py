"""What takes place in villages of the demo: mostly what comes again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from kimid.agenda import actions
from kimid.agenda.actions import AgendaData, NewDay
from kimid.agenda.models import AgendaEvent
from kimid.agenda.repeats import Repeat, market_day
from kimid.agenda.schedule import DAY_OVER
from kimid.demo.groups import Group
from kimid.demo.place_templates import SMALL, chosen_for, filled_entry
from kimid.lib import clock
from kimid.sites.guard import on_site
from kimid.wire.event_sorts import EventSort

_WEEK: Final = 7
_GATHERINGS: Final = 4  # of every village


@dataclass(frozen=True)
class _Event:
    """An event: it begins on the `weekday` (Monday is 0) after so many weeks, each month on the
    first one, or on a market day.
    """

    village: str
    title: str
    sort: EventSort
    hours: tuple[int, int]
    repeat: Repeat
    venue: str
    about: str
    organiser: str = ""
    weekday: int = 0
    weeks: int = -8
    market: str = ""


_EVENTS: Final = (
    _Event(
        "Teluk Kapuas",
        "Posyandu Melati",
        EventSort.POSYANDU,
        (8, 11),
        Repeat.BY_WEEKDAY,
        "Posyandu Melati, Dusun Sukun",
        "Timbang balita dan periksa ibu hamil. Bawa buku KIA. Gratis.",
        "Kader Melati dan bidan desa",
        weekday=1,
    ),
    _Event(
        "Teluk Kapuas",
        "Ronda Dusun Hulu",
        EventSort.WATCH,
        (22, 4),
        Repeat.DAILY,
        "Pos ronda dermaga",
        "Giliran ditempel di pos. Yang berhalangan cari ganti sendiri.",
        "RT 01 sampai RT 04",
    ),
    _Event(
        "Teluk Kapuas",
        "Pasar terapung",
        EventSort.MARKET,
        (5, 9),
        Repeat.WEEKLY,
        "Tikungan Kapuas, Dusun Hulu",
        "Datanglah lapar. Bawa uang kecil.",
        weekday=6,
    ),
    _Event(
        "Teluk Kapuas",
        "Musrenbang desa",
        EventSort.MEETING,
        (9, 12),
        Repeat.ONCE,
        "Balai desa",
        "Tiap RT mengirim dua orang, satu perempuan. Usulan dibaca satu per satu.",
        "Pemerintah desa dan BPD",
        weekday=3,
        weeks=3,
    ),
    _Event(
        "Kuala Karang",
        "Gotong royong dermaga",
        EventSort.WORK,
        (7, 10),
        Repeat.BY_WEEKDAY,
        "Dermaga Kuala Karang",
        "Papan yang lapuk diganti. Bawa palu kalau ada.",
        "RT 01",
        weekday=6,
    ),
    _Event(
        "Rasau Jaya Satu",
        "Pasar Pon Rasau",
        EventSort.MARKET,
        (6, 10),
        Repeat.MARKET_DAY,
        "Lapangan Rasau Jaya",
        "Ayam kampung, bibit, tempe, dan sayur dari kebun sendiri.",
        market="Pon",
    ),
)


def fill_agenda(groups: Mapping[str, Group], now: datetime) -> None:
    """Groups write what takes place; one posyandu is moved, with the reason."""
    by_village = {group.village.name: group for group in groups.values()}
    for number, event in enumerate(_EVENTS):
        if group := by_village.get(event.village):
            _show(group, event, now - timedelta(days=20 - number))
    if len(groups) > SMALL:
        for group, event in _from_templates(groups):
            _show(group, event, now - timedelta(days=30, hours=len(event.title)))
    if group := by_village.get("Teluk Kapuas"):
        _move_posyandu(group, now)
    for group in groups.values():
        with on_site(group.kim.site):
            actions.advance(group.kim.site, by=DAY_OVER, at=now)


def _from_templates(groups: Mapping[str, Group]) -> Iterator[tuple[Group, _Event]]:
    """What comes again in every village."""
    for group in groups.values():
        choose = Random(f"gatherings {group.village.label}")
        for template in chosen_for("gatherings", group.village, _GATHERINGS, choose):
            entry = filled_entry(group, template, choose)
            begin, end = entry["hours"]
            yield (
                group,
                _Event(
                    village=group.village.name,
                    title=entry["title"],
                    sort=EventSort(entry["sort"]),
                    hours=(begin, end),
                    repeat=Repeat(entry["repeat"]),
                    venue=entry["venue"],
                    about=entry["about"],
                    organiser=entry.get("organiser", ""),
                    weekday=entry.get("weekday", 0),
                    weeks=entry.get("weeks", -8),
                    market=entry["pasaran"] if entry["repeat"] == "market_day" else "",
                ),
            )


def _show(group: Group, event: _Event, at: datetime) -> None:
    site = group.kim.site
    begin, end = event.hours
    data = AgendaData(
        title=event.title,
        sort=event.sort,
        first_on=_first_day(event, clock.today(at, site.region.zone)),
        starts=time(begin),
        ends=time(end),
        repeat=event.repeat,
        venue=event.venue,
        organiser=event.organiser,
        about=event.about,
    )
    with on_site(site):
        row = actions.write(site, data=data, by=group.people[0], at=at)
        actions.publish(row, by=group.editors[-1], at=at + timedelta(hours=1))


def _first_day(event: _Event, today: date) -> date:
    if event.market:
        week = (today - timedelta(days=number) for number in range(_WEEK))
        return next(day for day in week if market_day(day) == event.market)
    if event.repeat == Repeat.BY_WEEKDAY:
        month = (today - timedelta(weeks=-event.weeks)).replace(day=1)
        return month + timedelta(days=(event.weekday - month.weekday()) % _WEEK)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=event.weekday + _WEEK * event.weeks)


def _move_posyandu(group: Group, now: datetime) -> None:
    site = group.kim.site
    with on_site(site):
        row = AgendaEvent.objects.select_related("site__region", "item").get(
            site=site, title="Posyandu Melati"
        )
        on = row.coming(now)[0].planned_on
        to = NewDay(on + timedelta(days=1), time(8))
        why = "Bidan ikut pelatihan di Sungai Raya."
        actions.move(row, on=on, to=to, why=why, by=group.editors[-1], at=now - timedelta(hours=5))
