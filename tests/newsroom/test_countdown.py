"""Some seconds lie between the press and the publication. Before their end nothing leaves the
group, and whoever may publish takes the press back. What may not go out any more then stays.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from kimid.access.actions import end_roles
from kimid.access.models import Grant
from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.newsroom import reactions
from kimid.newsroom.actions import countdown, publishing, scheduling, talk, writing
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.countdown_page import countdown_page
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.newsroom.moments import publish_counted_down
from kimid.newsroom.queries import valid_confirmations
from kimid.people.actions import lock_account
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.queue.worker import Worker
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.wire.models import Item, Placement
from tests import build
from tests.conftest import Door
from tests.house.walking import ROOT, files
from tests.newsroom.reading import box_lines

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
TEN: Final = timedelta(seconds=10)
SIX: Final = (
    "kim-satu",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina")


def _press(kim: Kim, by: Person, title: str = "") -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    now = timezone.now()
    return countdown.begin_countdown(story, ends_at=now + TEN, by=by, at=now)


def _wait(story: Story, seconds: int = 10) -> Story:
    """What the worker does when so many seconds have gone by."""
    began = story.countdown_from or timezone.now()
    publish_counted_down(began + timedelta(seconds=seconds))
    story.refresh_from_db()
    return story


def test_before_the_end_nothing_leaves_the_group(kim: Kim, rina: Person, reader: Reader) -> None:
    title = "Jembatan papan jadi"
    story = build.story(kim, Stage.VERIFIED, title=title)
    build.publish(build.story(kim, Stage.VERIFIED))  # so that all portals stand
    DBTaskResult.objects.all().delete()
    Change.objects.all().delete()
    placed = Placement.objects.count()
    now = timezone.now()

    countdown.begin_countdown(story, ends_at=now + TEN, by=rina, at=now)
    publish_counted_down(now + timedelta(seconds=9))

    story.refresh_from_db()
    assert (story.stage, story.item, story.slug) == (Stage.VERIFIED, None, "")
    assert (Placement.objects.count(), Change.objects.count()) == (placed, 0)
    assert not DBTaskResult.objects.exists()
    assert not Event.objects.filter(kind="story.published", subject_id=story.pk).exists()
    for label in SIX:
        assert title not in reader(label).get("/").content.decode()


def test_at_the_end_it_is_published_once_by_whoever_pressed(
    kim: Kim, rina: Person, reader: Reader
) -> None:
    story = _press(kim, rina)

    for _ in range(3):
        _wait(story)

    assert (story.stage, story.publish_at, story.countdown_from) == (Stage.PUBLISHED, None, None)
    assert (Item.objects.count(), Placement.objects.count()) == (1, 6)
    event = Event.objects.get(kind="story.published")
    assert (event.actor_name, event.actor_ref) == ("Rina", str(rina.pk))
    lines = box_lines(reader("kim-satu").get(story.path).content)
    assert lines[-1].what == "Diterbitkan Rina"


def test_a_worker_looks_each_second(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    ends_at = story.publish_at
    assert ends_at is not None

    Worker(now=lambda: ends_at - timedelta(seconds=1)).look()
    assert not Item.objects.exists()
    Worker(now=lambda: ends_at).look()
    assert Item.objects.count() == 1


def test_taken_back_it_is_where_it_was_with_its_confirmations(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    confirmed = [row.pk for row in valid_confirmations(story)]
    hasan = build.member(kim, Role.CHAIR, "Hasan")

    countdown.cancel_countdown(story, by=hasan, at=timezone.now())

    assert _wait(story).stage == Stage.VERIFIED
    assert [row.pk for row in valid_confirmations(story)] == confirmed
    assert (story.publish_at, story.scheduled_by, story.countdown_from) == (None, None, None)
    assert not Item.objects.exists()
    shown = countdown_page(story, timezone.now())
    assert (shown.state, shown.by) == ("cancelled", "Hasan")
    assert shown.confirmed_by


def test_nobody_counts_from_eleven(kim: Kim, rina: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)
    pressed = timezone.now().replace(microsecond=1)
    end = clock.next_second(pressed + TEN)
    countdown.begin_countdown(story, ends_at=end, by=rina, at=pressed)

    shown = [countdown_page(story, pressed + timedelta(seconds=each)) for each in (0, 5, 10)]

    assert [(each.seconds_left, each.seconds_whole) for each in shown] == [
        (10, 10),
        (6, 10),
        (1, 10),
    ]
    assert countdown_page(story, end).is_over


@pytest.mark.parametrize("is_kept_from_publishing", [False, True])
def test_a_plan_that_the_press_interrupted_counts_again(
    kim: Kim, rina: Person, *, is_kept_from_publishing: bool
) -> None:
    story = build.story(kim, Stage.VERIFIED)
    now, friday = timezone.now(), timezone.now() + timedelta(days=2)
    siti = build.member(kim, Role.EDITOR, "Siti")
    scheduling.schedule(story, publish_at=friday, by=siti, at=now)
    countdown.begin_countdown(story, ends_at=now + TEN, by=rina, at=now)

    if is_kept_from_publishing:
        end_roles(kim.site, person=rina, by=build.member(kim, Role.CHAIR), at=now)
        _wait(story)
    else:
        countdown.cancel_countdown(story, by=siti, at=now)

    story.refresh_from_db()
    assert (story.publish_at, story.scheduled_by) == (friday, siti)
    assert (story.is_counting_down, story.planned_at, story.is_public) == (False, None, False)


def test_taken_back_too_late_it_says_so(kim: Kim, rina: Person) -> None:
    story = _wait(_press(kim, rina))

    with pytest.raises(ActionRefused, match="Sudah terlanjur terbit"):
        countdown.cancel_countdown(story, by=rina, at=timezone.now())

    assert countdown_page(story, timezone.now()).state == "out"


def test_a_second_press_does_not_begin_anew(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    ends_at = story.publish_at

    later = timezone.now() + timedelta(seconds=5)
    with pytest.raises(ActionRefused, match="Sudah ditekan"):
        countdown.begin_countdown(story, ends_at=later + TEN, by=rina, at=later)

    story.refresh_from_db()
    assert story.publish_at == ends_at


@pytest.mark.parametrize("stage", [Stage.COLLECTED, Stage.DISCUSSED, Stage.PUBLISHED])
def test_no_step_is_left_out_by_a_press(kim: Kim, rina: Person, stage: Stage) -> None:
    story = build.story(kim, stage)
    now = timezone.now()

    with pytest.raises(WrongStep):
        countdown.begin_countdown(story, ends_at=now + TEN, by=rina, at=now)


def test_a_stolen_account_locked_within_the_seconds_publishes_nothing(
    kim: Kim, rina: Person
) -> None:
    story = _press(kim, rina)

    lock_account(rina, by=AccountOwner(rina), at=timezone.now())

    assert (_wait(story).stage, story.publish_at) == (Stage.VERIFIED, None)
    assert not Item.objects.exists()


def test_an_account_that_is_stopped_within_the_seconds_publishes_nothing(
    kim: Kim, rina: Person
) -> None:
    story = _press(kim, rina)
    Person.objects.filter(pk=rina.pk).update(stopped_at=timezone.now())

    assert (_wait(story).stage, story.publish_at) == (Stage.VERIFIED, None)


def test_who_lost_the_role_within_the_seconds_publishes_nothing(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    end_roles(kim.site, person=rina, by=build.member(kim, Role.CHAIR), at=timezone.now())

    assert (_wait(story).stage, story.publish_at) == (Stage.VERIFIED, None)


def test_a_site_that_is_closed_within_the_seconds_shows_nothing(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    Site.objects.filter(pk=kim.site.pk).update(stage=LifeStage.QUARANTINED)

    assert (_wait(story).stage, story.publish_at) == (Stage.VERIFIED, None)
    assert countdown_page(story, timezone.now()).state == "stopped"


def test_an_edit_and_a_decision_against_it_take_the_press_back(kim: Kim, rina: Person) -> None:
    edited, declined = _press(kim, rina), _press(kim, rina)
    now = timezone.now()

    writing.edit(edited, content=build.words("Judul lain"), by=edited.author, at=now)
    talk.record_talk(
        declined,
        form=TalkMode.ORAL,
        decision=Decision.DECLINE,
        people_count=3,
        reason="Sudah basi.",
        by=declined.author,
        at=now,
    )

    publish_counted_down(now + TEN)
    assert not Item.objects.exists()


def test_what_is_pressed_counts_for_the_limit_of_the_day(
    kim: Kim, rina: Person, settings: Settings
) -> None:
    settings.DAILY_PER_PERSON = 2
    first, second = _press(kim, rina), _press(kim, rina)

    with pytest.raises(ActionRefused, match="dalam 24 jam"):
        _press(kim, rina)

    assert [_wait(each).stage for each in (first, second)] == [Stage.PUBLISHED] * 2
    third = build.story(kim, Stage.VERIFIED)
    with pytest.raises(ActionRefused, match="dalam 24 jam"):
        publishing.publish(third, by=rina, at=timezone.now())


def test_a_limit_that_is_reached_within_the_seconds_is_kept_and_told(
    kim: Kim, rina: Person, settings: Settings
) -> None:
    story = _press(kim, rina)
    other = build.story(kim, Stage.VERIFIED)
    publishing.publish(other, by=rina, at=timezone.now())
    settings.DAILY_PER_PERSON = 1

    assert (_wait(story).stage, story.publish_at) == (Stage.VERIFIED, None)
    shown = countdown_page(story, timezone.now())
    assert shown.state == "stopped"
    assert "dalam 24 jam" in shown.why


def test_what_no_worker_saw_in_its_minute_is_published_all_the_same(kim: Kim, rina: Person) -> None:
    story = _press(kim, rina)
    late = timezone.now() + timedelta(hours=3)

    publish_counted_down(late)
    assert not Item.objects.exists()
    reactions.publish_due.func(at=late)
    tasks = DBTaskResult.objects.filter(task_path__endswith="publish_one")
    assert [row.args_kwargs["args"] for row in tasks] == [[story.site_id, story.pk]]
    reactions.publish_one.func(story.site_id, story.pk, at=late)

    story.refresh_from_db()
    assert story.stage == Stage.PUBLISHED
    assert Event.objects.get(kind="story.published").actor_name == "Rina"


def test_the_only_account_of_a_group_has_the_seconds_too(kim: Kim, ruang: Door) -> None:
    dedi = build.member(kim, Role.CHAIR, "Dedi")
    story = build.story(kim, Stage.COLLECTED, author=dedi)
    Grant.objects.exclude(person=dedi).delete()
    now = timezone.now()

    countdown.begin_countdown(story, ends_at=now + TEN, is_unchecked=True, by=dedi, at=now)
    assert not Item.objects.exists()

    assert _wait(story).stage == Stage.PUBLISHED_UNVERIFIED
    assert Event.objects.get(kind="story.published_unchecked").actor_name == "Dedi"


def test_no_other_page_loads_itself_anew() -> None:
    """It would throw away what somebody types there (decision 73)."""
    reloading = [
        page.name
        for page in files(".html", ROOT / "kimid")
        if 'http-equiv="refresh"' in page.read_text(encoding="utf-8")
    ]
    assert reloading == ["countdown.html"]
