"""What one account, or one KIM, publishes in a day has an end; nothing is lost by it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.actions import publishing, scheduling, urgent
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Urgency
from kimid.people.models import AccountLock, Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

NOON = clock.start_of(build.AT.date(), "WIB") + timedelta(hours=12)


@pytest.fixture(autouse=True)
def _limits(settings: Settings) -> None:
    settings.DAILY_PER_PERSON, settings.DAILY_PER_KIM = 3, 5
    settings.DAILY_URGENT_PER_PERSON, settings.DAILY_URGENT_PER_KIM = 1, 2


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def editors(kim: Kim) -> list[Person]:
    return [build.member(kim, Role.EDITOR, name) for name in ("Rina", "Hasan", "Dedi")]


def _publish(kim: Kim, by: Person, hours: float = 0) -> Story:
    story = build.story(kim, Stage.VERIFIED)
    return publishing.publish(story, by=by, at=NOON + timedelta(hours=hours))


def _warn(kim: Kim, by: Person) -> Story:
    story = build.story(kim, Stage.COLLECTED)
    return urgent.publish_urgent(story, urgency=Urgency.DISASTER, asked="Pak RT", by=by, at=NOON)


def test_an_account_has_so_many_a_day_and_another_editor_goes_on(
    kim: Kim, editors: list[Person]
) -> None:
    for _ in range(3):
        _publish(kim, editors[0])

    with pytest.raises(
        ActionRefused, match=r"sudah menerbitkan 3 kabar dalam 24 jam\. Tulisan ini"
    ):
        _publish(kim, editors[0])
    assert _publish(kim, editors[1]).is_public
    assert _publish(kim, editors[0], hours=24).is_public


def test_a_kim_has_so_many_a_day(kim: Kim, editors: list[Person]) -> None:
    for by in (*editors, *editors[:2]):
        _publish(kim, by)

    with pytest.raises(ActionRefused, match="Kelompok sudah menerbitkan 5 kabar"):
        _publish(kim, editors[2])
    other = build.kim()
    assert _publish(other, build.member(other, Role.EDITOR)).is_public


def test_warnings_have_an_end_of_their_own(kim: Kim, editors: list[Person]) -> None:
    _warn(kim, editors[0])
    with pytest.raises(ActionRefused, match="Anda sudah menerbitkan 1 kabar mendesak"):
        _warn(kim, editors[0])
    _warn(kim, editors[1])
    with pytest.raises(ActionRefused, match="Kelompok sudah menerbitkan 2 kabar mendesak"):
        _warn(kim, editors[2])
    assert _publish(kim, editors[2]).is_public


def test_a_thief_does_not_use_up_the_budget_after_the_lock(
    kim: Kim, editors: list[Person], settings: Settings
) -> None:
    settings.DAILY_URGENT_PER_PERSON = 2
    for _ in range(2):
        _warn(kim, editors[0])
    with pytest.raises(ActionRefused, match="Kelompok sudah menerbitkan 2 kabar mendesak"):
        _warn(kim, editors[1])

    AccountLock.objects.create(person=editors[0], begun_at=NOON, by_card=False)

    assert _warn(kim, editors[1]).is_public


def test_what_was_scheduled_and_what_is_corrected_does_not_count(
    kim: Kim, editors: list[Person]
) -> None:
    for _ in range(3):
        _publish(kim, editors[0])
    story = build.story(kim, Stage.VERIFIED)
    later = NOON + timedelta(hours=1)
    scheduling.schedule(story, publish_at=later, by=editors[0], at=NOON)
    scheduling.publish_scheduled(story, by=build.BUILDER, at=later)

    assert story.is_public
    _publish(kim, editors[1])
    _publish(kim, editors[1])
    with pytest.raises(ActionRefused, match="Kelompok"):
        _publish(kim, editors[1])


def test_whoever_presses_once_more_reads_what_to_do_and_the_story_waits(
    kim: Kim, editors: list[Person], ruang: Door, settings: Settings
) -> None:
    settings.DAILY_PER_PERSON = 1
    publishing.publish(build.story(kim, Stage.VERIFIED), by=editors[0], at=timezone.now())
    story = build.story(kim, Stage.VERIFIED)
    browser = ruang(editors[0])
    address = f"/s/kim-satu/berita/{story.public_id}/"

    page = browser.post(f"{address}terbitkan/", follow=True).content.decode()
    assert "Anda sudah menerbitkan 1 kabar dalam 24 jam. Tulisan ini tersimpan." in page
    assert "Jadwalkan terbit besok" in page
    story.refresh_from_db()
    assert story.stage == Stage.VERIFIED


def test_without_a_limit_nothing_is_counted(
    kim: Kim, editors: list[Person], settings: Settings
) -> None:
    settings.DAILY_PER_PERSON = settings.DAILY_PER_KIM = 0
    for _ in range(6):
        assert _publish(kim, editors[0]).is_public
