"""Urgent publishing: readers see that nobody has confirmed the story, and the group has a day to
check it.
"""

from collections.abc import Callable
from copy import copy
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db.utils import IntegrityError
from django.test import Client

from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.lib.codes import public_id
from kimid.lib.flow import WrongStep
from kimid.newsroom import reactions
from kimid.newsroom.actions import confirmations, content, publishing, talk, urgent
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode, Urgency
from kimid.people.models import Person
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.newsroom.reading import box_lines
from tests.newsroom.waits import waits
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


def _hasten(story: Story, *, by: Person | None = None) -> Story:
    editor = by or build.member(story.site.kim, Role.EDITOR, "Rina")
    return urgent.publish_urgent(
        story, urgency=Urgency.DISASTER, asked="Ketua RT 02, lewat telepon", by=editor, at=build.AT
    )


def _confirm(story: Story) -> Story:
    return confirmations.confirm(
        story, how_known="Saya lihat airnya.", by=build.member(story.site.kim), at=build.AT
    )


@pytest.mark.parametrize("stage", [Stage.COLLECTED, Stage.DISCUSSED])
def test_a_warning_stands_at_once_with_a_banner_on_its_page_and_a_badge_everywhere(
    stage: Stage, reader: Reader
) -> None:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    story = _hasten(build.story(kim, stage, title="Air masuk dusun"))

    page = reader("kim-satu").get(story.path).content.decode()
    assert "Belum terverifikasi" in page
    assert "KIM Satu masih memeriksa kabar ini." in " ".join(page.split()) or "lewat 24 jam" in page
    assert "Terverifikasi:" not in page
    for label in ("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201"):
        assert "Belum terverifikasi" in reader(label).get("/").content.decode()
    assert (
        "<title>Belum terverifikasi: Air masuk dusun</title>"
        in reader("kim-satu").get("/rss.xml").content.decode()
    )
    assert "Belum terverifikasi" in reader("kim-satu").get("/cari/?q=dusun").content.decode()


