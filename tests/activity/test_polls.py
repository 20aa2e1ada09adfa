"""Polls: asked of all members, answered once each, closed after their day, and nowhere told who answered what."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access.models import Grant
from kimid.activity import actions
from kimid.activity.aspects import Aspect
from kimid.activity.models import Plan, Poll, Vote
from kimid.activity.polls import answer_of, poll_lists, shown_polls, waiting_polls
from kimid.activity.queries import acts_of
from kimid.activity.upkeep import close_due_polls, close_due_polls_at, close_one_poll
from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.activity import making
from tests.conftest import Door

pytestmark = pytest.mark.django_db
POLLS: Final = "/s/kim-satu/jajak/"
TODAY: Final = build.AT.date()
LAST: Final = TODAY + timedelta(days=7)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, name="Rina")


@pytest.fixture
def phone(siti: Person, ruang: Door) -> Client:
    return ruang(siti)


def _now(kim: Kim, **said: Any) -> Poll:
    """A poll that is open at the moment of the test."""
    return making.poll(kim, at=timezone.now(), on=_today() + timedelta(days=7), **said)


def _today() -> date:
    return clock.today(timezone.now(), "WIB")


def _typed(**said: str) -> dict[str, str]:
    words = {"number": "2345", "question": "Rapat hari apa?", "choice_1": "Rabu", "choice_2": "Sabtu"}
    return {**words, "closes_on": clock.day(_today() + timedelta(days=3)), **said}


def _answer(poll: Poll, by: Person, choice: int = 0, at: datetime = build.AT) -> Poll:
    return actions.answer_poll(poll, choice=choice, by=by, at=at)


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


# Asking
def test_a_question_is_asked_from_the_page_of_the_group_and_waits_for_everybody(kim: Kim, siti: Person, ruang: Door) -> None:
    phone, colleague = ruang(siti), ruang(build.member(kim))
    assert POLLS in phone.get("/s/kim-satu/kim/").content.decode()
    assert f"{POLLS}baru/" in phone.get(POLLS).content.decode()

    answer = phone.post(f"{POLLS}baru/", _typed(choice_5="Jumat sore"))

    poll = Poll.objects.get()
    assert (poll.question, poll.choices, poll.made_by) == ("Rapat hari apa?", ["Rabu", "Sabtu", "Jumat sore"], siti)
    assert answer["Location"] == f"{POLLS}{poll.public_id}/"
    for each in (phone, colleague):
        assert "Jajak pendapat, jawab sampai" in each.get("/s/kim-satu/").content.decode()
    assert "Belum Anda jawab" in colleague.get(POLLS).content.decode()


def test_sent_twice_it_is_one(phone: Client) -> None:
    phone.post(f"{POLLS}baru/", _typed())
    again = phone.post(f"{POLLS}baru/", _typed())
    assert (again.status_code, Poll.objects.count()) == (409, 1)
    assert "Jajak pendapat ini sudah tersimpan." in again.content.decode()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"question": ""}, "Tulis dulu pertanyaannya."),
        ({"choice_2": ""}, "Tulis paling sedikit dua jawaban."),
        ({"choice_4": "  RABU "}, "Jawaban ini sudah ada di atas."),
        ({"closes_on": ""}, "Tulis tanggalnya"),
        ({"closes_on": "4 Desember 2020"}, "Tanggal ini sudah lewat."),
        ({"closes_on": "4 Desember 2226"}, "Paling lama 60 hari dari sekarang."),
    ],
)
def test_what_is_missing_is_said(phone: Client, said: dict[str, str], told: str) -> None:
    answer = phone.post(f"{POLLS}baru/", _typed(**said))
    assert (answer.status_code, Poll.objects.count()) == (422, 0)
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"choices": ("Rabu",)},
        {"choices": ("Rabu", "rabu")},
        {"choices": ("Rabu", "")},
        {"choices": tuple("abcdefg")},
        {"on": TODAY - timedelta(days=1)},
        {"on": TODAY + timedelta(days=61)},
    ],
)
def test_no_other_way_leads_around_what_the_form_asks(kim: Kim, said: dict[str, Any]) -> None:
    with pytest.raises(actions.NotNow):
        making.poll(kim, **said)
    assert making.poll(kim, choices=tuple("abcdef"), on=TODAY + timedelta(days=60)).choices == list("abcdef")
    assert making.poll(kim, on=TODAY).takes_answers(TODAY)


# Answering
def test_one_answers_once_and_may_change_it_until_it_is_closed(kim: Kim, siti: Person) -> None:
    poll = making.poll(kim)
    _answer(poll, siti, 0)
    _answer(poll, siti, 1)
    assert list(Vote.objects.values_list("person", "choice")) == [(siti.pk, 1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(site=kim.site, poll=poll, person=siti, choice=0, at=build.AT)
    actions.close_poll(poll, by=poll.made_by, at=build.AT)
    with pytest.raises(actions.NotNow, match="sudah ditutup"):
        _answer(poll, siti, 0)
    assert poll.counts == [0, 1]


def test_an_answer_is_given_and_changed_on_the_page(kim: Kim, siti: Person, phone: Client) -> None:
    poll = _now(kim)
    page = f"{POLLS}{poll.public_id}/"
    assert phone.post(page, {"langkah": "jawab"}).status_code == 422
    assert phone.post(page, {"langkah": "jawab", "choice": "2"}).status_code == 422
    assert phone.post(page, {"langkah": "jawab", "choice": "1"})["Location"] == page
    shown = _text(phone.get(page))
    assert all(words in shown for words in ("1 dari 2 anggota sudah menjawab.", "Sudah Anda jawab", "Ganti jawaban"))
    assert answer_of(siti, poll) == 1
    phone.post(page, {"langkah": "jawab", "choice": "0"})
    assert (answer_of(siti, poll), Vote.objects.count()) == (0, 1)
    assert waiting_polls(siti, _today()) == []


@pytest.mark.parametrize("choice", [-1, 2])
def test_only_what_was_offered_can_be_chosen(kim: Kim, siti: Person, choice: int) -> None:
    with pytest.raises(actions.NotNow):
        _answer(making.poll(kim), siti, choice)


def test_past_its_day_it_takes_no_answer_even_while_nobody_has_closed_it(kim: Kim, siti: Person, phone: Client) -> None:
    poll = making.poll(kim)
    last = clock.start_of(LAST + timedelta(days=1), "WIB") - timedelta(seconds=1)
    _answer(poll, siti, at=last)
    with pytest.raises(actions.NotNow, match="sudah lewat"):
        _answer(poll, siti, at=last + timedelta(seconds=1))
    shown = phone.get(f"{POLLS}{poll.public_id}/").content.decode()  # today, months later
    assert "Waktu menjawabnya sudah lewat" in shown
    assert "Kirim jawaban" not in shown
    assert "Waktunya habis" in phone.get(POLLS).content.decode()
    assert waiting_polls(siti, _today()) == []


def test_a_group_that_is_closed_asks_answers_and_shows_nothing(kim: Kim, siti: Person, editor: Person) -> None:
    poll, closed = making.poll(kim), making.closed_poll(kim, 0, 0, 1)
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.SUSPENDED)
    kim.site.refresh_from_db()
    with pytest.raises(actions.NotNow):
        making.poll(kim)
    with pytest.raises(actions.NotNow):
        _answer(poll, siti)
    with pytest.raises(actions.NotNow):
        actions.show_poll(closed, by=editor, at=build.AT)
    assert actions.close_poll(poll, by=editor, at=build.AT).closed_at == build.AT


# Closing
@pytest.mark.parametrize(("village", "zone", "hour"), [(build.TELUK_KAPUAS, "WIB", 17), ("9103192006", "WIT", 15)])
def test_it_is_closed_by_itself_at_midnight_of_its_place(village: str, zone: str, hour: int) -> None:
    kim = build.kim(village)
    assert kim.site.region.zone == zone
    poll, midnight = making.poll(kim), datetime(LAST.year, LAST.month, LAST.day, hour, tzinfo=UTC)
    asked = DBTaskResult.objects.filter(task_path__endswith="close_one_poll")

    close_due_polls_at(midnight - timedelta(seconds=1))
    assert not asked.exists()
    close_due_polls_at(midnight)
    assert [row.args_kwargs["args"] for row in asked] == [[kim.site_id, poll.pk]]

    close_one_poll.call(kim.site_id, poll.pk)
    event = Event.objects.get(kind="poll.closed")
    assert (event.actor_name, event.facts) == ("kimid", {"answers": 0, "members": 1})


def test_closed_by_somebody_meanwhile_or_taken_back_it_is_left_alone(kim: Kim) -> None:
    closed, gone = making.closed_poll(kim, 0), making.poll(kim)
    number = gone.pk
    actions.take_back_poll(gone, by=gone.made_by, at=build.AT)
    for each in (closed.pk, number):
        close_one_poll.call(kim.site_id, each)
    close_due_polls.call()
    assert Event.objects.filter(kind="poll.closed").count() == 1


def test_who_has_left_has_answered_all_the_same(kim: Kim, editor: Person) -> None:
    poll = making.poll(kim, by=editor)
    guest = build.member(kim)
    _answer(poll, guest)
    Grant.objects.filter(person=guest).delete()
    actions.close_poll(poll, by=editor, at=build.AT)
    assert (poll.answer_count, poll.member_count) == (1, 2)


def test_it_is_closed_by_whoever_asked_or_edits_and_taken_back_while_nobody_has_answered(
    kim: Kim, siti: Person, editor: Person, ruang: Door
) -> None:
    asked, other = _now(kim, by=siti), _now(kim, by=siti)
    colleague, chief, own = ruang(build.member(kim)), ruang(editor), ruang(siti)
    page = f"{POLLS}{asked.public_id}/"
    for step in ("tutup", "tarik", "tampilkan", "sembunyikan"):
        assert colleague.post(page, {"langkah": step}).status_code == 404
    assert ruang(build.member(build.kim(), Role.CHAIR)).get(page).status_code == 404
    assert "Tarik pertanyaan" in own.get(page).content.decode()
    _answer(asked, editor, at=timezone.now())
    assert own.post(page, {"langkah": "tarik"})["Location"] == page
    assert "Sudah ada yang menjawab." in own.get(page).content.decode()
    assert own.post(page, {"langkah": "tutup"})["Location"] == page
    assert chief.post(f"{POLLS}{other.public_id}/", {"langkah": "tarik"})["Location"] == POLLS
    assert list(Poll.objects.values_list("pk", flat=True)) == [asked.pk]
    assert own.get(f"{POLLS}{other.public_id}/").status_code == 404


def test_closed_twice_it_is_closed_once(kim: Kim, editor: Person) -> None:
    poll = making.closed_poll(kim, 0, 0, 1)
    with pytest.raises(actions.NotNow):
        actions.close_poll(poll, by=editor, at=build.AT)
    with pytest.raises(actions.NotNow):
        actions.take_back_poll(poll, by=editor, at=build.AT)
    assert [(act.aspect, act.way.name) for act in acts_of(kim.site)] == [(Aspect.DISCUSS, "polled")]


# What came out
def test_three_answers_count_once_as_a_discussion_and_two_do_not(kim: Kim) -> None:
    making.closed_poll(kim, 0, 1)
    assert acts_of(kim.site) == []
    poll = making.closed_poll(kim, 0, 1, 1)
    assert [act.thing_id for act in acts_of(kim.site)] == [str(poll.pk)]
    assert [(each.words, each.count, each.share) for each in poll.counted] == [("Sabtu", 2, 67), ("Rabu", 1, 33)]


def test_several_lead_when_they_were_given_as_often(kim: Kim) -> None:
    assert making.closed_poll(kim, 0, 1, 0, 1, 2, choices=("Rabu", "Sabtu", "Jumat")).leading == "Rabu dan Sabtu"


def test_of_few_answers_nothing_is_told_but_how_many(kim: Kim, phone: Client, editor: Person) -> None:
    poll = making.closed_poll(kim, 1, 1)
    shown = _text(phone.get(f"{POLLS}{poll.public_id}/"))
    assert "2 dari 6 anggota menjawab." in shown
    assert "Hasilnya tidak dirinci." in shown
    assert "Sabtu" not in shown
    assert "Sabtu" not in phone.get(POLLS).content.decode()
    with pytest.raises(actions.NotNow):
        actions.show_poll(poll, by=editor, at=build.AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(is_shown=True)


def test_numbers_are_seen_only_once_it_is_closed(kim: Kim, siti: Person, editor: Person, phone: Client) -> None:
    poll = _now(kim)
    for who, choice in ((siti, 0), (editor, 0), (poll.made_by, 1)):
        _answer(poll, who, choice, at=timezone.now())
    before = _text(phone.get(f"{POLLS}{poll.public_id}/"))
    assert "3 dari 3 anggota sudah menjawab." in before
    assert "67 %" not in before
    actions.close_poll(poll, by=editor, at=timezone.now())
    assert "2 orang, 67 %" in _text(phone.get(f"{POLLS}{poll.public_id}/"))


def test_nobody_can_find_out_who_answered_what(kim: Kim, siti: Person, editor: Person, ruang: Door, reader: Any) -> None:
    poll = _now(kim, choices=("Pilihan satu", "Pilihan dua"))
    for who, choice in ((siti, 1), (editor, 0), (poll.made_by, 0)):
        _answer(poll, who, choice, at=timezone.now())
    told = [event.facts for event in Event.objects.filter(kind="poll.answered")]
    assert told == [{}, {}, {}]
    page = f"{POLLS}{poll.public_id}/"
    assert "Siti" not in ruang(editor).get(page).content.decode().partition("<main")[2]
    actions.close_poll(poll, by=editor, at=timezone.now())
    actions.show_poll(poll, by=editor, at=timezone.now())
    assert not Vote.objects.exists()
    assert "Pilihan" not in json.dumps(list(Event.objects.values_list("facts", flat=True)))
    public = reader("kim-satu").get("/profil/").content.decode()
    office = ruang(build.officer("6112"))
    rows = office.get("/s/kab-kubu-raya/kegiatan-kim.csv").content.decode()
    of_kim = office.get(f"/s/kab-kubu-raya/kegiatan-kim/kim/{kim.pk}/").content.decode()
    for text in (public, rows, of_kim, ruang(editor).get(page).content.decode().partition("<main")[2]):
        assert "Siti" not in text
    assert office.get(page).status_code == 404


def test_an_office_reads_the_question_only_when_readers_do(kim: Kim, editor: Person, ruang: Door) -> None:
    now = timezone.now()
    poll = _now(kim, words="Rapat malam atau sore?")
    for _ in range(3):
        _answer(poll, build.member(kim), at=now)
    actions.close_poll(poll, by=editor, at=now)
    page = f"/s/kab-kubu-raya/kegiatan-kim/kim/{kim.pk}/"
    office = ruang(build.officer("6112"))
    before = office.get(page).content.decode()
    assert "Jajak pendapat anggota" in before
    assert poll.question not in before
    assert poll.question in ruang(editor).get("/s/kim-satu/kegiatan/").content.decode()
    actions.show_poll(poll, by=editor, at=now)
    assert poll.question in office.get(page).content.decode()


def test_an_editor_shows_readers_what_came_out_and_takes_it_from_them(
    kim: Kim, editor: Person, ruang: Door, reader: Callable[[str], Client]
) -> None:
    poll = making.closed_poll(kim, 0, 0, 1)
    page, desk = f"{POLLS}{poll.public_id}/", ruang(editor)
    assert poll.question not in reader("kim-satu").get("/profil/").content.decode()
    desk.post(page, {"langkah": "tampilkan"})
    assert f"site:{kim.site_id}" in Change.objects.latest("pk").tags
    public = _text(reader("kim-satu").get("/profil/"))
    assert all(words in public for words in (poll.question, "67 %", "3 dari 6 anggota KIM menjawab."))
    assert "Tampil di halaman KIM" in desk.get(POLLS).content.decode()
    desk.post(page, {"langkah": "sembunyikan"})
    assert poll.question not in reader("kim-satu").get("/profil/").content.decode()
    with pytest.raises(actions.NotNow):
        actions.hide_poll(poll, by=editor, at=build.AT)
    with pytest.raises(actions.NotNow):
        actions.show_poll(making.poll(kim), by=editor, at=build.AT)
    with pytest.raises(PermissionDenied):
        actions.show_poll(poll, by=build.member(kim), at=build.AT)


def test_readers_see_the_two_that_were_closed_last(kim: Kim, editor: Person) -> None:
    made = [making.closed_poll(kim, 0, 0, 1, at=build.AT + timedelta(days=days)) for days in (1, 0, 2)]
    for poll in made:
        actions.show_poll(poll, by=editor, at=build.AT)
    assert shown_polls(kim.site) == [made[2], made[0]]


def test_lists_begin_with_what_is_open_and_cost_the_same_with_more_rows(
    kim: Kim, siti: Person, django_assert_num_queries: Any
) -> None:
    later, sooner = making.poll(kim), making.poll(kim, on=TODAY)
    closed = making.closed_poll(kim, 0, 0, 1)
    _answer(later, siti)
    with django_assert_num_queries(3):
        lists = poll_lists(siti, TODAY)
    assert [(each.poll, each.answers, each.has_mine) for each in lists.open] == [(sooner, 0, False), (later, 1, True)]
    assert lists.closed == [closed]
    making.poll(kim)
    with django_assert_num_queries(3):
        poll_lists(siti, TODAY)


def test_out_of_a_closed_poll_comes_a_plan_by_its_button(kim: Kim, siti: Person, phone: Client) -> None:
    poll, opened = making.closed_poll(kim, 0, 0, 1), making.poll(kim)
    way = f"/s/kim-satu/rencana/baru/?dari=jajak-{poll.public_id}"
    assert way in phone.get(f"{POLLS}{poll.public_id}/").content.decode()
    assert "Jajak pendapat: Rapat hari apa?" in phone.get(way).content.decode()
    said = {"number": "23", "what": "Rapat tiap Rabu", "doer": str(siti.pk), "due": clock.day(_today())}
    phone.post(way, said)
    phone.post(f"/s/kim-satu/rencana/baru/?dari=jajak-{opened.public_id}", {**said, "number": "24"})
    assert list(Plan.objects.order_by("pk").values_list("poll", flat=True)) == [poll.pk, None]
    shown = phone.get(f"/s/kim-satu/rencana/{Plan.objects.earliest('pk').public_id}/").content.decode()
    assert f"{POLLS}{poll.public_id}/" in shown
