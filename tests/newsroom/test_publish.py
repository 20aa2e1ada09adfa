"""The action that publishes a story."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kimid.events.permissions import Role
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.wire.models import Placement, RegionTally
from tests import build

pytestmark = pytest.mark.django_db


def test_a_published_story_stands_on_six_sites_at_once() -> None:
    kim = build.kim()

    story = build.story(kim, Stage.PUBLISHED)

    labels = Placement.objects.filter(item=story.item).values_list("portal__label", flat=True)
    assert set(labels) == {
        kim.site.label,
        "teluk-kapuas-6112012012",
        "sungai-raya-611201",
        "kab-kubu-raya",
        "kalimantan-barat",
        "",
    }
    counts = RegionTally.objects.filter(region__in=["6112012012", "611201", "6112", "61", "00"])
    assert set(counts.values_list("items", flat=True)) == {1}


def test_a_withdrawn_story_stands_nowhere_and_tells_why(reader: Callable[[str], Client]) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.WITHDRAWN)

    answer = reader(kim.site.label).get(story.path)

    assert answer.status_code == 410
    assert "Angkanya keliru." in answer.content.decode()
    assert not Placement.objects.filter(portal=kim.site).exists()
    assert set(RegionTally.objects.values_list("items", flat=True)) == {0}


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED])
def test_no_step_before_publishing_can_be_left_out(stage: Stage) -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = build.story(kim, stage, author=editor)

    with pytest.raises((WrongStep, PermissionDenied)):
        publishing.publish(story, by=editor, at=build.AT)

    story.refresh_from_db()
    assert story.stage == stage


def test_a_member_may_not_publish() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)

    with pytest.raises(PermissionDenied):
        publishing.publish(story, by=build.member(kim), at=build.AT)
