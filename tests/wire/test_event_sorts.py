"""An agenda is narrowed by what sort of event it is, the next one first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.agenda import actions
from kimid.agenda.actions import NewDay
from kimid.agenda.models import AgendaEvent
from kimid.agenda.repeats import Repeat
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.details import Details
from kimid.newsroom.models import StoryKind
from kimid.registry.models import Kim
from kimid.wire.event_sorts import EventSort
from tests import build
from tests.agenda import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _event(kim: Kim, title: str, sort: EventSort, days: int) -> AgendaEvent:
    """Something that takes place once, so many days from now."""
    on = clock.today(timezone.now(), "WIB") + timedelta(days=days)
    at = timezone.now() - timedelta(days=2)
    return making.shown(kim, title=title, sort=sort, first_on=on, repeat=Repeat.ONCE, at=at)


def _titles(reader: Reader, label: str, path: str, among: list[str]) -> list[str]:
    page = reader(label).get(path).content.decode()
    return sorted((title for title in among if title in page), key=page.index)


@pytest.mark.parametrize("label", ["kim-satu", ""])
def test_readers_see_only_the_sort_they_chose_the_next_first(
    reader: Reader, kim: Kim, label: str
) -> None:
    titles = ["Posyandu Anggrek", "Ronda RT 01", "Posyandu Mawar"]
    sorts = [EventSort.POSYANDU, EventSort.WATCH, EventSort.POSYANDU]
    for title, sort, days in zip(titles, sorts, (9, 2, 4), strict=True):
        _event(kim, title, sort, days)

    health = _titles(reader, label, "/agenda/jenis/posyandu/", titles)
    watch = _titles(reader, label, "/agenda/jenis/ronda/", titles)

    assert health == ["Posyandu Mawar", "Posyandu Anggrek"]
    assert watch == ["Ronda RT 01"]
    assert _titles(reader, label, "/agenda/jenis/adat/", titles) == []
    assert reader(label).get("/agenda/jenis/sirkus/").status_code == 404


def test_what_is_over_is_on_no_narrowed_list(reader: Reader, kim: Kim) -> None:
    _event(kim, "Gotong royong kemarin", EventSort.WORK, -1)

    assert _titles(reader, "kim-satu", "/agenda/jenis/gotong-royong/", ["kemarin"]) == []


def test_a_story_that_announces_an_event_stands_by_its_topic(reader: Reader, kim: Kim) -> None:
    soon = Details(starts_at=timezone.now() + timedelta(days=3), venue="Balai desa")
    story = build.of_kind(kim, StoryKind.AGENDA, soon, title="Pertunjukan hadrah")

    assert _titles(reader, "", "/agenda/jenis/lain/", [story.title]) == [story.title]
    assert _titles(reader, "", "/agenda/jenis/adat/", [story.title]) == []


def test_a_moved_event_stands_at_its_new_day_in_the_narrowed_list(reader: Reader, kim: Kim) -> None:
    event = _event(kim, "Posyandu Anggrek", EventSort.POSYANDU, 3)
    _event(kim, "Posyandu Mawar", EventSort.POSYANDU, 5)
    to = NewDay(event.first_on + timedelta(days=6), event.starts)
    editor = build.member(kim, Role.EDITOR)
    actions.move(event, on=event.first_on, to=to, why="Bidan sakit.", by=editor, at=timezone.now())

    titles = ["Posyandu Anggrek", "Posyandu Mawar"]

    assert _titles(reader, "", "/agenda/jenis/posyandu/", titles) == titles[::-1]


def test_a_narrowed_agenda_costs_what_the_agenda_costs(reader: Reader, kim: Kim) -> None:
    for number in range(3):
        _event(kim, f"Posyandu {number}", EventSort.POSYANDU, number + 1)

    with CaptureQueriesContext(connection) as asked:
        reader("").get("/agenda/jenis/posyandu/")

    assert len(asked) <= 7
