"""The rules a group sets for itself, and the second confirmation of sensitive stories."""

import pytest
from django.core.exceptions import PermissionDenied

from kimid.access.one_use_links import LinkHolder
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import reactions
from kimid.newsroom.actions import confirmations, content, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Sensitivity, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.actions import ConfirmationRules, set_rules
from kimid.sites.models import Confirmers
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _rule(kim: Kim, rules: ConfirmationRules) -> None:
    set_rules(kim.site, rules=rules, by=build.member(kim, Role.CHAIR), at=build.AT)


def _confirm(story: Story, by: Person | LinkHolder) -> Stage:
    return Stage(confirmations.confirm(story, how_known="Saya ikut.", by=by, at=build.AT).stage)


def test_where_only_editors_confirm_a_member_does_not() -> None:
    kim = build.kim()
    _rule(kim, ConfirmationRules(confirmers=Confirmers.EDITORS))
    story = build.story(kim, Stage.DISCUSSED)

    with pytest.raises(PermissionDenied):
        _confirm(story, build.member(kim))
    assert _confirm(story, build.member(kim, Role.EDITOR)) == Stage.VERIFIED


def test_where_outsiders_do_not_confirm_no_link_is_made_and_an_old_one_opens_nothing() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED)
    holder = build.link_holder(story)
    _rule(kim, ConfirmationRules(outsiders_confirm=False))
    story.site.refresh_from_db()

    with pytest.raises(content.ActionRefused):
        confirmations.confirm(story, how_known="Saya lihat.", by=holder, at=holder.at)
    with pytest.raises(content.ActionRefused):
        build.link_holder(story, "Pak RT")


def test_only_the_chair_sets_rules_and_the_record_has_them(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    sent = {"wanted": "5", "confirmers": "editors", "head": "on"}
    assert (
        ruang(build.member(kim, Role.EDITOR)).post("/s/kim-satu/kim/aturan/", sent).status_code
        == 404
    )

    ruang(build.member(kim, Role.CHAIR)).post("/s/kim-satu/kim/aturan/", sent)

    facts = Event.objects.get(kind="site.rules_set").data
    assert facts == {
        "confirmations_wanted": 5,
        "confirmers": "editors",
        "outsiders_confirm": False,
        "asks_head": True,
        "before": {
            "confirmations_wanted": 1,
            "confirmers": "everybody",
            "outsiders_confirm": True,
            "asks_head": False,
        },
    }


def test_milder_rules_let_a_story_go_on_that_has_enough() -> None:
    kim = build.kim()
    _rule(kim, ConfirmationRules(2))
    story = build.story(kim, Stage.DISCUSSED)
    story.site.refresh_from_db()
    assert _confirm(story, build.member(kim)) == Stage.DISCUSSED

    _rule(kim, ConfirmationRules(1))
    reactions.count_anew.call(Event.objects.filter(kind="site.rules_set").latest("pk").pk)

    story.refresh_from_db()
    assert story.stage == Stage.VERIFIED


def test_what_can_hurt_people_wants_an_editor_among_two() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)

    assert _confirm(story, build.member(kim)) == Stage.DISCUSSED
    assert _confirm(story, build.member(kim)) == Stage.DISCUSSED
    assert _confirm(story, editor) == Stage.VERIFIED


def test_where_the_only_editor_wrote_it_two_others_are_enough() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, author=build.member(kim, Role.CHAIR), sensitive=True)

    assert _confirm(story, build.member(kim)) == Stage.DISCUSSED
    assert _confirm(story, build.member(kim)) == Stage.VERIFIED


def test_the_writer_says_what_it_touches_and_readers_may_not_comment() -> None:
    kim = build.kim()
    rina = build.member(kim)
    story = writing.write(
        kim.site,
        content=build.words(),
        sensitivities=[Sensitivity.CHILD, Sensitivity.FAITH],
        by=rina,
        at=build.AT,
    )

    assert (story.sensitive_about, story.sensitivity_labels) == (
        ["faith", "child"],
        ["Agama", "Anak"],
    )
    assert (story.is_sensitive, story.allows_comments) == (True, False)
    writing.edit(story, content=build.words(), by=rina, at=build.AT)
    assert story.is_sensitive
    writing.edit(story, content=build.words(), sensitivities=(), by=rina, at=build.AT)
    assert (story.is_sensitive, story.allows_comments) == (False, True)


def test_the_page_says_that_an_editor_is_missing(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    build.member(kim, Role.EDITOR)
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)
    page = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()

    assert "2 orang lagi yang memastikan, seorang redaktur atau ketua" in page
