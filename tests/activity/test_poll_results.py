"""Results of polls: counts, privacy, and what readers and offices see."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kimid.activity.actions import entries, polls
from kimid.activity.models import Plan, Poll, Vote
from kimid.activity.polls import poll_lists, shown_polls
from kimid.activity.queries import activities_of
from kimid.events.models import Change, Event
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.activity import making
from tests.activity.polling import (
    POLLS,
    TODAY,
    answer_poll,
    page_text,
    poll_now,
    today,
)
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


# What came out
def test_three_answers_count_once_as_a_discussion_and_two_do_not(kim: Kim) -> None:
    making.closed_poll(kim, 0, 1)
    assert activities_of(kim.site) == []
    poll = making.closed_poll(kim, 0, 1, 1)
    assert [act.subject_id for act in activities_of(kim.site)] == [str(poll.pk)]
    assert [(each.words, each.count, each.share) for each in poll.choice_counts] == [
        ("Sabtu", 2, 67),
        ("Rabu", 1, 33),
    ]


def test_several_lead_when_they_were_given_as_often(kim: Kim) -> None:
    assert (
        making.closed_poll(kim, 0, 1, 0, 1, 2, choices=("Rabu", "Sabtu", "Jumat")).leading_choice
        == "Rabu dan Sabtu"
    )


def test_of_few_answers_nothing_is_told_but_how_many(
    kim: Kim, phone: Client, editor: Person
) -> None:
    poll = making.closed_poll(kim, 1, 1)
    shown = page_text(phone.get(f"{POLLS}{poll.public_id}/"))
    assert "2 dari 6 anggota menjawab." in shown
    assert "Hasilnya tidak dirinci." in shown
    assert "Sabtu" not in shown
    assert "Sabtu" not in phone.get(POLLS).content.decode()
    with pytest.raises(entries.EntryRefused):
        polls.show_poll(poll, by=editor, at=build.AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(is_shown=True)


def test_numbers_are_seen_only_once_it_is_closed(
    kim: Kim, siti: Person, editor: Person, phone: Client
) -> None:
    poll = poll_now(kim)
    for who, choice in ((siti, 0), (editor, 0), (poll.made_by, 1)):
        answer_poll(poll, who, choice, at=timezone.now())
    before = page_text(phone.get(f"{POLLS}{poll.public_id}/"))
    assert "3 dari 3 anggota sudah menjawab." in before
    assert "67 %" not in before
    polls.close_poll(poll, by=editor, at=timezone.now())
    assert "2 orang, 67 %" in page_text(phone.get(f"{POLLS}{poll.public_id}/"))


def test_nobody_can_find_out_who_answered_what(
    kim: Kim, siti: Person, editor: Person, ruang: Door, reader: Any
) -> None:
    poll = poll_now(kim, choices=("Pilihan satu", "Pilihan dua"))
    for who, choice in ((siti, 1), (editor, 0), (poll.made_by, 0)):
        answer_poll(poll, who, choice, at=timezone.now())
    message = [event.data for event in Event.objects.filter(kind="poll.answered")]
    assert message == [{}, {}, {}]
    page = f"{POLLS}{poll.public_id}/"
    assert "Siti" not in ruang(editor).get(page).content.decode().partition("<main")[2]
    polls.close_poll(poll, by=editor, at=timezone.now())
    polls.show_poll(poll, by=editor, at=timezone.now())
    assert not Vote.objects.exists()
    assert "Pilihan" not in json.dumps(list(Event.objects.values_list("data", flat=True)))
    public = reader("kim-satu").get("/profil/").content.decode()
    office = ruang(build.officer("6112"))
    rows = office.get("/s/kab-kubu-raya/kegiatan-kim.csv").content.decode()
    of_kim = office.get(f"/s/kab-kubu-raya/kegiatan-kim/kim/{kim.pk}/").content.decode()
    for text in (
        public,
        rows,
        of_kim,
        ruang(editor).get(page).content.decode().partition("<main")[2],
    ):
        assert "Siti" not in text
    assert office.get(page).status_code == 404


def test_an_office_reads_the_question_only_when_readers_do(
    kim: Kim, editor: Person, ruang: Door
) -> None:
    now = timezone.now()
    poll = poll_now(kim, words="Rapat malam atau sore?")
    for _ in range(3):
        answer_poll(poll, build.member(kim), at=now)
    polls.close_poll(poll, by=editor, at=now)
    page = f"/s/kab-kubu-raya/kegiatan-kim/kim/{kim.pk}/"
    office = ruang(build.officer("6112"))
    before = office.get(page).content.decode()
    assert "Jajak pendapat anggota" in before
    assert poll.question not in before
    assert poll.question in ruang(editor).get("/s/kim-satu/kegiatan/").content.decode()
    polls.show_poll(poll, by=editor, at=now)
    assert poll.question in office.get(page).content.decode()


def test_an_editor_shows_readers_what_came_out_and_takes_it_from_them(
    kim: Kim, editor: Person, ruang: Door, reader: Callable[[str], Client]
) -> None:
    poll = making.closed_poll(kim, 0, 0, 1)
    page = f"{POLLS}{poll.public_id}/"
    desk = ruang(editor)
    assert poll.question not in reader("kim-satu").get("/profil/").content.decode()
    desk.post(page, {"langkah": "tampilkan"})
    assert f"site:{kim.site_id}" in Change.objects.latest("pk").tags
    public = page_text(reader("kim-satu").get("/profil/"))
    assert all(
        words in public for words in (poll.question, "67 %", "3 dari 6 anggota KIM menjawab.")
    )
    assert "Tampil di halaman KIM" in desk.get(POLLS).content.decode()
    desk.post(page, {"langkah": "sembunyikan"})
    assert poll.question not in reader("kim-satu").get("/profil/").content.decode()
    with pytest.raises(entries.EntryRefused):
        polls.hide_poll(poll, by=editor, at=build.AT)
    with pytest.raises(entries.EntryRefused):
        polls.show_poll(making.poll(kim), by=editor, at=build.AT)
    with pytest.raises(PermissionDenied):
        polls.show_poll(poll, by=build.member(kim), at=build.AT)


def test_readers_see_the_two_that_were_closed_last(kim: Kim, editor: Person) -> None:
    made = [
        making.closed_poll(kim, 0, 0, 1, at=build.AT + timedelta(days=days)) for days in (1, 0, 2)
    ]
    for poll in made:
        polls.show_poll(poll, by=editor, at=build.AT)
    assert shown_polls(kim.site) == [made[2], made[0]]


def test_lists_begin_with_what_is_open_and_cost_the_same_with_more_rows(
    kim: Kim, siti: Person, django_assert_num_queries: Any
) -> None:
    later = making.poll(kim)
    sooner = making.poll(kim, on=TODAY)
    closed = making.closed_poll(kim, 0, 0, 1)
    answer_poll(later, siti)
    with django_assert_num_queries(3):
        lists = poll_lists(siti, TODAY)
    assert [(each.poll, each.answers, each.has_answered) for each in lists.open] == [
        (sooner, 0, False),
        (later, 1, True),
    ]
    assert lists.closed == [closed]
    making.poll(kim)
    with django_assert_num_queries(3):
        poll_lists(siti, TODAY)


def test_out_of_a_closed_poll_comes_a_plan_by_its_button(
    kim: Kim, siti: Person, phone: Client
) -> None:
    poll = making.closed_poll(kim, 0, 0, 1)
    opened = making.poll(kim)
    path = f"/s/kim-satu/rencana/baru/?dari=jajak-{poll.public_id}"
    assert path in phone.get(f"{POLLS}{poll.public_id}/").content.decode()
    assert "Jajak pendapat: Rapat hari apa?" in phone.get(path).content.decode()
    values = {
        "number": "23",
        "what": "Rapat tiap Rabu",
        "doer": str(siti.pk),
        "due": clock.day(today()),
    }
    phone.post(path, values)
    phone.post(
        f"/s/kim-satu/rencana/baru/?dari=jajak-{opened.public_id}", {**values, "number": "24"}
    )
    assert list(Plan.objects.order_by("pk").values_list("poll", flat=True)) == [poll.pk, None]
    shown = phone.get(
        f"/s/kim-satu/rencana/{Plan.objects.earliest('pk').public_id}/"
    ).content.decode()
    assert f"{POLLS}{poll.public_id}/" in shown
