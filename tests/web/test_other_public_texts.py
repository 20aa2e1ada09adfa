"""Every text that people type is in one list: a text of a story
(tests/newsroom/test_public_texts.py); one that readers see beside stories, which nobody makes
public alone with a phrase of advertising or a new address; or one that readers never see, or for
which an office answers.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from kimid.access.forms import JoinForm
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions import plans
from kimid.activity.actions.entries import EntryRefused
from kimid.activity.models import HeadReply, Plan
from kimid.activity.rules import ActivityPermission
from kimid.events.permissions import Role
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome
from kimid.newsroom.actions import (
    confirmations,
    phrase_review,
    publishing,
    statements,
    talk,
    tips,
    urgent,
)
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.actions.content import ActionRefused, CorrectionNote
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.check_steps import STEP_KINDS
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    Decision,
    SourceKind,
    Story,
    StoryContent,
    TalkMode,
    TipOutcome,
    Urgency,
)
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim
from kimid.sites.actions import Introduction, introduce
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused
from kimid.web.page_head import organization
from tests import build
from tests.activity import making
from tests.web.typed_texts import GATED, NOT_PUBLIC

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_PHRASE: Final = "Slot gacor malam ini"
_ADDRESS: Final = "Lihat slot88.com malam ini"

type Act = Callable[[Kim, Person, str], object]


def _on_story(stage: Stage, act: Callable[[Story, Person, str], object]) -> Act:
    return lambda kim, by, text: act(build.story(kim, stage), by, text)


def _holder(story: Story, perm: str, name: str = "Pak Kades") -> LinkHolder:
    link = OneUseLink.objects.create(
        site=story.site,
        token_hash=f"{perm} {story.pk}",
        perm=perm,
        subject=story._meta.label,
        subject_id=story.pk,
        holder_name=name,
        made_by=build.member(Kim.objects.get(site=story.site), Role.EDITOR),
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return LinkHolder(link, timezone.now())


def _answer_plan(kim: Kim, by: Person, text: str) -> object:
    plan = making.plan(kim, person=by, is_joint=True)
    link = OneUseLink.objects.create(
        site=kim.site,
        token_hash="rencana",
        perm=ActivityPermission.ANSWER_AS_HEAD,
        subject=Plan._meta.label,
        subject_id=plan.pk,
        holder_name="Pak Kades",
        made_by=by,
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return plans.answer_as_head(
        plan,
        reply=HeadReply.AGREES,
        note=text,
        by=LinkHolder(link, timezone.now()),
        at=timezone.now(),
    )


def _hang(kim: Kim, by: Person, text: str) -> object:
    picture = build.photo(kim, by=by).as_picture() | {"caption": text}
    return set_site_image(
        kim.site, image=SiteImage.COVER, picture=picture, by=by, at=timezone.now()
    )


def _answer_report(kim: Kim, by: Person, text: str) -> object:
    row = moderation.report(
        kim.site,
        path="",
        title="Situs",
        complaint=Complaint(Complaint.values[0]),
        words="Ada yang keliru.",
        sender=build.sender(),
        by=build.BUILDER,
        at=timezone.now(),
    )
    return moderation.answer(
        row, outcome=Outcome(Outcome.values[0]), words=text, by=by, at=timezone.now()
    )


def _write_down_the_head(story: Story, by: Person, text: str) -> object:
    Site.objects.filter(pk=story.site_id).update(asks_head=True)
    return statements.record_head_note(story, name="Pak Kades", text=text, by=by, at=timezone.now())


def _publish_with_source(story: Story, by: Person, text: str) -> object:
    story.sources.create(
        site=story.site,
        kind=SourceKind(SourceKind.values[0]),
        name=text,
        on=build.AT.date(),
        added_by=by,
    )
    return publishing.publish(story, by=by, at=timezone.now())


# What readers see beside the texts of stories, and what makes it public.
_BESIDE: Final[dict[str, Act]] = {
    "story.replied": _on_story(
        Stage.PUBLISHED,
        lambda story, by, text: statements.add_reply(
            story, reply=ReplyNote("Pak Karim", text, build.AT.date()), by=by, at=timezone.now()
        ),
    ),
    "story.head_noted": _on_story(
        Stage.DISCUSSED,
        lambda story, by, text: statements.note_as_head(
            story,
            text=text,
            by=_holder(story, NewsroomPermission.NOTE_AS_HEAD),
            at=timezone.now(),
        ),
    ),
    "story.head_note_recorded": _on_story(Stage.DISCUSSED, _write_down_the_head),
    "story.confirmed": _on_story(
        Stage.DISCUSSED,
        lambda story, by, text: confirmations.confirm(
            story, how_known=text, by=by, at=timezone.now()
        ),
    ),
    "the name of a witness": _on_story(
        Stage.DISCUSSED,
        lambda story, by, text: confirmations.confirm_for_witness(
            story, witness=Witness(text), how_known="Melihat.", by=by, at=timezone.now()
        ),
    ),
    "the name behind a link": _on_story(
        Stage.DISCUSSED,
        lambda story, by, text: confirmations.ask_by_link(
            story, holder_name=text, by=by, at=timezone.now()
        ),
    ),
    "story.talk_recorded": _on_story(
        Stage.COLLECTED,
        lambda story, by, text: talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=3,
            names=text,
            by=by,
            at=timezone.now(),
        ),
    ),
    "story.published_urgently": _on_story(
        Stage.COLLECTED,
        lambda story, by, text: urgent.publish_urgent(
            story, urgency=Urgency.DISASTER, asked=text, by=by, at=timezone.now()
        ),
    ),
    "activity.Poll": lambda kim, by, text: making.poll(kim, by=by, choices=("Ya", text)),
    "activity.Plan": lambda kim, by, text: making.plan(kim, person=by, before=text),
    "the result of a plan": lambda kim, by, text: plans.finish_plan(
        making.plan(kim, person=by), result=plans.PlanResult(text), by=by, at=timezone.now()
    ),
    "the answer of the head about a plan": _answer_plan,
    "the pictures of a site": _hang,
}
# In these an address may stand: it is no link there, and leaves kimid as words.
_WITH_ADDRESSES: Final[dict[str, Act]] = {
    "the introduction": lambda kim, by, text: introduce(
        kim.site, introduction=Introduction(text), by=by, at=timezone.now()
    ),
    "story.withdrawn": _on_story(
        Stage.PUBLISHED,
        lambda story, by, text: publishing.withdraw(story, reason=text, by=by, at=timezone.now()),
    ),
    "story.corrected": _on_story(
        Stage.PUBLISHED,
        lambda story, by, text: publishing.correct(
            story,
            content=build.words(),
            note=CorrectionNote("2.500", text, "Salah hitung."),
            by=by,
            at=timezone.now(),
        ),
    ),
    "the answer to a tip": lambda kim, by, text: tips.answer_tip(
        build.tip(kim), outcome=TipOutcome.ANSWERED, answer=text, by=by, at=timezone.now()
    ),
    "the answer to a report": _answer_report,
    "the name of a source": _on_story(Stage.VERIFIED, _publish_with_source),
}

# Steps of the box about the check of a story: those with words that somebody types are above.
_WITHOUT_WORDS: Final = {
    "story.put_back",
    "story.published",
    "story.published_unchecked",
    "story.verification_overdue",
}
_WITH_A_SOURCE: Final = {
    "story.written",
    "story.begun_from_tip",
    "story.edited",
    "story.source_added",
}

_OF_GROUPS: Final = (
    *("people", "access", "sites", "links", "media", "wire", "moderation", "newsroom"),
    *("registry", "ict", "lifecycle", "applications", "onboarding", "activity", "evaluation"),
)


def _is_text(field: Any) -> bool:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return isinstance(field, kinds) and not field.choices


def _texts() -> set[tuple[str, str]]:
    """All text fields of the apps that groups use, but those of the content of a story."""
    of_story = {field.name for field in StoryContent._meta.get_fields() if _is_text(field)}
    return {
        (model._meta.label, field.name)
        for app in _OF_GROUPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if _is_text(field) and not (issubclass(model, StoryContent) and field.name in of_story)
    }


def _listed(lists: dict[str, str]) -> list[tuple[str, str]]:
    return [(model, name) for model, names in lists.items() for name in names.split()]


def test_every_text_that_people_type_is_in_one_list() -> None:
    listed = [*_listed(GATED), *_listed(NOT_PUBLIC)]

    assert set(listed) == _texts()
    assert len(listed) == len(set(listed))


def test_every_step_of_a_check_is_in_one_list() -> None:
    cases = {*_BESIDE, *_WITH_ADDRESSES}

    assert (STEP_KINDS & cases) | _WITHOUT_WORDS | _WITH_A_SOURCE == STEP_KINDS


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


@pytest.mark.parametrize("name", [*_BESIDE, *_WITH_ADDRESSES])
def test_nobody_makes_a_phrase_of_advertising_public_alone(
    name: str, kim: Kim, editor: Person
) -> None:
    act = {**_BESIDE, **_WITH_ADDRESSES}[name]

    with pytest.raises((ActionRefused, EntryRefused, WordsRefused), match="gacor"):
        act(kim, editor, _PHRASE)


@pytest.mark.parametrize("name", _BESIDE)
def test_nobody_makes_an_address_public_alone(name: str, kim: Kim, editor: Person) -> None:
    with pytest.raises((ActionRefused, EntryRefused, WordsRefused), match=r"slot88\.com"):
        _BESIDE[name](kim, editor, _ADDRESS)


@pytest.mark.parametrize("name", [*_BESIDE, *_WITH_ADDRESSES])
def test_ordinary_words_are_public_at_once(name: str, kim: Kim, editor: Person) -> None:
    {**_BESIDE, **_WITH_ADDRESSES}[name](kim, editor, "Sore ini di balai desa")


def test_a_phrase_that_another_editor_let_pass_may_stand_elsewhere(
    kim: Kim, editor: Person
) -> None:
    story = build.story(kim, Stage.COLLECTED)
    Story.objects.filter(pk=story.pk).update(title="Waspada slot gacor")
    story.refresh_from_db()
    second = build.member(kim, Role.EDITOR)
    phrase_review.approve_phrase(story, by=second, at=timezone.now())

    making.poll(kim, by=editor, words="Perlu penyuluhan tentang slot gacor?")

    with pytest.raises(EntryRefused):
        making.poll(kim, by=second, words="Perlu penyuluhan tentang slot gacor?")


@pytest.mark.parametrize(
    "name",
    [
        *("Slot Gacor", "Bu Nur slot88.com", "Sl0t g4c0r", "Bu Nur slot88\u200b.com"),
        *("Bu Nur slot88\u2024com", "Bu Nur slot88 . com", "Bu Nur slot88[.]com"),
    ],
)
def test_a_name_is_no_advertisement(name: str) -> None:
    form = JoinForm({"name": name, "username": "bu.nur", "password": "ikan-nipah-pagi"})

    assert "name" in form.errors


@pytest.mark.parametrize(
    "name", ["Drs. H. Syarif, M.Si", "Sri Nur’aini", "I Gst. Ayu A. Putri, S.Pd."]
)
def test_names_with_titles_are_names(name: str) -> None:
    form = JoinForm({"name": name, "username": "bu.nur", "password": "ikan-nipah-pagi"})

    assert "name" not in form.errors


def test_a_story_is_not_published_under_a_name_that_advertises(kim: Kim, editor: Person) -> None:
    story = build.story(kim, Stage.VERIFIED)
    Person.objects.filter(pk=story.author_id).update(name="Slot Gacor")
    story = Story.objects.get(pk=story.pk)

    with pytest.raises(ActionRefused, match="Gacor"):
        publishing.publish(story, by=editor, at=timezone.now())


def test_an_address_in_the_introduction_leaves_kimid_as_words(kim: Kim, editor: Person) -> None:
    introduction = Introduction("Kami di slot88.com sejak lama")
    introduce(kim.site, introduction=introduction, by=editor, at=timezone.now())

    assert organization(kim.site)["description"] == "Kami di slot88 titik com sejak lama"
