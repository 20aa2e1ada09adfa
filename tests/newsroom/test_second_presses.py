"""A second person shows who they are when their press brings something before readers: else two
stolen sessions would do what one stolen password cannot.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people import actions
from kimid.people.allauth_internals import save_recovery_codes
from kimid.people.models import Person
from kimid.people.publishing_proof import GRACE
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.lifecycle.closing import do_all_tasks
from tests.newsroom.asking_office import ask, story_with_link
from tests.sure import come_in, know_browser

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

REGENCY: Final = "6112"
DAY: Final = timedelta(days=1)
_ASKED: Final = "/keamanan/pastikan/"
_STOPPED: Final = "/keamanan/menerbitkan/"
_HOW: Final = {"how_known": "Saya melihatnya sendiri di dermaga tadi pagi."}
_NEIGHBOUR: Final = {"witness-name": "Pak Burhan", "witness-how_known": _HOW["how_known"]}

# Makes a story; the form that its second person sends, and where.
type Press = tuple[Story, str, dict[str, object]]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _browser(person: Person, *, shown: timedelta) -> Client:
    """A known browser on which this person has shown who they are so long ago."""
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person, shown=shown.total_seconds())
    know_browser(client, person)
    return client


def _with_factor(person: Person) -> Person:
    save_recovery_codes(person)
    Authenticator.objects.filter(user=person).update(created_at=timezone.now() - 100 * DAY)
    return person


def _new_link(kim: Kim) -> Press:
    return story_with_link(kim), "tautan-baru", {"owner": "tautan-baru.com"}


def _phrase(kim: Kim) -> Press:
    lead = "Warga melapor: ada pesan gacor."
    return build.story(kim, Stage.VERIFIED, lead=lead), "frasa", {}


def _warning(kim: Kim) -> Press:
    return build.story(kim, Stage.PUBLISHED_UNVERIFIED), "pastikan", dict(_HOW)


def _warning_to_the_face(kim: Kim) -> Press:
    return build.story(kim, Stage.PUBLISHED_UNVERIFIED), "tatap-muka", dict(_NEIGHBOUR)


def _warning_by_link(kim: Kim) -> Press:
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    return story, "tautan", {"name": "Pak Burhan"}


def _held(kim: Kim) -> Press:
    story = build.story(kim, Stage.PUBLISHED)
    thief = story.editor
    assert thief is not None
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now())
    actions.lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    do_all_tasks()
    story.refresh_from_db()
    assert story.is_held
    return story, "tampilkan", {}


_PRESSES: Final = (_new_link, _phrase, _warning, _warning_to_the_face, _warning_by_link, _held)


def _path(story: Story, verb: str) -> str:
    return f"/s/kim-satu/berita/{story.public_id}/{verb}/"


@pytest.mark.parametrize("made", _PRESSES)
def test_a_press_that_readers_notice_asks_for_a_proof_of_the_last_hour(
    kim: Kim, made: Callable[[Kim], Press]
) -> None:
    second = _with_factor(build.member(kim, Role.EDITOR))
    story, verb, form = made(kim)
    path = _path(story, verb)

    stale = _browser(second, shown=timedelta(hours=2))
    assert _ASKED in stale.post(path, form).headers.get("Location", "")
    assert path in stale.get("/keamanan/lanjut/").text  # what was pressed waits behind the question
    fresh = _browser(second, shown=timedelta(minutes=50)).post(path, form)
    assert "/keamanan/" not in fresh.headers.get("Location", "")


@pytest.mark.parametrize("made", _PRESSES)
def test_after_the_grace_a_password_alone_is_no_second_person(
    kim: Kim, made: Callable[[Kim], Press]
) -> None:
    second = build.member(kim, Role.EDITOR)
    Person.objects.filter(pk=second.pk).update(factor_asked_at=timezone.now() - GRACE - DAY)
    story, verb, form = made(kim)
    client = _browser(second, shown=timedelta(0))

    assert client.post(_path(story, verb), form).headers.get("Location") == _STOPPED
    page = " ".join(client.get(_STOPPED).text.split())
    assert "Orang lain di kelompok yang sudah punya pengaman" in page
    assert "Minta dilihat dinas" in page


def test_a_confirmation_within_the_group_asks_for_nothing(kim: Kim) -> None:
    story = build.story(kim, Stage.DISCUSSED)
    second = _with_factor(build.member(kim))
    client = _browser(second, shown=20 * DAY)

    client.post(_path(story, "pastikan"), _HOW)

    assert Story.objects.get(pk=story.pk).stage == Stage.VERIFIED


@pytest.mark.parametrize("what", ["answer a look", "give back", "send on"])
def test_an_officer_shows_who_they_are_before_they_let_something_out(kim: Kim, what: str) -> None:
    desk = f"/s/{build.portal(REGENCY).ruang_label}"
    officer = _with_factor(build.officer(REGENCY))
    if what == "answer a look":
        look = ask(story_with_link(kim), officer, at=timezone.now())
        path = f"{desk}/diminta-melihat/{look.pk}/"
        form = {"answer": "ya", "reason": "Toko tetangga, sudah saya buka."}
    elif what == "give back":
        path, form = f"{desk}/ditahan/{_held(kim)[0].pk}/tampilkan/", {}
    else:
        story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
        path = f"{desk}/meja/mendesak/{story.item_id}/teruskan/"
        form = {"up_to": str(int(Level.REGENCY))}

    stale = _browser(officer, shown=timedelta(minutes=20))
    assert _ASKED in stale.post(path, form)["Location"]
    fresh = _browser(officer, shown=timedelta(minutes=5)).post(path, form)
    assert _ASKED not in fresh["Location"]


def test_who_came_three_days_ago_or_later_is_no_second_person_for_link_and_phrase(
    kim: Kim,
) -> None:
    accomplice = build.member(kim, Role.EDITOR)
    came = timezone.now() - timedelta(days=2, hours=23)
    Grant.objects.filter(person=accomplice).update(starts_at=came)
    client = _browser(accomplice, shown=timedelta(0))
    for story, verb, form in (_new_link(kim), _phrase(kim)):
        client.post(_path(story, verb), form)
        page = client.get(f"/s/kim-satu/berita/{story.public_id}/").text
        assert "Anda belum tiga hari di kelompok ini." in page
        assert "Minta dilihat dinas" in page
