"""Who learns of what in the newsroom, from the first line to what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import notices
from kimid.newsroom.actions import confirmations, publishing, talk, tips, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Sensitivity, TalkMode, TipOutcome, WithdrawalKind
from kimid.newsroom.waiting import waiting_for
from kimid.notify.models import Notice
from kimid.notify.notices import Recipient, give
from kimid.notify.queries import (
    bell_count,
    gathered_behind,
    holders_of,
    notices_of,
    other_notices,
    waiting_notices,
)
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build, visitors
from tests.notify.doing import at_the_bell_of, give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_AT = build.AT


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def writer(kim: Kim) -> Person:
    return build.member(kim)


def _learned(person: Person) -> list[str]:
    """What this person should know and need not act on."""
    fresh = Person.objects.get(pk=person.pk)
    return [each.notice.title for each in other_notices(fresh, _AT + timedelta(days=1))]


def test_a_story_waits_for_the_others_until_it_is_out(kim: Kim, writer: Person) -> None:
    neighbour, editor = build.member(kim), build.member(kim, Role.EDITOR)
    stranger = build.member(build.kim(), Role.CHAIR)
    story = build.story(kim, Stage.COLLECTED, author=writer)
    give_notices()
    everybody = (writer, neighbour, editor, stranger)
    assert [at_the_bell_of(each) for each in everybody] == [
        [],
        ["Kabar baru menunggu dibahas"],
        ["Kabar baru menunggu dibahas"],
        [],
    ]

    talk.record_talk(
        story, form=TalkMode.ORAL, decision=Decision.PUBLISH, people_count=3, by=editor, at=_AT
    )
    give_notices()
    assert at_the_bell_of(neighbour) == ["Kabar menunggu dipastikan"]

    confirmations.confirm(story, how_known="Saya di sana.", by=neighbour, at=_AT)
    give_notices()
    assert [at_the_bell_of(each) for each in everybody] == [[], [], ["Tinggal diterbitkan"], []]

    publishing.publish(story, by=editor, at=_AT)
    give_notices()
    assert [at_the_bell_of(each) for each in everybody] == [[], [], [], []]
    assert _learned(writer) == ["Kabar Anda terbit"]
    assert _learned(editor) == []


def test_whoever_has_confirmed_is_asked_again_only_after_a_change(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=writer)
    story.set_sensitivities([Sensitivity.CHILD])
    story.save()
    first, second = build.member(kim), build.member(kim)
    confirmations.confirm(story, how_known="Saya di sana.", by=first, at=_AT)
    give_notices()
    assert (at_the_bell_of(first), at_the_bell_of(second)) == ([], ["Kabar menunggu dipastikan"])

    writing.edit(
        story,
        content=build.words("Jembatan putus"),
        sensitivities=[Sensitivity.CHILD],
        by=writer,
        at=_AT,
    )
    give_notices()
    assert at_the_bell_of(first) == ["Kabar menunggu dipastikan"]


def test_the_author_is_asked_about_an_edit_and_its_editor_confirms_after_that(
    kim: Kim, writer: Person
) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=writer)
    editor = build.member(kim, Role.EDITOR, "Siti")
    writing.edit(story, content=build.words("Judul lain sama sekali"), by=editor, at=_AT)
    give_notices()
    assert at_the_bell_of(writer) == ["Siti mengubah naskah Anda"]
    assert at_the_bell_of(editor) == []

    writing.accept_edit(story, base=story.digest, by=writer, at=_AT)
    give_notices()
    assert at_the_bell_of(writer) == []
    assert at_the_bell_of(editor) == ["Kabar menunggu dipastikan"]


def test_a_mention_waits_until_its_person_has_read_it(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.COLLECTED, author=writer)
    asked = build.member(kim, name="Pak Jaya")
    talk.post_message(story, text="Pak Jaya, benar?", mentions=[asked], by=writer, at=_AT)
    give_notices()
    assert f"{writer.name} menyebut Anda" in at_the_bell_of(asked)

    talk.mark_mentions_read(story, by=asked, at=_AT)
    give_notices()
    assert f"{writer.name} menyebut Anda" not in at_the_bell_of(asked)


def test_an_urgent_story_calls_everybody_at_once(kim: Kim, writer: Person) -> None:
    neighbour = build.member(kim)
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED, author=writer)
    Notice.objects.all().delete()
    give_notices()
    notice = Notice.objects.get(kind="story.to_verify")
    assert (notice.matters_until, notice.except_for) == (story.verify_by, writer)
    assert bell_count(Person.objects.get(pk=neighbour.pk), _AT) == 1
    assert bell_count(Person.objects.get(pk=neighbour.pk), _AT + timedelta(days=2)) == 0


def test_the_author_learns_what_others_decided_and_did(kim: Kim, writer: Person) -> None:
    editor = build.member(kim, Role.EDITOR)
    declined = build.story(kim, Stage.COLLECTED, author=writer)
    talk.record_talk(
        declined,
        form=TalkMode.ORAL,
        decision=Decision.DECLINE,
        people_count=3,
        reason="Sudah basi",
        by=editor,
        at=_AT,
    )
    withdrawn = build.story(kim, Stage.PUBLISHED, author=writer)
    publishing.withdraw(
        withdrawn, kind=WithdrawalKind.WRONG, reason="Salah desa.", by=editor, at=_AT
    )
    give_notices()
    assert set(_learned(writer)) == {
        "Kabar Anda ditarik",
        "Kabar Anda terbit",
        "Kelompok memutuskan kabar Anda tidak terbit",
    }
    assert Notice.objects.get(kind="story.declined").why.endswith("Sudah basi")


def test_a_tip_waits_for_the_editors_until_one_answers(kim: Kim) -> None:
    editor, member = build.member(kim, Role.EDITOR), build.member(kim)
    tip = visitors.tip(kim)
    give_notices()
    assert (at_the_bell_of(editor), at_the_bell_of(member)) == (["Ada kabar dari warga"], [])
    tips.answer_tip(tip, outcome=TipOutcome.ANSWERED, answer="Terima kasih.", by=editor, at=_AT)
    give_notices()
    assert at_the_bell_of(editor) == []


def test_a_task_that_runs_twice_or_late_gives_no_second_notice(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.PUBLISHED, author=writer)
    for event in [*Event.objects.filter(subject="newsroom.Story", subject_id=str(story.pk))] * 2:
        if event.kind in notices.STORY_EVENTS:
            notices.follow_story.call(event.pk)
    give_notices()
    assert not Notice.objects.filter(topic="waiting", ended_at=None).exists()
    assert Notice.objects.filter(kind="story.is_out").count() == 1


def test_the_bell_costs_one_query_whatever_the_number_of_posts(
    kim: Kim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = build.member(kim)
    for other in (build.kim(), build.kim()):
        build.accepted(other, person, by=build.member(other, Role.CHAIR), at=_AT, role=Role.EDITOR)
    person = Person.objects.get(pk=person.pk)
    bell_count(person, timezone.now())
    with django_assert_num_queries(1):
        bell_count(person, timezone.now())


def test_a_stranger_to_the_group_reads_no_headline_of_it(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.COLLECTED, author=writer)
    give_notices()
    assert story.heading in Notice.objects.get(kind="story.to_discuss").why
    for stranger in (build.officer("6112"), build.officer("61"), build.person()):
        assert at_the_bell_of(stranger) == []
        assert _learned(stranger) == []


def test_a_second_run_after_an_edit_loses_nobody_who_is_asked(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=writer)
    neighbour = build.member(kim)
    confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=_AT)
    writing.edit(story, content=build.words("Jembatan putus"), sensitivities=(), by=writer, at=_AT)
    give_notices()
    for event in Event.objects.filter(kind="story.edited", subject_id=str(story.pk)):
        notices.follow_story.call(event.pk)
    assert at_the_bell_of(neighbour) == ["Kabar menunggu dipastikan"]


def test_who_has_left_the_group_reads_no_more_of_it(kim: Kim, writer: Person) -> None:
    story = build.story(kim, Stage.COLLECTED, author=writer)
    asked = build.member(kim, name="Pak Jaya")
    talk.post_message(story, text="Pak Jaya, benar?", mentions=[asked], by=writer, at=_AT)
    build.publish(build.story(kim, Stage.VERIFIED, author=asked))
    give_notices()
    assert at_the_bell_of(asked)
    assert _learned(asked) == ["Kabar Anda terbit"]
    Grant.objects.filter(person=asked).update(ends_at=timezone.now())
    assert at_the_bell_of(asked) == []
    assert _learned(asked) == []


@pytest.mark.parametrize(("office", "reads"), [("6112", True), ("3404", False)])
def test_an_official_who_has_left_a_group_reads_of_it_only_where_they_oversee_it(
    kim: Kim, writer: Person, office: str, reads: bool
) -> None:
    person = build.officer(office)
    member = Grant.objects.filter(person=build.member(kim))
    member.update(person=person)
    story = build.story(kim, Stage.COLLECTED, author=writer)
    talk.post_message(story, text="Pak, benar?", mentions=[person], by=writer, at=_AT)
    give_notices()
    notice = Notice.objects.get(person=person)
    assert holders_of(notice, _AT).contains(person)

    Grant.objects.filter(person=person, site=kim.site).update(ends_at=timezone.now())
    left = Person.objects.get(pk=person.pk)
    assert notices_of(left).contains(notice) is reads
    assert holders_of(notice, timezone.now()).contains(left) is reads


def test_forty_stories_at_once_ring_ten_bells_and_hide_nothing_else(
    kim: Kim, writer: Person
) -> None:
    neighbour = build.member(kim)
    asking = build.story(kim, Stage.DISCUSSED, author=writer)
    for _ in range(40):
        build.story(kim, Stage.COLLECTED, author=writer)
    give_notices()

    neighbour = Person.objects.get(pk=neighbour.pk)
    listed = waiting_notices(neighbour, timezone.now())
    assert bell_count(neighbour, timezone.now()) == len(listed) == 11
    assert str(asking.pk) in [notice.subject_id for notice in listed]
    assert [gathered_behind(notice) for notice in listed if gathered_behind(notice)] == [30]
    with on_site(kim.site):
        everything = waiting_for(neighbour, [Role.MEMBER], timezone.now())
    assert len(everything) == 41

    Notice.objects.filter(pk__in=[notice.pk for notice in listed]).update(ended_at=_AT)
    assert len(waiting_notices(neighbour, timezone.now())) == 10


def test_news_about_safety_is_never_gathered(kim: Kim) -> None:
    owner = build.member(kim)
    for number in range(12):
        give(
            "account.factor",
            Recipient.person(owner),
            about=owner,
            occasion=str(number),
            title=f"Pengaman {number}",
            why="Bukan Anda?",
            link="/akun/",
            at=_AT,
        )
    assert bell_count(owner, _AT) == len(waiting_notices(owner, _AT)) == 12
