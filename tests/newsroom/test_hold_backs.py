"""What other subjects know keeps a story from its readers, and says where it is settled."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom import hold_backs
from kimid.newsroom.actions import countdown, publishing, scheduling
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.hold_backs import HoldBack
from kimid.newsroom.models import Story
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_HELD = "Izinnya belum ada."


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The numbers of the stories that a subject holds back."""
    numbers: list[str] = []

    def find(story: Story) -> Iterator[HoldBack]:
        if story.public_id in numbers:
            yield HoldBack(_HELD, "Buka izinnya", "/s/kim-satu/izin/")

    monkeypatch.setattr(hold_backs, "_FINDERS", [find])
    return numbers


def test_a_held_back_story_is_neither_published_nor_timed(held: list[str]) -> None:
    kim = build.kim()
    rina, story = build.member(kim, Role.EDITOR), build.story(kim, Stage.VERIFIED)
    held.append(story.public_id)
    now = timezone.now()

    with on_site(kim.site):
        with pytest.raises(ActionRefused, match=_HELD):
            publishing.publish(story, by=rina, at=now)
        with pytest.raises(ActionRefused, match=_HELD):
            countdown.begin_countdown(story, ends_at=now + timedelta(seconds=10), by=rina, at=now)
        with pytest.raises(ActionRefused, match=_HELD):
            scheduling.schedule(story, publish_at=now + timedelta(seconds=10), by=rina, at=now)
        held.clear()
        publishing.publish(story, by=rina, at=now)

    assert story.is_public


def test_the_last_look_leads_to_what_holds_it_back(held: list[str], ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    rina, story = build.member(kim, Role.EDITOR), build.story(kim, Stage.VERIFIED)
    address = f"/s/kim-satu/berita/{story.public_id}/sebelum-terbit/"
    assert 'data-kind="main"' in ruang(rina).get(address).content.decode()
    held.append(story.public_id)

    page = ruang(rina).get(address).content.decode()

    assert _HELD in page
    assert 'href="/s/kim-satu/izin/"' in page
    assert 'data-kind="main"' not in page
