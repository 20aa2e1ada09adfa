"""Who may do what in the newsroom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from kimid.access.grants import roles_at
from kimid.access.rules import is_site
from kimid.events.permissions import EDITORS, Role, register_permission
from kimid.media.rules import MediaPermission
from kimid.moderation.rules import Reader
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import EditorCall, OfficeLook, Story
from kimid.people.models import Person
from kimid.sites.models import Confirmers, Site

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class NewsroomPermission(StrEnum):
    ENTER = "newsroom.enter"
    WRITE = "newsroom.write"
    SEE = "newsroom.see"
    EDIT = "newsroom.edit"
    TALK = "newsroom.talk"
    HOLD_MEETING = "newsroom.meet"
    CONFIRM = "newsroom.confirm"
    ASK_BY_LINK = "newsroom.ask_by_link"
    NOTE_AS_HEAD = "newsroom.note_as_head"
    LOOK_AT_LINKS = "newsroom.look_at_links"
    ASK_OFFICE = "newsroom.ask_office"
    LOOK_FOR_GROUP = "newsroom.look_for_group"
    PUBLISH = "newsroom.publish"
    PUBLISH_URGENT = "newsroom.publish_urgent"
    CORRECT = "newsroom.correct"
    ADD_REPLY = "newsroom.add_reply"
    WITHDRAW = "newsroom.withdraw"
    SEE_SOURCES = "newsroom.see_sources"
    SEND_TIP = "newsroom.send_tip"
    READ_TIPS = "newsroom.read_tips"
    ANSWER_TIPS = "newsroom.answer_tips"
    CALL_EDITOR = "newsroom.call_editor"
    ANSWER_CALL = "newsroom.answer_call"
    END_CALL = "newsroom.end_call"
    SET_DUTY = "newsroom.set_duty"


@dataclass(frozen=True)
class Tipster(Reader):
    """A person without an account who sends a tip, maybe with a photo."""

    @property
    def actor_name(self) -> str:
        return "warga"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm in {NewsroomPermission.SEND_TIP, MediaPermission.UPLOAD} and obj is not None


def is_shared_or_own(who: object, story: object) -> bool:
    """Whether the group has the story, or it is a draft of this person."""
    return isinstance(story, Story) and (story.stage != Stage.DRAFT or story.author == who)


def is_own_since(who: object, story: object, since: datetime) -> bool:
    """Whether this person has begun the story since that moment."""
    return isinstance(story, Story) and story.author == who and story.written_at >= since


def is_own_draft_since(who: object, story: object, since: datetime) -> bool:
    """As `is_own_since`, but only for a draft: once the group has it, others have added to it."""
    return is_own_since(who, story, since) and isinstance(story, Story) and _is_draft(story)


def _is_draft(story: Story) -> bool:
    return story.stage == Stage.DRAFT


def is_shared(who: object, story: object) -> bool:
    """Whether the story was sent to the group: it is no draft any more."""
    return isinstance(story, Story) and story.stage != Stage.DRAFT


def is_shared_and_of_another(who: object, story: object) -> bool:
    """Whether this person may confirm the story: nobody confirms what they wrote, or what they last
    changed. If the site says so, only editors and the chair confirm.
    """
    if not (
        isinstance(story, Story)
        and isinstance(who, Person)
        and is_shared(who, story)
        and not story.is_written_by(who)
    ):
        return False
    return story.site.confirmers != Confirmers.EDITORS or not roles_at(
        who, story.scope()
    ).isdisjoint(EDITORS)


def is_caller(who: object, call: object) -> bool:
    """Whether this person made the call."""
    return isinstance(call, EditorCall) and call.by == who


def is_asked(who: object, asked: object) -> bool:
    """Whether a group asked this officer by name. The list of requests is open to every officer who
    holds the permission; each sees their own there.
    """
    if isinstance(asked, OfficeLook):
        return asked.officer == who
    return isinstance(asked, Site)


register_permission(NewsroomPermission.ENTER, "Open the newsroom of one's own KIM.", _GROUP)
register_permission(
    NewsroomPermission.WRITE,
    "Write a story for one's own KIM.",
    _GROUP,
    while_waiting=is_site,
)
register_permission(
    NewsroomPermission.SEE,
    "Read a story of one's own KIM before it is published; a draft is seen by its writer only.",
    _GROUP,
    is_shared_or_own,
    while_waiting=is_own_since,
)
register_permission(
    NewsroomPermission.EDIT,
    "Change a story, add sources, and send it to the group; a draft only by its writer.",
    _GROUP,
    is_shared_or_own,
    while_waiting=is_own_draft_since,
)
register_permission(
    NewsroomPermission.TALK,
    "Talk about a story in the group and record what was decided.",
    _GROUP,
    is_shared,
)
register_permission(
    NewsroomPermission.HOLD_MEETING,
    "Hold a meeting of the group and write its decisions down.",
    _GROUP,
)
register_permission(
    NewsroomPermission.CONFIRM,
    "Confirm that a story is true which somebody else wrote and last changed, or write down who "
    "confirmed it to one's face.",
    _GROUP,
    is_shared_and_of_another,
)
register_permission(
    NewsroomPermission.ASK_BY_LINK,
    "Ask somebody without an account to confirm, by a one-use link; whoever wrote the story or "
    "last changed it makes none.",
    _GROUP,
    is_shared,
)
register_permission(
    NewsroomPermission.NOTE_AS_HEAD,
    "Write a note beside a story as head of the village: by a one-use link, by no role.",
    [],
)
register_permission(
    NewsroomPermission.LOOK_AT_LINKS,
    "Say that the new links of a story are right; not whoever wrote them.",
    _GROUP,
    is_shared,
)
register_permission(
    NewsroomPermission.ASK_OFFICE,
    "Ask one officer by name to look at a story with an odd phrase or a new link.",
    _GROUP,
    is_shared,
)
register_permission(
    NewsroomPermission.LOOK_FOR_GROUP,
    "Read the one text that a group asked to be looked at, for 24 hours, and say whether it may go "
    "out; only the officer who was asked by name.",
    [Role.OFFICER, Role.OPERATOR],
    is_asked,
)
register_permission(
    NewsroomPermission.PUBLISH,
    "Publish a story that was talked over and checked.",
    EDITORS,
    is_shared,
)
register_permission(
    NewsroomPermission.PUBLISH_URGENT,
    "Publish a warning before it was checked, with a banner and the duty to check it within a day.",
    EDITORS,
    is_shared_or_own,
)
register_permission(
    NewsroomPermission.CORRECT,
    "Correct a published story, with a notice that its readers see.",
    EDITORS,
    is_shared,
)
register_permission(
    NewsroomPermission.ADD_REPLY,
    "Add the answer of the other side to a published story, unedited.",
    EDITORS,
    is_shared,
)
register_permission(
    NewsroomPermission.WITHDRAW,
    "Withdraw a published story, with a public reason.",
    EDITORS,
    is_shared,
)
register_permission(
    NewsroomPermission.SEE_SOURCES,
    "Look at the contact of a source, and at a name that readers are not told; the record then "
    "tells of the look.",
    EDITORS,
    is_shared,
)
register_permission(
    NewsroomPermission.SEND_TIP, "Tell a KIM something. Anybody may; no role is needed.", []
)
register_permission(
    NewsroomPermission.READ_TIPS,
    "Read what people sent to one's own KIM, without who sent it, and begin a story from it.",
    _GROUP,
)
register_permission(
    NewsroomPermission.ANSWER_TIPS,
    "Answer what people sent, or say that it is not for this group; look at who sent it, which the "
    "record then tells.",
    EDITORS,
)
register_permission(
    NewsroomPermission.CALL_EDITOR,
    "Call the editors of one's own KIM because of danger; see their numbers for that.",
    _GROUP,
)
register_permission(
    NewsroomPermission.ANSWER_CALL, "Open and answer the call of a member who sees danger.", EDITORS
)
register_permission(
    NewsroomPermission.END_CALL, "Say that the danger is over; only who called.", _GROUP, is_caller
)
register_permission(
    NewsroomPermission.SET_DUTY, "Say which editor is on duty in which week.", [Role.CHAIR]
)