def test_the_box_says_that_it_was_published_in_haste_and_equals_the_record(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    story = _hasten(build.story(kim, Stage.COLLECTED))

    lines = box_lines(
        reader("kim-satu")
        .get(story.path)
        .content.replace(b'data-state="now"', b'data-state="done"')
    )
    event = Event.objects.get(kind="story.published_urgently")
    assert lines[-1].what == f"Diterbitkan {event.actor_name} sebelum diperiksa"
    assert lines[-1].small[0] == "Bencana. Sudah ditanya: Ketua RT 02, lewat telepon"
    assert lines[-1].event == str(event.pk)


def test_the_banner_goes_with_the_confirmation_that_was_missing(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    story = _hasten(build.story(kim, Stage.COLLECTED))

    _confirm(story)

    assert (story.stage, story.verify_by) == (Stage.PUBLISHED, None)
    page = reader("kim-satu").get(story.path).content.decode()
    assert "Belum terverifikasi" not in page
    assert "dan kabar ini jadi terverifikasi" in page
    assert "Belum terverifikasi" not in reader("").get("/").content.decode()
    tags = set(Change.objects.latest("pk").tags)
    assert {f"item:{story.item_id}", f"site:{story.site_id}", "portal:00", "portal:61"} <= tags


def test_who_let_a_warning_out_does_not_lift_it(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    rina = build.member(kim, Role.EDITOR)
    story = _hasten(build.story(kim, Stage.COLLECTED), by=rina)

    page = ruang(rina).post(
        f"/s/kim-satu/berita/{story.public_id}/pastikan/", {"how_known": "Saya lihat."}, follow=True
    )
    witness = confirmations.Witness("Pak Karangan")
    with pytest.raises(content.ActionRefused, match="Yang menerbitkannya tidak memastikannya"):
        confirmations.confirm_for_witness(
            story, witness=witness, how_known="Dilihatnya.", by=rina, at=build.AT
        )

    assert "Yang menerbitkannya tidak memastikannya" in page.content.decode()
    assert Story.objects.get(pk=story.pk).stage == Stage.PUBLISHED_UNVERIFIED
    assert _confirm(story).stage == Stage.PUBLISHED


def test_a_draft_that_is_complete_may_be_sent_and_published_in_one_step() -> None:
    kim = build.kim()
    rina = build.member(kim, Role.EDITOR)
    story = _hasten(build.story(kim, author=rina), by=rina)
    assert story.stage == Stage.PUBLISHED_UNVERIFIED

    empty = build.story(kim, author=rina)
    empty.sources.all().delete()
    with pytest.raises(content.ActionRefused):
        _hasten(empty, by=rina)


def test_what_is_sensitive_has_no_urgent_way_by_action_page_or_database(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.COLLECTED, sensitive=True)
    rina = build.member(kim, Role.EDITOR)
    before = whole_database()

    with pytest.raises(content.ActionRefused, match="peka"):
        _hasten(story, by=rina)

    assert whole_database() == before
    answer = ruang(rina).get(f"/s/kim-satu/berita/{story.public_id}/terbit-segera/", follow=True)
    assert "Kabar yang peka tidak punya jalan mendesak." in answer.content.decode()
    other = _hasten(build.story(kim, Stage.COLLECTED), by=rina)
    other.is_sensitive = True
    with pytest.raises(IntegrityError):
        other.save()


@pytest.mark.parametrize(
    "stage", [Stage.VERIFIED, Stage.PUBLISHED, Stage.WITHDRAWN, Stage.PUBLISHED_UNVERIFIED]
)
def test_only_what_was_not_checked_yet_may_be_published_in_haste(stage: Stage) -> None:
    with pytest.raises((WrongStep, IntegrityError, content.ActionRefused)):
        _hasten(build.story(build.kim(), stage))


def test_a_member_may_not_publish_in_haste() -> None:
    kim = build.kim()
    with pytest.raises(PermissionDenied):
        _hasten(build.story(kim, Stage.COLLECTED), by=build.member(kim))


def test_the_duty_stands_on_top_for_editors_and_chair_with_hours_left() -> None:
    kim = build.kim()
    older = build.story(kim, Stage.COLLECTED)
    rina = build.member(kim, Role.EDITOR)
    story = _hasten(build.story(kim, Stage.COLLECTED, author=rina), by=rina)

    first, second = waits(kim, rina, Role.EDITOR, build.AT + timedelta(hours=1, minutes=30))
    assert (first.story, second.story) == (story, older)
    assert (
        first.task
        == "Terbit, belum terverifikasi: sisa 23 jam. Kurang 1 orang lagi yang memastikan."
    )
    late = waits(kim, build.member(kim), at=build.AT + timedelta(hours=25))[0]
    assert late.badge == "sudah lewat 24 jam"


def test_what_readers_see_unchecked_waits_on_top_however_much_waits_besides() -> None:
    kim = build.kim()
    other = build.story(kim, Stage.COLLECTED)
    Story.objects.bulk_create(_copy(other) for _ in range(60))
    story = _hasten(build.story(kim, Stage.COLLECTED))

    first, *others = waits(kim, build.member(kim, Role.EDITOR), Role.EDITOR)
    assert first.story == story
    assert len(others) == 49


def _copy(story: Story) -> Story:
    twin = copy(story)
    twin.pk, twin.public_id = None, public_id()
    return twin


def test_what_one_press_finishes_comes_before_what_needs_reading_and_people() -> None:
    kim = build.kim()
    older, ready = build.story(kim, Stage.COLLECTED), build.story(kim, Stage.VERIFIED)
    rina, siti = build.member(kim, Role.EDITOR), build.member(kim)

    def waits_for(person: Person, role: Role) -> list[Story]:
        return [entry.story for entry in waits(kim, person, role)]

    assert waits_for(rina, Role.EDITOR) == [ready, older]
    assert waits_for(siti, Role.MEMBER) == [older]


def test_after_a_day_readers_are_told_and_it_is_on_record_once(reader: Reader) -> None:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    story = _hasten(build.story(kim, Stage.COLLECTED))
    in_time = build.AT + timedelta(hours=23)
    late = build.AT + timedelta(hours=24)

    reactions.note_overdue.func(at=in_time)
    assert not Event.objects.filter(kind="story.verification_overdue").exists()
    for _ in range(2):
        reactions.note_overdue.func(at=late)

    assert Event.objects.filter(kind="story.verification_overdue").count() == 1
    page = " ".join(reader("kim-satu").get(story.path).content.decode().split())
    assert "Sudah lewat 24 jam, dan KIM Satu belum selesai memeriksa kabar ini." in page
    assert "Lewat 24 jam, belum terverifikasi" in page


def test_a_page_with_the_banner_is_kept_until_its_day_is_over(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    story = _hasten(build.story(kim, Stage.COLLECTED))
    Story.objects.update(verify_by="2099-01-01T00:00:00Z")

    answer = reader("kim-satu").get(story.path)

    assert answer.headers["X-Kimid-Fresh-Until"] == "4070908800.0"


def test_a_correction_before_it_was_checked_leaves_the_banner_and_asks_anew() -> None:
    kim = build.kim()
    site = kim.site
    site.confirmations_wanted = 2
    site.save()
    story = _hasten(build.story(kim, Stage.COLLECTED))
    _confirm(story)

    build.corrected(story)

    assert story.stage == Stage.PUBLISHED_UNVERIFIED
    assert not story.confirmations.filter(voided_at=None).exists()
    _confirm(story)
    _confirm(story)
    assert story.stage == Stage.CORRECTED
    assert Item.objects.get().verify_by is None


def test_talk_may_follow_but_declining_means_withdrawing() -> None:
    kim = build.kim()
    story = _hasten(build.story(kim, Stage.COLLECTED))
    decide = partial(
        talk.record_talk,
        story,
        form=TalkMode.ORAL,
        people_count=3,
        by=build.member(kim),
        at=build.AT,
    )

    decide(decision=Decision.PUBLISH)
    with pytest.raises(content.ActionRefused, match="tarik"):
        decide(decision=Decision.DECLINE, reason="Tidak benar.")
    publishing.withdraw(
        story, reason="Ternyata tidak banjir.", by=build.member(kim, Role.CHAIR), at=build.AT
    )

    assert (story.stage, story.verify_by) == (Stage.WITHDRAWN, None)


def test_the_page_asks_why_and_whom_and_shows_what_readers_will_see(ruang: Door) -> None:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    story = build.story(kim, Stage.COLLECTED, title="Air masuk dusun")
    rina = ruang(build.member(kim, Role.EDITOR))
    path = f"/s/kim-satu/berita/{story.public_id}/terbit-segera/"

    page = rina.get(path).content.decode()
    assert "Terbitkan sekarang, sebelum dibahas?" in page
    assert page.count("Belum terverifikasi") >= 2
    assert "Air masuk dusun" in page
    refused = rina.post(path, {"asked": ""})
    assert refused.status_code == 422
    assert "Tanya dulu satu orang yang tahu" in refused.content.decode()
    rina.post(path, {"urgency": "road", "asked": "Kepala dusun"})
    story.refresh_from_db()
    assert story.stage == Stage.PUBLISHED_UNVERIFIED
