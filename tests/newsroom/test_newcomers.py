"""Who came to a group less than three days ago is no second person in a check."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.newsroom.actions import talk
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Decision, TalkMode
from kimid.newsroom.queries import lacks_other_recorder
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.checking import KNOWN, ORAL, SEEN, Browser, link_in, written_by

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Dedi")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Siti")


def test_an_account_that_the_chair_has_just_invited_neither_records_nor_confirms(
    dedi: Person, siti: Person, kim: Kim, ruang: Door
) -> None:
    writer = written_by(ruang(dedi))
    newcomer = build.member(kim, Role.EDITOR)
    joined = timezone.now() - timedelta(hours=1)
    Grant.objects.filter(person=newcomer).update(starts_at=joined)
    new, other = (Browser(ruang(each), writer.story) for each in (newcomer, siti))

    assert "Anda belum tiga hari di kelompok ini." in new.send("putusan", ORAL)
    assert new.stage() == Stage.COLLECTED
    other.send("putusan", ORAL)
    page = new.send("pastikan", KNOWN)
    assert "Yang memastikan, atau membuat tautannya, sudah tiga hari" in page
    new.send("tatap-muka", {"witness-name": "Nek Saripah", **SEEN})
    link = link_in(new.send("tautan", {"holder_name": "Bu Aminah"}))
    Client(HTTP_HOST="ruang.localhost").post(link, KNOWN)
    assert not Confirmation.objects.exists()

    Grant.objects.filter(person=newcomer).update(starts_at=joined - timedelta(days=3))
    new.send("pastikan", KNOWN)
    assert new.stage() == Stage.VERIFIED


def test_what_a_newcomer_wrote_down_in_a_meeting_waits_for_a_second_record(
    dedi: Person, siti: Person, kim: Kim
) -> None:
    story = build.story(kim, Stage.COLLECTED, author=dedi)
    newcomer, at = build.member(kim), timezone.now()
    Grant.objects.filter(person=newcomer).update(starts_at=at - timedelta(hours=1))
    note = talk.TalkNote(TalkMode.MEETING, Decision.PUBLISH, 4)

    talk.save_talk(story, note, newcomer, at)
    assert (story.stage, lacks_other_recorder(story)) == (Stage.COLLECTED, True)

    talk.save_talk(story, note, siti, at)
    assert (story.stage, lacks_other_recorder(story)) == (Stage.DISCUSSED, False)


def test_in_a_group_of_one_day_nobody_is_a_newcomer(
    dedi: Person, siti: Person, kim: Kim, ruang: Door
) -> None:
    Grant.objects.filter(site=kim.site).update(starts_at=timezone.now() - timedelta(hours=2))
    writer = written_by(ruang(dedi))
    other = Browser(ruang(siti), writer.story)

    other.send("putusan", ORAL)
    other.send("pastikan", KNOWN)

    assert other.stage() == Stage.VERIFIED
