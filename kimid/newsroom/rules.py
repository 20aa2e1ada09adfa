"""Who may do what with a story. No role on a region reaches drafts, talk or sources: they belong to the group."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kimid.access.grants import roles_at
from kimid.events.permissions import Role, permit
from kimid.media.rules import Can as WithPhotos
from kimid.moderation.rules import Reader
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.models import Confirmers

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)
# Those of a group who answer for what it publishes.
EDITORS: Final = frozenset({Role.EDITOR, Role.CHAIR})


class Can(StrEnum):
    ENTER = "newsroom.enter"
    WRITE = "newsroom.write"
    SEE = "newsroom.see"
    EDIT = "newsroom.edit"
    TALK = "newsroom.talk"
    MEET = "newsroom.meet"
    CONFIRM = "newsroom.confirm"
    ASK_BY_LINK = "newsroom.ask_by_link"
    NOTE_AS_HEAD = "newsroom.note_as_head"
    PUBLISH = "newsroom.publish"
    PUBLISH_URGENT = "newsroom.publish_urgent"
    CORRECT = "newsroom.correct"
    ADD_REPLY = "newsroom.add_reply"
    WITHDRAW = "newsroom.withdraw"
    SEE_SOURCES = "newsroom.see_sources"
    SEND_TIP = "newsroom.send_tip"
    READ_TIPS = "newsroom.read_tips"
    ANSWER_TIPS = "newsroom.answer_tips"


@dataclass(frozen=True)
class Neighbour(Reader):
    """Somebody without an account who tells the group something, maybe with a photo."""

    @property
    def actor_name(self) -> str:
        return "warga"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm in {Can.SEND_TIP, WithPhotos.UPLOAD} and obj is not None


def is_shared_or_own(who: object, story: object) -> bool:
    """A draft is seen by its writer only; from then on the whole group sees the story."""
    return isinstance(story, Story) and (story.stage != Stage.DRAFT or story.author == who)


def is_shared(who: object, story: object) -> bool:
    """The story has left its writer's desk."""
    return isinstance(story, Story) and story.stage != Stage.DRAFT


def is_shared_and_of_another(who: object, story: object) -> bool:
    """Nobody confirms a story of their own; where the group has said so, only its editors and chair confirm."""
    if not (isinstance(story, Story) and isinstance(who, Person) and is_shared(who, story) and story.author != who):
        return False
    return story.site.confirmers != Confirmers.EDITORS or not roles_at(who, story.standing()).isdisjoint(EDITORS)


permit(Can.ENTER, "Open the newsroom of one's own KIM.", _GROUP)
permit(Can.WRITE, "Write a story for one's own KIM.", _GROUP)
permit(
    Can.SEE, "Read a story of one's own KIM before it is published; a draft is seen by its writer only.", _GROUP, is_shared_or_own
)
permit(Can.EDIT, "Change a story, add sources, and send it to the group; a draft only by its writer.", _GROUP, is_shared_or_own)
permit(Can.TALK, "Talk about a story in the group and record what was decided.", _GROUP, is_shared)
permit(Can.MEET, "Hold a meeting of the group and write its decisions down.", _GROUP)
permit(Can.CONFIRM, "Confirm that a story somebody else wrote is true.", _GROUP, is_shared_and_of_another)
permit(Can.ASK_BY_LINK, "Ask somebody without an account to confirm, by a one-use link.", _GROUP, is_shared)
permit(Can.NOTE_AS_HEAD, "Write a note beside a story as head of the village: by a one-use link, by no role.", [])
permit(Can.PUBLISH, "Publish a story that was talked over and checked.", EDITORS, is_shared)
permit(
    Can.PUBLISH_URGENT,
    "Publish a warning before it was checked, with a banner and the duty to check it within a day.",
    EDITORS,
    is_shared_or_own,
)
permit(Can.CORRECT, "Correct a published story, with a notice that its readers see.", EDITORS, is_shared)
permit(Can.ADD_REPLY, "Add the answer of the other side to a published story, unedited.", EDITORS, is_shared)
permit(Can.WITHDRAW, "Withdraw a published story, with a public reason.", EDITORS, is_shared)
permit(
    Can.SEE_SOURCES,
    "Look at the contact of a source, and at a name that readers are not told; the record then tells of the look.",
    EDITORS,
    is_shared,
)
permit(Can.SEND_TIP, "Tell a KIM something. Anybody may; no role is needed.", [])
permit(Can.READ_TIPS, "Read what people sent to one's own KIM, without who sent it, and begin a story from it.", _GROUP)
permit(
    Can.ANSWER_TIPS,
    "Answer what people sent, or say that it is not for this group; look at who sent it, which the record then tells.",
    EDITORS,
)
