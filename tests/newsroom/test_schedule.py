"""A verified story is published at its minute: once, also late, and never in unconfirmed words."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access.actions import end_roles
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import reactions
from kimid.newsroom.actions import content, scheduling, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.newsroom.reading import box_lines

pytestmark = pytest.mark.django_db

TOMORROW = build.AT + timedelta(days=1)


def _scheduled() -> Story:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.VERIFIED)
    return scheduling.schedule(
        story, publish_at=TOMORROW, by=build.member(kim, Role.EDITOR, "Rina"), at=build.AT
    )


def _publish_due(story: Story) -> None:
    reactions.publish_one.call(story.site_id, story.pk)
    story.refresh_from_db()


def test_it_is_published_once_and_the_box_names_who_chose_the_minute(
    reader: Callable[[str], Client],
) -> None:
    story = _scheduled()

    for _ in range(3):
        _publish_due(story)

    assert (story.stage, story.publish_at, story.scheduled_by) == (Stage.PUBLISHED, None, None)
    assert Item.objects.count() == Event.objects.filter(kind="story.published").count() == 1
    assert story.editor is not None
    assert story.editor.name == "Rina"
    lines = box_lines(reader("kim-satu").get(story.path).content)
    assert lines[-1].what == "Diterbitkan Rina, sesuai jadwal"
    assert Event.objects.get(kind="story.published").actor_name == "kimid"


def test_before_its_minute_nothing_happens_and_after_a_sleep_it_still_comes() -> None:
    story = _scheduled()
    asked = DBTaskResult.objects.filter(task_path__endswith="publish_one")

    reactions.publish_due.func(at=TOMORROW - timedelta(seconds=1))
    assert not asked.exists()
    reactions.publish_due.func(at=TOMORROW + timedelta(days=3))
    assert [row.args_kwargs["args"] for row in asked] == [[story.site_id, story.pk]]


def test_its_minute_must_lie_ahead_and_not_too_far() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    for wrong in (build.AT, build.AT + timedelta(days=91)):
        with pytest.raises(content.ActionRefused):
            scheduling.schedule(
                story, publish_at=wrong, by=build.member(kim, Role.EDITOR), at=build.AT
            )


@pytest.mark.parametrize("stage", [Stage.COLLECTED, Stage.DISCUSSED, Stage.PUBLISHED])
def test_only_a_checked_story_can_wait_for_a_minute(stage: Stage) -> None:
    kim = build.kim()
    with pytest.raises(content.ActionRefused):
        scheduling.schedule(
            build.story(kim, stage),
            publish_at=TOMORROW,
            by=build.member(kim, Role.EDITOR),
            at=build.AT,
        )


@pytest.mark.all_sites
def test_an_edit_takes_the_minute_back_and_says_so(ruang: Door) -> None:
    story = _scheduled()

    writing.edit(story, content=build.words("Judul lain"), by=story.author, at=build.AT)

    assert (story.stage, story.publish_at) == (Stage.DISCUSSED, None)
    assert Event.objects.get(kind="story.edited").data["unscheduled"] == TOMORROW.isoformat()
    _publish_due(story)
    assert story.stage == Stage.DISCUSSED
    page = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert "Jadwal terbitnya batal" in page


@pytest.mark.all_sites
def test_a_decision_against_it_takes_the_minute_back() -> None:
    story = _scheduled()

    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.DECLINE,
        people_count=3,
        reason="Sudah basi.",
        by=story.author,
        at=build.AT,
    )

    assert story.publish_at is None


def test_who_may_not_publish_any_more_does_not_publish_by_clock() -> None:
    story = _scheduled()
    assert story.scheduled_by is not None
    end_roles(
        story.site,
        person=story.scheduled_by,
        by=build.member(story.site.kim, Role.CHAIR),
        at=timezone.now(),
    )

    _publish_due(story)

    assert (story.stage, story.publish_at) == (Stage.VERIFIED, None)
    assert Event.objects.filter(kind="story.unscheduled", actor_name="kimid").exists()


@pytest.mark.all_sites
def test_an_editor_chooses_a_minute_on_the_clocks_of_the_place_and_takes_it_back(
    ruang: Door,
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.VERIFIED)
    rina = ruang(build.member(kim, Role.EDITOR))
    path = f"/s/kim-satu/berita/{story.public_id}/"
    tomorrow = timezone.now() + timedelta(days=1)

    past = rina.post(f"{path}jadwal/", {"on": "2020-01-01", "hour": "07:00"})
    assert past.status_code == 422
    assert "Waktu ini sudah lewat" in past.content.decode()
    page = rina.post(
        f"{path}jadwal/", {"on": f"{tomorrow:%Y-%m-%d}", "hour": "12:30"}, follow=True
    ).content.decode()
    assert "Dijadwalkan. Terbit sendiri" in page
    assert "12.30 WIB" in page
    story.refresh_from_db()
    assert story.publish_at is not None
    assert f"{story.publish_at:%H:%M}" == "05:30"
    assert "Akan terbit" in rina.get("/s/kim-satu/berita/").content.decode()
    rina.post(f"{path}jadwal/batal/")
    again = Story.objects.get(pk=story.pk)
    assert (again.stage, again.publish_at) == (Stage.VERIFIED, None)
