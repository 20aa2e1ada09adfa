"""The thread of a story: mentions, reactions, photos for the group only, and events."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.newsroom.actions import content, talk
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Feeling, Mention, Message, Reaction, Story
from kimid.newsroom.thread import thread_of
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.waits import waits

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti Rahmah")


@pytest.fixture
def story(kim: Kim) -> Story:
    return build.story(kim, Stage.COLLECTED, author=build.member(kim, name="Dedi"))


def _say(story: Story, ruang: Door, **typed: object) -> Client:
    phone = ruang(story.author)
    phone.post(f"/s/kim-satu/berita/{story.public_id}/pesan/", typed)
    return phone


@pytest.mark.parametrize(
    "typed", [{"words": "Coba cek, @siti."}, {"words": "Coba cek.", "mention": "SITI"}]
)
def test_who_is_named_finds_it_until_it_is_heard(
    typed: dict[str, str], story: Story, siti: Person, ruang: Door
) -> None:
    _say(
        story, ruang, **{name: value.replace("SITI", str(siti.pk)) for name, value in typed.items()}
    )

    entry = waits(story.site.kim, siti)[0]
    assert (entry.badge, entry.story, entry.action_label) == (
        "Anda disebut",
        story,
        "Baca obrolannya",
    )
    browser = ruang(siti)
    path = f"/s/kim-satu/berita/{story.public_id}/"
    assert "Anda disebut di obrolan" in browser.get(path).content.decode()
    browser.post(f"{path}sudah-dibaca/")

    assert "Anda disebut" not in [entry.badge for entry in waits(story.site.kim, siti)]
    assert "Anda disebut di obrolan" not in browser.get(path).content.decode()


def test_who_answers_has_heard(story: Story, siti: Person) -> None:
    for _ in range(2):
        talk.post_message(story, text="Cek ya", mentions=[siti], by=story.author, at=build.AT)
    talk.post_message(story, text="Sudah.", by=siti, at=build.AT)
    assert not Mention.objects.filter(read_at=None).exists()

    talk.post_message(story, text="Sekali lagi", mentions=[siti], by=story.author, at=build.AT)
    talk.react(
        story, message=Message.objects.latest("pk"), feeling=Feeling.AGREE, by=siti, at=build.AT
    )
    assert not Mention.objects.filter(read_at=None).exists()


def test_nobody_rings_the_bells_of_the_group_all_evening(story: Story, siti: Person) -> None:
    now = timezone.now()
    for _ in range(40):
        talk.post_message(story, text="Cek ya", mentions=[siti], by=story.author, at=now)
    with pytest.raises(content.ActionRefused, match="sangat banyak orang"):
        talk.post_message(story, text="Cek ya", mentions=[siti], by=story.author, at=now)
    assert Mention.objects.count() == 40

    talk.post_message(story, text="Tanpa memanggil.", by=story.author, at=now)
    later = now + timedelta(minutes=3)
    talk.post_message(story, text="Cek ya", mentions=[siti], by=story.author, at=later)


def test_nobody_outside_the_group_and_not_oneself_is_named(story: Story) -> None:
    neighbour = build.member(build.kim())

    talk.post_message(
        story, text="Cek", mentions=[neighbour, story.author], by=story.author, at=build.AT
    )

    assert not Mention.objects.exists()


def test_a_tap_counts_once_changes_and_is_taken_back(story: Story, siti: Person, kim: Kim) -> None:
    message = build.said(story, by=story.author)
    rina = build.member(kim)
    for who, feeling in ((siti, Feeling.AGREE), (rina, Feeling.AGREE), (siti, Feeling.THANKS)):
        talk.react(story, message=message, feeling=feeling, by=who, at=build.AT)

    line = next(line for line in thread_of(story, siti) if line.message)
    assert list(line.feelings) == ["1 setuju", "1 terima kasih"]
    talk.react(story, message=message, feeling=Feeling.THANKS, by=siti, at=build.AT)
    assert Reaction.objects.count() == 1
    with pytest.raises(content.ActionRefused):
        talk.react(story, message=message, feeling=Feeling.AGREE, by=story.author, at=build.AT)
    with pytest.raises(PermissionDenied):
        talk.react(
            story, message=message, feeling=Feeling.AGREE, by=build.member(build.kim()), at=build.AT
        )


def test_a_photo_may_speak_for_itself_and_stays_with_the_group(
    story: Story, kim: Kim, ruang: Door
) -> None:
    photo = build.photo(kim, by=story.author)

    phone = _say(story, ruang, words="", photos=photo.name)

    assert (photo.is_used, photo.is_public) == (True, False)
    assert (
        f"/s/kim-satu/foto/{photo.name}/"
        in phone.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    )
    empty = phone.post(f"/s/kim-satu/berita/{story.public_id}/pesan/", {"words": " "})
    assert empty.status_code == 422
    assert "Pesannya masih kosong" in empty.content.decode()


def test_a_message_of_another_story_is_not_answered_here(
    story: Story, siti: Person, kim: Kim, ruang: Door
) -> None:
    other = build.said(build.story(kim, Stage.COLLECTED))

    ruang(siti).post(
        f"/s/kim-satu/berita/{story.public_id}/tanggapan/",
        {"message": str(other.pk), "feeling": "agree"},
    )

    assert not Reaction.objects.exists()


def test_what_happened_stands_between_what_was_said_and_a_draft_tells_nothing(kim: Kim) -> None:
    draft = build.story(kim)
    assert thread_of(draft, draft.author) == []
    story = build.story(kim, Stage.DISCUSSED)

    assert [line.text for line in thread_of(story, story.author)] == [
        f"{build.RECORDER} mencatat putusan: Terbitkan."
    ]
