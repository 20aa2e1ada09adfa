"""Sources: what readers see of them, and what only editors may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import content, scheduling, writing
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Source, SourceKind, Story
from kimid.newsroom.schedule import forget_contacts_of_sources
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_SOURCE_FORM = {
    "source_kind": "told",
    "source_name": "Pak Usman Ladang",
    "source_on": "2026-11-20",
    "contact": "0812 0000 0077",
    "withheld_reason": "Takut dimusuhi tetangga.",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def story(kim: Kim, ruang: Door) -> Story:
    """A collected story with one source of each kind."""
    made = build.story(kim, Stage.COLLECTED)
    assert (
        ruang(made.author)
        .post(f"/s/kim-satu/berita/{made.public_id}/sumber/", _SOURCE_FORM)
        .status_code
        == 302
    )
    return made


def test_readers_are_told_why_a_name_is_withheld_and_not_the_name(story: Story) -> None:
    [_first, second] = check_steps(story)
    assert second.what == "Sumber: nama dirahasiakan, diketahui redaktur"
    assert second.detail == "Cerita orang, 20 November 2026. Takut dimusuhi tetangga."


def test_the_record_keeps_neither_the_contact_nor_a_withheld_name(story: Story) -> None:
    recorded = str(list(Event.objects.values_list("data", flat=True)))
    assert "Takut dimusuhi tetangga." in recorded
    assert "Usman" not in recorded
    assert _SOURCE_FORM["contact"] not in recorded


def test_only_editors_look_at_a_guarded_source_and_each_look_is_on_record(
    story: Story, kim: Kim, ruang: Door
) -> None:
    path = f"/s/kim-satu/berita/{story.public_id}/"
    editor = build.member(kim, Role.EDITOR)
    for person in (story.author, build.member(kim), editor):
        assert "Usman" not in ruang(person).get(path).content.decode()
    assert ruang(story.author).post(f"{path}sumber/2/").status_code == 403

    seen = ruang(editor).post(f"{path}sumber/2/").content.decode()

    assert "Pak Usman Ladang" in seen
    assert _SOURCE_FORM["contact"] in seen
    look = Event.objects.get(kind="story.source_seen")
    assert (look.actor_ref, look.data) == (str(editor.pk), {"source": 2})


def test_a_source_that_is_not_there_is_said_so(story: Story, kim: Kim, ruang: Door) -> None:
    desk = ruang(build.member(kim, Role.CHAIR))
    for number in (0, 3):
        answer = desk.post(f"/s/kim-satu/berita/{story.public_id}/sumber/{number}/", follow=True)
        assert "Sumber dengan nomor itu tidak ada." in answer.content.decode()


def test_a_name_that_is_withheld_must_be_known_to_the_group(story: Story, ruang: Door) -> None:
    answer = ruang(story.author).post(
        f"/s/kim-satu/berita/{story.public_id}/sumber/", {**_SOURCE_FORM, "source_name": ""}
    )
    assert answer.status_code == 422
    assert _SOURCE_FORM["withheld_reason"] in answer.content.decode()


@pytest.mark.all_sites
@pytest.mark.parametrize("field", ["source_name", "withheld_reason"])
def test_no_source_brings_a_phrase_with_which_nobody_could_ever_publish_the_story(
    kim: Kim, ruang: Door, field: str
) -> None:
    made = build.story(kim, Stage.VERIFIED)
    path = f"/s/kim-satu/berita/{made.public_id}/"
    odd = {**_SOURCE_FORM, field: "Kantor slot gacor maxwin"}

    answer = ruang(build.member(kim)).post(f"{path}sumber/", odd, follow=True)

    assert "biasa dipakai iklan judi" in answer.content.decode()
    assert Source.objects.filter(story=made).count() == 1


@pytest.mark.all_sites
def test_a_new_source_does_not_go_out_at_a_time_that_somebody_chose_without_it(kim: Kim) -> None:
    now = timezone.now()
    made = build.story(kim, Stage.VERIFIED)
    editor = build.member(kim, Role.EDITOR)
    scheduling.schedule(made, publish_at=now + timedelta(hours=1), by=editor, at=now)
    note = content.SourceNote(SourceKind.OFFICE, "Panitia, rekening 0123", build.AT.date())

    writing.add_source(made, source=note, by=build.member(kim), at=now)

    made.refresh_from_db()
    assert (made.stage, made.publish_at, made.scheduled_by) == (Stage.VERIFIED, None, None)
    event = Event.objects.get(kind="story.source_added")
    assert event.data["unscheduled"] == (now + timedelta(hours=1)).isoformat()


@pytest.mark.all_sites
@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_is_told_in_words(kim: Kim, kind: SourceKind) -> None:
    made = build.story(kim, Stage.COLLECTED)
    note = content.SourceNote(kind, "Dinas Kesehatan", build.AT.date())
    writing.add_source(made, source=note, by=made.author, at=timezone.now())
    assert check_steps(made)[-1].detail.startswith(kind.label)
    assert Source.objects.filter(kind=kind).exists()


@pytest.mark.all_sites
def test_where_a_source_can_be_reached_is_forgotten_half_a_year_after_the_story_was_decided_on(
    kim: Kim,
) -> None:
    now = timezone.now()
    old = build.story(kim, Stage.PUBLISHED)
    new = build.story(kim, Stage.PUBLISHED)
    waiting = build.story(kim, Stage.COLLECTED)
    for made, days in ((old, 181), (new, 179)):
        Story.objects.filter(pk=made.pk).update(published_at=now - timedelta(days=days))
    for made in (old, new, waiting):
        made.sources.update(name="Pak Usman", contact="0812")

    forget_contacts_of_sources.func(at=now)

    left = [made.sources.get() for made in (old, new, waiting)]
    assert [(source.name, source.contact) for source in left] == [
        ("Pak Usman", ""),
        ("Pak Usman", "0812"),
        ("Pak Usman", "0812"),
    ]
