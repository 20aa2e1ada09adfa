"""The agenda as four programs of strangers read it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import icalendar
import ics
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from kimid.agenda import actions
from kimid.agenda.repeats import Repeat, days
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.sites.guard import on_site
from tests import build
from tests.agenda import making
from tests.house.walking import ROOT

CHECKS: Final = ROOT / "ops" / "web-checks"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not ((CHECKS / "node_modules").exists() and shutil.which("node")),
        reason="the judges are not installed; in ops/web-checks: npm ci",
    ),
]

type Readers = Callable[[str], Client]

# By the clocks of each zone.
PLACES: Final = {"WIB": "6112012012", "WITA": "7371011001", "WIT": "9171011001"}
TZIDS: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@pytest.fixture
def feed(reader: Readers) -> bytes:
    """The nation's calendar: a posyandu in each zone with a day called off and one moved, a market
    day, and a single event.
    """
    now = timezone.now()
    first = _first_tuesday(clock.today(now, "WIB"))
    for zone, code in PLACES.items():
        kim = build.kim(code)
        editor = build.member(kim, Role.EDITOR)
        event = making.shown(kim, by=editor, title=f"Posyandu {zone}", first_on=first, at=now)
        with on_site(kim.site):
            off, moved, *_ = (each.on for each in event.coming(now, 3))
            actions.call_off(event, on=off, why="Bidan sakit.", by=editor, at=now)
            to = actions.NewDay(moved + timedelta(days=1), time(9), "Balai desa")
            actions.move(event, on=moved, to=to, why="Balai dipakai.", by=editor, at=now)
    kim = build.kim()
    making.shown(kim, title="Pasar Pon", first_on=first, repeat=Repeat.MARKET_DAY, at=now)
    making.shown(kim, title="Musrenbang", first_on=first, repeat=Repeat.ONCE, at=now)
    return reader("").get("/agenda.ics").content


def _first_tuesday(since: date) -> date:
    day = (since.replace(day=1) + timedelta(days=40)).replace(day=1)
    return next(
        day + timedelta(days=n) for n in range(7) if (day + timedelta(days=n)).weekday() == 1
    )


def test_icalendar_finds_every_zone_rule_and_exception(feed: bytes) -> None:
    calendar: Any = icalendar.Calendar.from_ical(feed)

    assert calendar.get_missing_tzids() == set()
    events = calendar.walk("VEVENT")
    assert len(events) == 3 * 3 + 2
    assert {str(each["dtstart"].params["TZID"]) for each in events} == set(TZIDS.values())
    assert all(line_is_short(line) for line in feed.split(b"\r\n"))
    states = [(each["status"], "recurrence-id" in each) for each in events]
    assert states.count(("CANCELLED", True)) == 3
    assert states.count(("CONFIRMED", True)) == 3


def line_is_short(line: bytes) -> bool:
    return len(line) <= 75


def test_vobject_finds_nothing_that_is_missing(feed: bytes) -> None:
    calendar: Any = vobject.readOne(feed.decode())

    assert calendar.validate(raiseException=True)
    assert len(calendar.vevent_list) == 11


@pytest.mark.filterwarnings("ignore:'maxsplit':DeprecationWarning:ics")  # it is of 2022
def test_ics_reads_titles_places_and_order(feed: bytes) -> None:
    events: Any = ics.Calendar(feed.decode()).events

    assert {each.name for each in events} == {
        *(f"Posyandu {zone}" for zone in PLACES),
        "Pasar Pon",
        "Musrenbang",
    }
    assert all(each.end > each.begin for each in events)


def test_ical_js_unrolls_twelve_months_of_both_rules(feed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"
    file.write_bytes(feed)
    run = subprocess.run(
        ["node", "unroll-calendar.mjs", str(file), "366"],
        cwd=CHECKS,
        capture_output=True,
        text=True,
        check=True,
    )
    unrolled: dict[str, list[str]] = json.loads(run.stdout)

    first = _first_tuesday(clock.today(timezone.now(), "WIB"))
    until = first + timedelta(days=366)
    market = days(Repeat.MARKET_DAY, first, None, first, until)
    assert unrolled["Pasar Pon"] == [f"{each}T08:00:00" for each in market]
    tuesdays = days(Repeat.BY_WEEKDAY, first, None, first, until)
    planned = [f"{each}T08:00:00" for each in tuesdays]
    planned[1] = f"{tuesdays[1] + timedelta(days=1)}T09:00:00"
    for zone in PLACES:
        assert unrolled[f"Posyandu {zone}"] == [f"{planned[0]} CANCELLED", *planned[1:]]
    assert unrolled["Musrenbang"] == [f"{datetime.combine(first, time(8)).isoformat()}"]
