"""Events of the agenda, from the first word to their readers and back."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from kimid.agenda import actions, schedule
from kimid.agenda.models import AgendaEvent, OccurrenceChange
from kimid.agenda.queries import due_sites
from kimid.agenda.repeats import Repeat
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites, on_site
from kimid.wire.labels import Label
from tests import build
from tests.agenda import making
from tests.conftest import Door

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

LEVELS: Final = (
    *("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201"),
    *("kab-kubu-raya", "kalimantan-barat", ""),
)
FORM: Final[dict[str, Any]] = {
    "title": "Posyandu Melati",
    "sort": "posyandu",
    "first_on": "2 Desember 2026",
    "starts": "08.00",
    "ends": "11:00",
    "repeat": "by_weekday",
    "venue": "Rumah Bu RT 02",
}
NEW: Final = "/s/kim-satu/agenda/baru/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def _in_days(number: int) -> date:
    return clock.today(timezone.now(), "WIB") + timedelta(days=number)


def test_it_stands_in_the_agenda_of_six_levels_with_its_next_day(kim: Kim, reader: Readers) -> None:
    first = _in_days(-14)
    making.shown(kim, first_on=first, repeat=Repeat.WEEKLY, at=timezone.now())

    for label in LEVELS:
        page = _text(reader(label), "/agenda/")
        assert "Posyandu Melati" in page, label
        assert f"Tiap {clock.DAYS[first.weekday()]}" in page, label
        assert "08.00 sampai 11.00 WIB, Rumah Bu RT 02" in page, label
        assert "Posyandu Melati" in _text(reader(label), "/"), label


def test_its_page_lists_the_next_days_and_gives_a_calendar(kim: Kim, reader: Readers) -> None:
    event = making.shown(kim, first_on=_in_days(1), repeat=Repeat.WEEKLY, at=timezone.now())

    page = _text(reader("kim-satu"), event.path)
    for weeks in range(6):
        assert clock.weekday(_in_days(1 + 7 * weeks)) in page
    assert "Yang terdekat" in page
    assert f"{event.path}kalender.ics" in page
    assert '"@type":"Event"' in page
    file = reader("kim-satu").get(f"{event.path}kalender.ics")
    assert b"RRULE:FREQ=WEEKLY" in file.content


def test_what_is_called_off_or_moved_is_shown_so_until_its_day_is_over(
    kim: Kim, reader: Readers
) -> None:
    now = timezone.now()
    editor = build.member(kim, Role.EDITOR)
    event = making.shown(kim, by=editor, first_on=_in_days(1), repeat=Repeat.WEEKLY, at=now)
    with on_site(kim.site):
        actions.call_off(event, on=_in_days(1), why="Bidan sakit.", by=editor, at=now)
        assert event.item is not None
        assert event.item.label == Label.CALLED_OFF
        to = actions.NewDay(_in_days(10), time(9), "Balai desa")
        actions.move(event, on=_in_days(8), to=to, why="Balai dipakai.", by=editor, at=now)

    page = _text(reader("kim-satu"), event.path)
    assert "Bidan sakit." in page
    assert "Dibatalkan" in page
    assert f"Dipindah dari {clock.weekday(_in_days(8))}" in page
    assert "09.00 sampai 12.00 WIB, Balai desa" in page
    assert "Dibatalkan" in _text(reader(""), "/agenda/")
    with on_site(kim.site):
        later = now + timedelta(days=2)
        assert actions.advance(kim.site, by=schedule.DAY_OVER, at=later)
        event.refresh_from_db()
        item = event.item
        assert item is not None
        item.refresh_from_db()
        assert (item.label, item.data["venue"]) == (Label.MOVED, "Balai desa")
        assert clock.today(item.starts_at or now, "WIB") == _in_days(10)


def test_after_a_day_readers_have_the_next_one_and_after_the_last_none(kim: Kim) -> None:
    now = timezone.now()
    last = _in_days(9)
    event = making.shown(kim, first_on=_in_days(1), repeat=Repeat.WEEKLY, last_on=last, at=now)
    assert event.shown_until == _in_days(1)
    with on_site(kim.site):
        for days, shown, until in ((2, 8, None), (20, 8, None)):
            actions.advance(kim.site, by=schedule.DAY_OVER, at=now + timedelta(days=days))
            event = AgendaEvent.objects.select_related("item").get(pk=event.pk)
            assert event.item is not None
            assert clock.today(event.item.starts_at or now, "WIB") == _in_days(shown)
            assert event.shown_until == until


def test_the_schedule_finds_the_sites_with_a_day_that_has_passed_on_their_clocks() -> None:
    # On Saturday 23.30 WIB it is Sunday in Makassar and Jayapura.
    at = datetime(2026, 11, 28, 16, 30, tzinfo=timezone.get_default_timezone())
    west, middle = build.kim(), build.kim("7371011001")
    for kim in (west, middle):
        making.shown(
            kim,
            first_on=date(2026, 11, 28),
            repeat=Repeat.DAILY,
            at=at - timedelta(days=1),
        )
    assert due_sites(at) == [middle.site_id]
    assert due_sites(at + timedelta(hours=1)) == sorted([west.site_id, middle.site_id])
    assert due_sites(at - timedelta(hours=1)) == []


def test_a_night_watch_is_of_the_day_on_which_it_begins(kim: Kim, reader: Readers) -> None:
    event = making.shown(
        kim,
        title="Ronda",
        first_on=_in_days(0),
        starts=time(22),
        ends=time(4),
        repeat=Repeat.DAILY,
        at=timezone.now(),
    )
    assert "22.00 sampai 04.00 WIB" in _text(reader("kim-satu"), event.path)
    assert event.shown_until == _in_days(0)


def test_two_editors_call_off_the_same_day_and_the_second_is_answered(kim: Kim) -> None:
    now, on = timezone.now(), _in_days(1)
    editor = build.member(kim, Role.EDITOR)
    event = making.shown(kim, by=editor, first_on=on, at=now)
    with on_site(kim.site):
        actions.call_off(event, on=on, why="Hujan.", by=editor, at=now)
        with pytest.raises(actions.AgendaRefused, match="sudah ditandai"):
            actions.call_off(event, on=on, why="Banjir.", by=editor, at=now)
        with pytest.raises(actions.AgendaRefused, match="tidak ada acaranya"):
            actions.call_off(event, on=_in_days(2), why="Hujan.", by=editor, at=now)
        assert len(_all(OccurrenceChange)) == 1
        to = actions.NewDay(_in_days(3), event.starts)
        actions.move(event, on=on, to=to, why="Hujan reda.", by=editor, at=now)
        assert _all(OccurrenceChange)[0].moved_to == _in_days(3)


def test_a_member_writes_an_editor_shows_and_withdraws(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    member, editor = build.member(kim), build.member(kim, Role.EDITOR)
    client = ruang(member)
    sent = client.post(NEW, FORM | {"number": "abcde23456", "first_on": _words(_in_days(2))})
    again = client.post(NEW, FORM | {"number": "abcde23456", "first_on": _words(_in_days(2))})
    page = "/s/kim-satu/agenda/abcde23456/"
    assert sent.headers["Location"] == again.headers["Location"] == page
    assert len(_all(AgendaEvent)) == 1
    assert client.post(page, {"langkah": "tampilkan"}).status_code == 404
    assert "Redaktur atau ketua" in client.get(page).content.decode()

    boss = ruang(editor)
    assert boss.post(page, {"langkah": "tampilkan"}).status_code == 302
    event = _all(AgendaEvent)[0]
    assert "Posyandu Melati" in _text(reader("kim-satu"), event.path)
    assert client.post(page, {"langkah": "tarik", "tarik-why": "x"}).status_code == 404
    empty = boss.post(page, {"langkah": "tarik", "tarik-why": ""})
    assert empty.status_code == 422
    assert "Tulis alasannya" in empty.content.decode()
    assert boss.post(page, {"langkah": "tarik", "tarik-why": "Kader pindah."}).status_code == 302
    assert "Kader pindah." in _text(reader("kim-satu"), event.path, 410)
    assert "Posyandu Melati" not in _text(reader(""), "/agenda/")


@pytest.mark.parametrize(
    ("wrong", "answer"),
    [
        ({"first_on": "30 Februari 2026"}, "Tanggalnya belum terbaca"),
        ({"first_on": "1 Mei 1926"}, "Tahunnya 1926?"),
        ({"first_on": "1 Mei 2150"}, "Tahunnya 2150?"),
        ({"starts": "jam delapan"}, "Jamnya belum terbaca"),
        ({"starts": ""}, "Tulis jam mulainya"),
        ({"ends": "08:00"}, "sama dengan jam mulai"),
        ({"last_on": "1 Mei 2026"}, "Itu sebelum yang pertama"),
        ({"title": ""}, "Tulis dulu nama acaranya"),
        ({"venue": ""}, "Tulis tempatnya"),
        ({"sort": "pesta"}, "Pilih"),
        ({"about": "Slot gacor maxwin hari ini"}, "gacor"),
    ],
)
def test_bad_input_is_answered_and_all_that_was_typed_stays(
    kim: Kim, ruang: Door, wrong: dict[str, str], answer: str
) -> None:
    form = FORM | {"first_on": _words(_in_days(2)), "organiser": "Kader Melati"}
    sent = ruang(build.member(kim)).post(NEW, form | wrong)

    page = sent.content.decode()
    assert sent.status_code == 422
    assert answer in page
    assert "Kader Melati" in page
    assert len(_all(AgendaEvent)) == 0


def test_a_form_of_one_day_comes_back_with_what_was_typed(kim: Kim, ruang: Door) -> None:
    editor = build.member(kim, Role.EDITOR)
    event = making.shown(kim, by=editor, first_on=_in_days(1), at=timezone.now())
    page = f"/s/kim-satu/agenda/{event.public_id}/"
    form = {
        "langkah": "pindah",
        "pindah-on": _in_days(1).isoformat(),
        "pindah-to": _words(_in_days(-3)),
        "pindah-starts": "09:00",
        "pindah-venue": "Balai desa",
        "pindah-why": "Hujan.",
    }
    sent = ruang(editor).post(page, form)
    assert sent.status_code == 422
    assert "Hari yang baru sudah lewat" in sent.content.decode()
    assert "Balai desa" in sent.content.decode()
    far = ruang(editor).post(page, form | {"pindah-to": _words(_in_days(200))})
    assert "Paling jauh dua bulan" in far.content.decode()
    assert ruang(editor).post(page, form | {"pindah-to": _words(_in_days(3))}).status_code == 302
    assert _all(OccurrenceChange)[0].venue == "Balai desa"


def test_what_is_over_is_not_shown_anew(kim: Kim) -> None:
    with pytest.raises(actions.AgendaRefused, match="sudah lewat"):
        making.shown(kim, first_on=_in_days(-3), repeat=Repeat.ONCE, at=timezone.now())


def test_readers_lose_what_an_account_in_doubt_showed_until_another_has_looked(
    kim: Kim, reader: Readers
) -> None:
    now = timezone.now()
    thief, other = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    event = making.shown(kim, by=thief, first_on=_in_days(2), at=now)
    lock_account(thief, by=AccountOwner(thief), at=now)
    assert "Posyandu Melati" not in _text(reader(""), "/agenda/")
    assert reader("kim-satu").get(event.path).status_code == 410
    with on_site(kim.site):
        event.refresh_from_db()
        actions.show_again(event, by=other, at=now)
    assert "Posyandu Melati" in _text(reader(""), "/agenda/")


def test_a_changed_rule_keeps_the_marked_days_on_which_it_still_takes_place(kim: Kim) -> None:
    now, on = timezone.now(), _in_days(1)
    editor = build.member(kim, Role.EDITOR)
    event = making.shown(kim, by=editor, first_on=on, repeat=Repeat.DAILY, at=now)
    with on_site(kim.site):
        for day in (_in_days(2), _in_days(8)):
            actions.call_off(event, on=day, why="Hujan.", by=editor, at=now)
        data = making.agenda_data(first_on=on, repeat=Repeat.WEEKLY)
        actions.change(event, data=data, by=editor, at=now)
        assert [row.on for row in OccurrenceChange.objects.all()] == [_in_days(8)]


def _all[M: Model](model: type[M]) -> list[M]:
    """The rows of all sites."""
    with across_sites("a test looks at all of them"):
        return list(model._default_manager.order_by("pk"))


def _words(on: date) -> str:
    return clock.day(on)
