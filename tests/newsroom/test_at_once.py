"""Two people change one story at the same moment: it happens once and completely."""

from collections import Counter

import pytest
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.flow import WrongStep
from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from kimid.moderation.submission_tokens import SubmissionToken
from kimid.newsroom.actions import confirmations, publishing, talk, tips, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Decision, Revision, Story, TalkMode, Tip
from kimid.newsroom.rules import Tipster
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement, RegionTally
from tests import build, visitors
from tests.together import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]


def _fresh(story: Story) -> Story:
    """The story as another process reads it."""
    return Story.objects.get(pk=story.pk)


def _kinds(answers: list[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def test_of_two_editors_who_publish_at_once_one_does() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    editors = [build.member(kim, Role.EDITOR) for _ in range(2)]

    done = at_once(
        *(lambda by=by: publishing.publish(_fresh(story), by=by, at=build.AT) for by in editors)
    )

    assert _kinds([*done]) == ["Story", WrongStep.__name__]
    assert (Item.objects.count(), Placement.objects.count()) == (1, 6)
    assert set(RegionTally.objects.values_list("items", flat=True)) == {1}
    assert Event.objects.filter(kind="story.published").count() == 1


def test_of_two_editors_who_withdraw_at_once_one_does() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    editors = [build.member(kim, Role.EDITOR) for _ in range(2)]

    done = at_once(
        *(
            lambda by=by: publishing.withdraw(_fresh(story), reason="Keliru.", by=by, at=build.AT)
            for by in editors
        )
    )

    assert _kinds([*done]) == ["Story", WrongStep.__name__]
    assert set(RegionTally.objects.values_list("items", flat=True)) == {0}


def test_a_person_who_taps_twice_confirms_once() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)
    siti = build.member(kim)

    done = at_once(
        *[
            lambda: confirmations.confirm(
                _fresh(story), how_known="Saya ikut.", by=siti, at=build.AT
            )
        ]
        * 3
    )

    assert _kinds([*done]) == ["ActionRefused", "ActionRefused", "Story"]
    assert (Confirmation.objects.count(), _fresh(story).stage) == (1, Stage.DISCUSSED)


def test_the_talk_and_the_confirmation_may_come_at_the_same_moment() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.COLLECTED)
    siti, lina = build.member(kim), build.member(kim)

    at_once(
        lambda: confirmations.confirm(_fresh(story), how_known="Saya ikut.", by=siti, at=build.AT),
        lambda: talk.record_talk(
            _fresh(story),
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=3,
            by=lina,
            at=build.AT,
        ),
    )

    assert _fresh(story).stage == Stage.VERIFIED


def test_words_that_change_while_it_is_published_are_never_published_unconfirmed() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED, title="Judul yang dipastikan")
    editor = build.member(kim, Role.EDITOR)

    at_once(
        lambda: publishing.publish(_fresh(story), by=editor, at=build.AT),
        lambda: writing.edit(
            _fresh(story), content=build.words("Judul lain"), by=story.author, at=build.AT
        ),
    )

    after = _fresh(story)
    assert (after.stage, after.title) in {
        (Stage.PUBLISHED, "Judul yang dipastikan"),
        (Stage.DISCUSSED, "Judul lain"),
    }
    assert Item.objects.count() == (after.stage == Stage.PUBLISHED)


def test_every_edit_of_several_at_once_is_kept_as_a_version() -> None:
    story = build.story(build.kim(), Stage.COLLECTED, title="Judul 1")

    at_once(
        *(
            lambda title=title: writing.edit(
                _fresh(story), content=build.words(title), by=story.author, at=build.AT
            )
            for title in ("Judul 2", "Judul 3", "Judul 4")
        )
    )

    revisions = Revision.objects.order_by("number")
    assert [row.number for row in revisions] == [1, 2, 3, 4]
    assert {row.title for row in revisions} == {"Judul 1", "Judul 2", "Judul 3", "Judul 4"}
    assert _fresh(story).title == revisions[3].title


def test_of_a_hundred_sendings_of_one_form_one_tip_comes() -> None:
    kim = build.kim()
    slip = visitors.slip()
    tip_data = tips.TipData("Jembatan gantung putus tadi pagi.")

    def send() -> object:
        site = Site.objects.get(pk=kim.site_id)
        return tips.send_tip(
            site, tip_data=tip_data, slip=slip, sender=visitors.sender(), by=Tipster(), at=build.AT
        )

    done = [each for _ in range(10) for each in at_once(*[send] * 10)]

    assert Counter(_kinds([*done])) == {"TipAlreadySent": 99, "Tip": 1}
    assert Tip.objects.count() == 1


def test_the_share_of_a_network_is_exact_also_when_many_send_at_once() -> None:
    kim = build.kim()
    network = visitors.sender().network

    def send() -> Tip:
        return tips.send_tip(
            Site.objects.get(pk=kim.site_id),
            tip_data=tips.TipData(build.words().title),
            slip=SubmissionToken(visitors.slip().submission_id, build.AT),
            sender=Sender(visitors.sender().device, network),
            by=Tipster(),
            at=build.AT,
        )

    done = [each for _ in range(3) for each in at_once(*[send] * 10)]

    assert Counter(_kinds([*done])) == {"Tip": 30}
    assert Tip.objects.filter(is_held=True).count() == 30 - budgets.TIPS.share.burst


def test_of_six_stories_that_are_published_at_once_as_many_go_out_as_a_day_has(
    settings: Settings,
) -> None:
    settings.DAILY_PER_KIM = 3
    kim = build.kim()
    stories = [build.story(kim, Stage.VERIFIED) for _ in range(6)]
    editors = [build.member(kim, Role.EDITOR) for _ in range(6)]

    done = at_once(
        *(
            lambda story=story, by=by: publishing.publish(_fresh(story), by=by, at=build.AT)
            for story, by in zip(stories, editors, strict=True)
        )
    )

    assert Counter(_kinds([*done])) == {"ActionRefused": 3, "Story": 3}
    assert Item.objects.count() == 3


def test_of_two_members_who_take_up_one_tip_one_begins_its_story() -> None:
    kim = build.kim()
    tip = visitors.tip(kim)
    members = [build.member(kim) for _ in range(2)]

    done = at_once(
        *(
            lambda by=by: tips.start_story_from_tip(Tip.objects.get(pk=tip.pk), by=by, at=build.AT)
            for by in members
        )
    )

    assert _kinds([*done]) == ["ActionRefused", "Story"]
    assert Story.objects.count() == 1
