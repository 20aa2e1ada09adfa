"""The texts that people type in the newsroom, beside the texts of stories."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.permissions import Role
from kimid.newsroom.actions import (
    agenda_changes,
    confirmations,
    publishing,
    statements,
    talk,
    tips,
    urgent,
)
from kimid.newsroom.actions.agenda_changes import NewTime
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.actions.content import CorrectionNote
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    Decision,
    SourceKind,
    Story,
    StoryKind,
    TalkMode,
    TipOutcome,
    Urgency,
)
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build, visitors
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {
    "newsroom.Story": "withdrawn_reason",
    "newsroom.Source": "name withheld_reason",
    "newsroom.Confirmation": "name how_known",
    "newsroom.Talk": "names",
    "newsroom.Tip": "answer",
}
NOT_PUBLIC: Final = {
    # Of people outside, and for the group or the sender only.
    "newsroom.Tip": "ticket slip words place picture photo_name photo_refusal name contact"
    " similarity_hash signs",
    "newsroom.Story": "public_id slug sensitive_about last_form_token reviewed_digest"
    " earlier_writers",  # keys of people
    "newsroom.ConflictCopy": "base content_digest sensitive_about",
    "newsroom.Source": "contact",
    "newsroom.Meeting": "public_id form_data place names minutes photos",
    "newsroom.OfficeLook": "phrase links reason",
    "newsroom.Message": "text photos number voice",
    "newsroom.EditorCall": "number about answer",
    "newsroom.Talk": "reason",
}


def _on_story(stage: Stage, act: Callable[[Story, Person, str], object]) -> PublicTextCase:
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


def _write_down_the_head(story: Story, by: Person, text: str) -> object:
    Site.objects.filter(pk=story.site_id).update(asks_head=True)
    return statements.record_head_note(story, name="Pak Kades", text=text, by=by, at=timezone.now())


def _event(kim: Kim) -> Story:
    """An event that is to come."""
    details = Details(timezone.now() + timedelta(days=3), venue="Muara")
    return build.of_kind(kim, StoryKind.AGENDA, details)


def _publish_with_source(story: Story, by: Person, text: str) -> object:
    story.sources.create(
        site=story.site,
        kind=SourceKind(SourceKind.values[0]),
        name=text,
        on=build.AT.date(),
        added_by=by,
    )
    return publishing.publish(story, by=by, at=timezone.now())


BESIDE: Final[dict[str, PublicTextCase]] = {
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
    "story.called_off": lambda kim, by, text: agenda_changes.call_off(
        _event(kim), reason=text, by=by, at=timezone.now()
    ),
    "story.moved": lambda kim, by, text: agenda_changes.move(
        _event(kim),
        to=NewTime(timezone.now() + timedelta(days=9)),
        reason=text,
        by=by,
        at=timezone.now(),
    ),
    "where an event is moved to": lambda kim, by, text: agenda_changes.move(
        _event(kim),
        to=NewTime(timezone.now() + timedelta(days=9), text),
        reason="Hujan.",
        by=by,
        at=timezone.now(),
    ),
    "story.published_urgently": _on_story(
        Stage.COLLECTED,
        lambda story, by, text: urgent.publish_urgent(
            story, urgency=Urgency.DISASTER, asked=text, by=by, at=timezone.now()
        ),
    ),
}
WITH_ADDRESSES: Final[dict[str, PublicTextCase]] = {
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
        visitors.tip(kim), outcome=TipOutcome.ANSWERED, answer=text, by=by, at=timezone.now()
    ),
    "the name of a source": _on_story(Stage.VERIFIED, _publish_with_source),
}
