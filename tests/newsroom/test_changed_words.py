"""An edit voids the confirmations of a story. A typo fix does not."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, scheduling, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Sensitivity, Story
from tests import build
from tests.conftest import Door
from tests.newsroom.waits import waits

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LEAD = "Warga memperbaiki jembatn papan. Ada 30 orang yang ikut."


def _confirmed() -> Story:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.DISCUSSED, lead=LEAD)
    return confirmations.confirm(
        story, how_known="Saya ikut menggali.", by=build.member(kim), at=build.AT
    )


def _edit(story: Story, lead: str, *, sensitive: Collection[Sensitivity] = ()) -> Story:
    words = build.words(story.title, lead)
    return writing.edit(
        story,
        content=words,
        sensitivities=sensitive,
        by=story.author,
        at=build.AT + timedelta(minutes=9),
    )


def test_a_mended_slip_leaves_confirmation_stage_and_schedule() -> None:
    story = _confirmed()
    editor = build.member(story.site.kim, Role.EDITOR)
    scheduling.schedule(story, publish_at=build.AT + timedelta(days=1), by=editor, at=build.AT)

    _edit(story, LEAD.replace("jembatn", "jembatan"))

    assert story.stage == Stage.VERIFIED
    assert story.publish_at is not None
    assert story.confirmations.filter(voided_at=None).count() == 1
    assert story.revision_number == 2
    facts = Event.objects.get(kind="story.edited").data
    assert (facts["mended"], "voided" in facts) == (True, False)


def test_a_changed_number_is_confirmed_anew() -> None:
    story = _edit(_confirmed(), LEAD.replace("30", "300"))

    assert story.stage == Stage.DISCUSSED
    assert not story.confirmations.filter(voided_at=None).exists()


def test_a_slip_mended_together_with_a_photo_or_a_place_is_confirmed_anew() -> None:
    story = _confirmed()
    words = content.ContentData(
        story.title, LEAD.replace("jembatn", "jembatan"), place="Dusun Karya"
    )

    writing.edit(story, content=words, by=story.author, at=build.AT)

    assert story.stage == Stage.DISCUSSED


def test_what_it_touches_changes_who_must_confirm() -> None:
    story = _edit(_confirmed(), LEAD, sensitive=[Sensitivity.ACCUSED])
    assert story.stage == Stage.DISCUSSED


def test_who_confirmed_finds_what_changed_and_says_still_true_by_one_tap(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    siti = build.member(kim, name="Siti")
    story = build.story(kim, Stage.DISCUSSED, lead=LEAD)
    confirmations.confirm(story, how_known="Saya ikut menggali.", by=siti, at=build.AT)
    _edit(story, LEAD.replace("30", "40"))

    [entry] = waits(kim, siti)
    assert (entry.story, entry.badge) == (story, "Masih benar?")
    browser = ruang(siti)
    page = browser.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert "<del>30</del><ins>40</ins>" in page
    assert "Naskahnya diubah sesudah Anda memastikan. Masih benar?" in page
    browser.post(
        f"/s/kim-satu/berita/{story.public_id}/pastikan/",
        {"how_known": "Saya ikut menggali.", "base": story.digest},
    )

    story.refresh_from_db()
    assert story.stage == Stage.VERIFIED
    again = story.confirmations.get(voided_at=None)
    assert (again.person, again.how_known, again.revision) == (siti, "Saya ikut menggali.", 2)
    assert waits(kim, siti) == []


def test_nobody_confirms_words_that_they_have_not_read() -> None:
    story = build.story(build.kim(), Stage.DISCUSSED, lead=LEAD)
    read = story.digest
    _edit(story, LEAD.replace("30", "40"))

    with pytest.raises(content.ActionRefused, match="diubah"):
        confirmations.confirm(
            story, how_known="Saya ikut.", base=read, by=build.member(story.site.kim), at=build.AT
        )


def test_the_thread_says_that_a_slip_was_mended(ruang: Door) -> None:
    story = _confirmed()
    _edit(story, LEAD.replace("jembatn", "jembatan"))

    page = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()

    assert "membetulkan salah ketik; pemastian tetap berlaku" in page
