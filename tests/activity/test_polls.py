"""Polls: asked of all members, answered once each, closed after their day, and nowhere told who
answered what.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access.models import Grant
from kimid.activity.actions import entries, polls
from kimid.activity.aspects import Aspect
from kimid.activity.models import Poll, Vote
from kimid.activity.polls import answer_of, waiting_polls
from kimid.activity.queries import activities_of
from kimid.activity.schedule import close_due_poll, close_due_polls
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.activity import making
from tests.activity.polling import (
    LAST,
    POLLS,
    TODAY,
    answer_poll,
    page_text,
    poll_now,
    today,
    typed,
)
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


# Asking
def test_a_question_is_asked_from_the_page_of_the_group_and_waits_for_everybody(
    kim: Kim, siti: Person, ruang: Door
) -> None:
    phone = ruang(siti)
    colleague = ruang(build.member(kim))
    assert POLLS in phone.get("/s/kim-satu/kim/").content.decode()
    assert f"{POLLS}baru/" in phone.get(POLLS).content.decode()

    answer = phone.post(f"{POLLS}baru/", typed(choice_5="Jumat sore"))

    poll = Poll.objects.get()
    assert (poll.question, poll.choices, poll.made_by) == (
        "Rapat hari apa?",
        ["Rabu", "Sabtu", "Jumat sore"],
        siti,
    )
    assert answer["Location"] == f"{POLLS}{poll.public_id}/"
    for each in (phone, colleague):
        assert "Jajak pendapat, jawab sampai" in each.get("/s/kim-satu/").content.decode()
    assert "Belum Anda jawab" in colleague.get(POLLS).content.decode()


def test_sent_twice_it_is_one(phone: Client) -> None:
    phone.post(f"{POLLS}baru/", typed())
    again = phone.post(f"{POLLS}baru/", typed())
    assert (again.status_code, Poll.objects.count()) == (409, 1)
    assert "Jajak pendapat ini sudah tersimpan." in again.content.decode()


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"question": ""}, "Tulis dulu pertanyaannya."),
        ({"choice_2": ""}, "Tulis paling sedikit dua jawaban."),
        ({"choice_4": "  RABU "}, "Jawaban ini sudah ada di atas."),
        ({"closes_on": ""}, "Tulis tanggalnya"),
        ({"closes_on": "4 Desember 2020"}, "Tanggal ini sudah lewat."),
        ({"closes_on": "4 Desember 2226"}, "Paling lama 60 hari dari sekarang."),
    ],
)
def test_what_is_missing_is_said(phone: Client, values: dict[str, str], text: str) -> None:
    answer = phone.post(f"{POLLS}baru/", typed(**values))
    assert (answer.status_code, Poll.objects.count()) == (422, 0)
    assert text in answer.content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"choices": ("Rabu",)},
        {"choices": ("Rabu", "rabu")},
        {"choices": ("Rabu", "")},
        {"choices": tuple("abcdefg")},
        {"on": TODAY - timedelta(days=1)},
        {"on": TODAY + timedelta(days=61)},
    ],
)
def test_no_other_way_leads_around_what_the_form_asks(kim: Kim, values: dict[str, Any]) -> None:
    with pytest.raises(entries.EntryRefused):
        making.poll(kim, **values)
    assert making.poll(kim, choices=tuple("abcdef"), on=TODAY + timedelta(days=60)).choices == list(
        "abcdef"
    )
    assert making.poll(kim, on=TODAY).takes_answers(TODAY)


# Answering
def test_one_answers_once_and_may_change_it_until_it_is_closed(kim: Kim, siti: Person) -> None:
    poll = making.poll(kim)
    answer_poll(poll, siti, 0)
    answer_poll(poll, siti, 1)
    assert list(Vote.objects.values_list("person", "choice")) == [(siti.pk, 1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(site=kim.site, poll=poll, person=siti, choice=0, voted_at=build.AT)
    polls.close_poll(poll, by=poll.made_by, at=build.AT)
    with pytest.raises(entries.EntryRefused, match="sudah ditutup"):
        answer_poll(poll, siti, 0)
    assert poll.counts == [0, 1]


def test_an_answer_is_given_and_changed_on_the_page(kim: Kim, siti: Person, phone: Client) -> None:
    poll = poll_now(kim)
    page = f"{POLLS}{poll.public_id}/"
    assert phone.post(page, {"langkah": "jawab"}).status_code == 422
    assert phone.post(page, {"langkah": "jawab", "choice": "2"}).status_code == 422
    assert phone.post(page, {"langkah": "jawab", "choice": "1"})["Location"] == page
    shown = page_text(phone.get(page))
    assert all(
        words in shown
        for words in ("1 dari 2 anggota sudah menjawab.", "Sudah Anda jawab", "Ganti jawaban")
    )
    assert answer_of(siti, poll) == 1
    phone.post(page, {"langkah": "jawab", "choice": "0"})
    assert (answer_of(siti, poll), Vote.objects.count()) == (0, 1)
    with on_site(kim.site):
        assert waiting_polls(siti, today()) == []


@pytest.mark.parametrize("choice", [-1, 2])
def test_only_what_was_offered_can_be_chosen(kim: Kim, siti: Person, choice: int) -> None:
    with pytest.raises(entries.EntryRefused):
        answer_poll(making.poll(kim), siti, choice)


def test_past_its_day_it_takes_no_answer_even_while_nobody_has_closed_it(
    kim: Kim, siti: Person, phone: Client
) -> None:
    poll = making.poll(kim)
    last = clock.start_of(LAST + timedelta(days=1), "WIB") - timedelta(seconds=1)
    answer_poll(poll, siti, at=last)
    with pytest.raises(entries.EntryRefused, match="sudah lewat"):
        answer_poll(poll, siti, at=last + timedelta(seconds=1))
    shown = phone.get(f"{POLLS}{poll.public_id}/").content.decode()  # today, months later
    assert "Waktu menjawabnya sudah lewat" in shown
    assert "Kirim jawaban" not in shown
    assert "Waktunya habis" in phone.get(POLLS).content.decode()
    with on_site(kim.site):
        assert waiting_polls(siti, today()) == []


def test_a_group_that_is_closed_asks_answers_and_shows_nothing(
    kim: Kim, siti: Person, editor: Person
) -> None:
    poll = making.poll(kim)
    closed = making.closed_poll(kim, 0, 0, 1)
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.SUSPENDED)
    kim.site.refresh_from_db()
    with pytest.raises(entries.EntryRefused):
        making.poll(kim)
    with pytest.raises(entries.EntryRefused):
        answer_poll(poll, siti)
    with pytest.raises(entries.EntryRefused):
        polls.show_poll(closed, by=editor, at=build.AT)
    assert polls.close_poll(poll, by=editor, at=build.AT).closed_at == build.AT


# Closing
@pytest.mark.parametrize(
    ("village", "zone", "hour"), [(build.TELUK_KAPUAS, "WIB", 17), ("9103192006", "WIT", 15)]
)
def test_it_is_closed_by_itself_at_midnight_of_its_place(
    village: str, zone: str, hour: int
) -> None:
    kim = build.kim(village)
    assert kim.site.region.zone == zone
    poll = making.poll(kim)
    midnight = datetime(LAST.year, LAST.month, LAST.day, hour, tzinfo=UTC)
    asked = DBTaskResult.objects.filter(task_path__endswith="close_due_poll")

    close_due_polls.func(at=midnight - timedelta(seconds=1))
    assert not asked.exists()
    close_due_polls.func(at=midnight)
    assert [row.args_kwargs["args"] for row in asked] == [[kim.site_id, poll.pk]]

    close_due_poll.call(kim.site_id, poll.pk)
    event = Event.objects.get(kind="poll.closed")
    assert (event.actor_name, event.data) == ("kimid", {"answers": 0, "members": 1})


def test_closed_by_somebody_meanwhile_or_taken_back_it_is_left_alone(kim: Kim) -> None:
    closed = making.closed_poll(kim, 0)
    gone = making.poll(kim)
    number = gone.pk
    polls.take_back_poll(gone, by=gone.made_by, at=build.AT)
    for each in (closed.pk, number):
        close_due_poll.call(kim.site_id, each)
    close_due_polls.call()
    assert Event.objects.filter(kind="poll.closed").count() == 1


def test_who_has_left_has_answered_all_the_same(kim: Kim, editor: Person) -> None:
    poll = making.poll(kim, by=editor)
    guest = build.member(kim)
    answer_poll(poll, guest)
    Grant.objects.filter(person=guest).delete()
    polls.close_poll(poll, by=editor, at=build.AT)
    assert (poll.answer_count, poll.member_count) == (1, 2)


def test_it_is_closed_by_whoever_asked_or_edits_and_taken_back_while_nobody_has_answered(
    kim: Kim, siti: Person, editor: Person, ruang: Door
) -> None:
    asked = poll_now(kim, by=siti)
    other = poll_now(kim, by=siti)
    colleague = ruang(build.member(kim))
    chief = ruang(editor)
    own = ruang(siti)
    page = f"{POLLS}{asked.public_id}/"
    for step in ("tutup", "tarik", "tampilkan", "sembunyikan"):
        assert colleague.post(page, {"langkah": step}).status_code == 404
    assert ruang(build.member(build.kim(), Role.CHAIR)).get(page).status_code == 404
    assert "Tarik pertanyaan" in own.get(page).content.decode()
    answer_poll(asked, editor, at=timezone.now())
    assert own.post(page, {"langkah": "tarik"})["Location"] == page
    assert "Sudah ada yang menjawab." in own.get(page).content.decode()
    assert own.post(page, {"langkah": "tutup"})["Location"] == page
    assert chief.post(f"{POLLS}{other.public_id}/", {"langkah": "tarik"})["Location"] == POLLS
    assert list(Poll.objects.values_list("pk", flat=True)) == [asked.pk]
    assert own.get(f"{POLLS}{other.public_id}/").status_code == 404


def test_closed_twice_it_is_closed_once(kim: Kim, editor: Person) -> None:
    poll = making.closed_poll(kim, 0, 0, 1)
    with pytest.raises(entries.EntryRefused):
        polls.close_poll(poll, by=editor, at=build.AT)
    with pytest.raises(entries.EntryRefused):
        polls.take_back_poll(poll, by=editor, at=build.AT)
    assert [(act.aspect, act.rule.name) for act in activities_of(kim.site)] == [
        (Aspect.DISCUSS, "polled")
    ]
