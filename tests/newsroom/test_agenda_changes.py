"""An event that readers were told of is called off or moved."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import agenda_changes, content
from kimid.newsroom.actions.agenda_changes import NewTime
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.wire.models import Item, Placement
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
_STARTS: Final = datetime(2031, 1, 2, 1, tzinfo=UTC)  # a Thursday, at eight in the morning there
_LATER: Final = _STARTS + timedelta(days=7, hours=1)
_SITES: Final = ("kim-satu", "kab-kubu-raya", "")


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def race(kim: Kim) -> Story:
    details = Details(_STARTS, _STARTS + timedelta(hours=3), "Muara parit", "Karang taruna")
    return build.of_kind(kim, StoryKind.AGENDA, details, title="Lomba sampan")


def _editor(story: Story) -> Any:
    return build.member(story.site.kim, Role.EDITOR)


def _called_off(race: Story) -> Story:
    return agenda_changes.call_off(
        race, reason="Muara sedang banjir.", by=_editor(race), at=timezone.now()
    )


def _moved(race: Story, venue: str = "") -> Story:
    return agenda_changes.move(
        race,
        to=NewTime(_LATER, venue),
        reason="Muara sedang banjir.",
        by=_editor(race),
        at=timezone.now(),
    )


def _event_data(page: str) -> dict[str, Any]:
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return next(each for each in json.loads(data)["@graph"] if each["@type"] == "Event")


def test_a_race_that_is_called_off_says_so_wherever_it_stands(race: Story, reader: Reader) -> None:
    _called_off(race)

    page = reader("kim-satu").get(race.path).content.decode()
    assert page.index("Acara ini dibatalkan") < page.index("<dt>Kapan</dt>")
    assert "Muara sedang banjir." in page
    assert 'property="og:title" content="Dibatalkan: Lomba sampan"' in page
    assert "*[DIBATALKAN] Lomba sampan*" in page
    assert _event_data(page)["eventStatus"] == "https://schema.org/EventCancelled"
    for label in _SITES:
        lists = [reader(label).get(path).content.decode() for path in ("/agenda/", "/rss.xml")]
        assert '<li data-state="off"' in lists[0], label
        assert "Dibatalkan" in lists[0], label
        assert "Dibatalkan: Lomba sampan" in lists[1], label
    calendar = reader("kim-satu").get("/agenda.ics").content.decode()
    assert "STATUS:CANCELLED" in calendar
    assert "SUMMARY:Dibatalkan: Lomba sampan" in calendar


def test_a_race_that_is_moved_is_told_with_its_old_and_its_new_day(
    race: Story, reader: Reader
) -> None:
    _moved(race, "Dermaga lama")

    page = reader("kim-satu").get(race.path).content.decode()
    assert page.index("Acara ini dipindah") < page.index("<dt>Kapan</dt>")
    assert "Semula Kamis, 2 Januari 2031, 08.00 WIB." in page
    assert "Sekarang Kamis, 9 Januari 2031, 09.00 WIB, di Dermaga lama." in page
    data = _event_data(page)
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["startDate"].startswith("2031-01-09T02:00")
    assert data["endDate"].startswith("2031-01-09T05:00")
    assert {row.starts_at for row in Placement.objects.filter(item=race.item)} == {_LATER}
    calendar = reader("kim-satu").get("/agenda.ics").content.decode()
    assert "DTSTART;TZID=Asia/Jakarta:20310109T090000" in calendar
    assert "STATUS:CONFIRMED" in calendar
    assert "Dikoreksi" not in page


def test_what_was_called_off_may_take_place_after_all(race: Story, reader: Reader) -> None:
    _moved(_called_off(race))

    page = reader("kim-satu").get(race.path).content.decode()
    assert "Acara ini dibatalkan" not in page
    assert "Acara ini dipindah" in page


def test_a_correction_later_does_not_take_away_that_it_was_called_off(race: Story) -> None:
    build.corrected(Story.objects.get(pk=_called_off(race).pk))

    assert Item.objects.get().badge == ("Dibatalkan", "bad")


def test_an_ordinary_event_takes_place(race: Story, reader: Reader) -> None:
    page = reader("kim-satu").get(race.path).content.decode()
    assert _event_data(page)["eventStatus"] == "https://schema.org/EventScheduled"
    assert '<li data-state="off"' not in reader("kim-satu").get("/agenda/").content.decode()


def test_only_an_event_that_readers_have_is_called_off_and_moved_to_a_day_to_come(
    kim: Kim, race: Story
) -> None:
    news = build.story(kim, Stage.PUBLISHED)
    for story in (news, build.story(kim, Stage.VERIFIED)):
        with pytest.raises(content.ActionRefused, match="hanya agenda"):
            _called_off(story)
    for to, why in (
        (NewTime(_STARTS), "waktu atau tempat yang baru"),
        (NewTime(timezone.now() - timedelta(days=1)), "sudah lewat"),
    ):
        with pytest.raises(content.ActionRefused, match=why):
            agenda_changes.move(race, to=to, reason="Banjir.", by=_editor(race), at=timezone.now())
    with pytest.raises(content.ActionRefused, match="sudah ditandai"):
        _called_off(_called_off(race))


def test_an_editor_does_it_on_the_page_of_the_story(race: Story, ruang: Door) -> None:
    door = ruang(_editor(race))
    path = f"/s/kim-satu/berita/{race.public_id}/"
    assert "Acaranya dipindah" in door.get(path).content.decode()

    unsaid = door.post(f"{path}batal/", {})
    moved = door.post(
        f"{path}pindah/",
        {"pindah-starts_at": "09-01-2031 09.00", "pindah-reason": "Banjir."},
        follow=True,
    )
    off = door.post(f"{path}batal/", {"batal-reason": "Masih banjir."}, follow=True)

    assert unsaid.status_code == 422
    assert "Tulis alasannya" in unsaid.content.decode()
    assert "Waktu yang baru sudah tampil" in moved.content.decode()
    assert "acaranya batal" in off.content.decode()
    kinds = list(Event.objects.filter(subject_id=race.pk).order_by("pk").values_list("kind"))
    assert kinds[-2:] == [("story.moved",), ("story.called_off",)]
