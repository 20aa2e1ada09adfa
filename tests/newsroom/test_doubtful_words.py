"""What an account in doubt said in the group: the group reads it, folded away, and nothing hangs on
it any more.
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import talk, tips, writing
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Message, Source, Story, TalkMode, Tip
from kimid.newsroom.thread import speaker_count, thread_of
from kimid.newsroom.waiting import unread_mentions
from kimid.notify.queries import waiting_notices
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build, visitors
from tests.conftest import Door
from tests.lifecycle.closing import do_all_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _ago(hours: int = 1) -> datetime:
    return timezone.now() - timedelta(hours=hours)


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())
    do_all_tasks()


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _decide(story: Story, decision: Decision, by: Person, at: datetime) -> None:
    talk.record_talk(
        _again(story),
        form=TalkMode.ORAL,
        decision=decision,
        people_count=4,
        names="Empat orang",
        reason="Begitu." if decision != Decision.PUBLISH else "",
        by=by,
        at=at,
    )


def test_a_message_is_folded_and_calls_nobody_any_more(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    story, called = build.story(kim, Stage.COLLECTED), build.member(kim)
    talk.post_message(story, text="Dari dulu.", by=thief, at=_ago(30))
    talk.post_message(story, text="Kirim ke 0812.", mentions=[called], by=thief, at=_ago())
    do_all_tasks()
    before = {notice.kind for notice in waiting_notices(called, timezone.now())}
    _lock(thief)

    old, new = [line for line in thread_of(story, called) if line.message]
    assert ((old.is_doubted, new.is_doubted), new.text) == ((False, True), "Kirim ke 0812.")
    assert speaker_count([new], called) == 1
    page = ruang(called).get(f"/s/kim-satu/berita/{story.public_id}/").text
    assert page.count("mungkin bukan darinya") == 1
    assert not unread_mentions(called).exists()
    called = Person.objects.get(pk=called.pk)
    after = {notice.kind for notice in waiting_notices(called, timezone.now())}
    assert before - after == {"story.mention"}


def test_a_source_stands_before_no_reader_and_counts_no_more(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    story = build.story(kim, Stage.VERIFIED)
    writing.add_source(story, source=build.source(name="Bupati"), by=thief, at=_ago())
    own = story.sources.order_by("pk").first()
    assert "Sumber: Bupati" in [step.what for step in check_steps(story)]
    _lock(thief)

    assert "Sumber: Bupati" not in [step.what for step in check_steps(story)]
    assert list(Source.objects.filter(doubted_at=None)) == [own]
    page = ruang(build.member(kim)).get(f"/s/kim-satu/berita/{story.public_id}/").text
    assert "Tidak dihitung: sumber “Bupati”" in " ".join(page.split())
    assert "menambah sumber: Bupati" not in page


def test_what_it_wrote_down_as_decided_is_decided_anew(kim: Kim, thief: Person) -> None:
    told, declined = build.story(kim, Stage.COLLECTED), build.story(kim, Stage.COLLECTED)
    _decide(told, Decision.PUBLISH, thief, _ago())
    build._confirm(_again(told), kim, _ago())
    _decide(declined, Decision.DECLINE, thief, _ago())
    assert (_again(told).stage, _again(declined).is_in_progress) == (Stage.VERIFIED, False)
    _lock(thief)

    assert (_again(told).stage, _again(declined).is_in_progress) == (Stage.DISCUSSED, True)
    assert "story.talk_recorded" not in [step.kind for step in check_steps(told)]
    _decide(told, Decision.PUBLISH, build.member(kim), timezone.now())
    assert _again(told).stage == Stage.VERIFIED


def test_a_decision_that_somebody_else_wrote_down_too_stands(kim: Kim, thief: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)
    _decide(story, Decision.PUBLISH, thief, _ago())
    _lock(thief)

    assert _again(story).stage == Stage.VERIFIED


def test_a_tip_that_it_had_begun_waits_for_others(kim: Kim, thief: Person) -> None:
    editor = build.member(kim, Role.EDITOR)
    own, sent = visitors.tip(kim), visitors.tip(kim)
    draft = tips.start_story_from_tip(own, by=thief, at=_ago())
    given = tips.start_story_from_tip(sent, by=thief, at=_ago())
    Story.objects.filter(pk=given.pk).update(stage=Stage.COLLECTED)
    do_all_tasks()
    _lock(thief)

    assert [tip.is_waiting for tip in Tip.objects.order_by("pk")] == [True, False]
    assert Story.objects.filter(pk=draft.pk).exists()
    titles = [notice.title for notice in waiting_notices(editor, timezone.now())]
    assert titles.count("Ada kabar dari warga") == 1


def test_the_group_reads_on_its_story_that_the_account_of_its_author_is_locked(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    story = build.story(kim, Stage.COLLECTED, author=thief)
    path = f"/s/kim-satu/berita/{story.public_id}/"
    member = ruang(build.member(kim))
    assert "sedang dikunci" not in member.get(path).text
    _lock(thief)

    assert "Akun penulisnya sedang dikunci" in member.get(path).text
    assert not Message.objects.exists()
