"""A story comes out in the second in which its site is quarantined: readers get nothing of it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import confirmations, content, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.wire.models import RegionTally
from tests import build
from tests.lifecycle.closing import do_all_tasks, media_answers, public_files
from tests.media.pictures import encoded, scene
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the files of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return tmp_path / "media"


def test_a_photo_that_is_published_while_the_site_is_quarantined_stays_away_from_readers(
    media_dir: Path,
) -> None:
    kim = build.kim()
    editor, officer = build.member(kim, Role.EDITOR), build.officer("6112")
    build.publish(build.story(kim, Stage.VERIFIED))  # so that the tallies are there
    photo = build.photo(kim, data=encoded(scene(1000, 700)))
    story = build.story(kim, Stage.VERIFIED)
    words = replace(content.content_of(story), photos=(photo.as_picture(),))
    writing.edit(story, content=words, by=story.author, at=build.AT)
    confirmations.confirm(story, how_known="Di sana.", by=build.member(kim), at=build.AT)
    do_all_tasks()

    def publish() -> None:
        with suppress(PermissionDenied):  # the quarantine was quicker, and froze the role
            publishing.publish(Story.objects.get(pk=story.pk), by=editor, at=timezone.now())

    def close() -> None:
        fresh, now = Kim.objects.get(pk=kim.pk), timezone.now()
        suspending.quarantine(fresh, threat=Threat.BREACH, words="", by=officer, at=now)
        do_all_tasks()

    one_after_the_other(RegionTally.objects.filter(region="00"), publish, close, may_pass=True)
    do_all_tasks()

    assert media_answers([f"/f/{photo.name}/640.webp"]) == [404]
    # A front server reads the folder and asks nobody.
    assert not [name for name in public_files(media_dir) if photo.name in str(name)]
