"""What in a story waits for a second person, who that can be, and what an office said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kimid.access.grants import officers_above
from kimid.links.ledger import new_owners
from kimid.newsroom.details import TEXT_DETAILS
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_phrases import held_phrase
from kimid.newsroom.models import OfficeLook, Revision, Story, StoryContent
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.second_person import look_refusal, who_may_look
from kimid.newsroom.story_links import addresses_by_owner, with_words
from kimid.people.models import Person


@dataclass(frozen=True)
class WaitingLook:
    """A phrase or new links of a story, for this person.

    `refusal` says why they are not the second person; `people` are those in the group who are.
    `asked` is the last request to an office, `officers` are those who can be asked.
    """

    phrase: str
    links: Mapping[str, list[str]]
    refusal: str
    people: list[Person]
    asked: OfficeLook | None
    is_open: bool
    officers: list[Person]

    @property
    def title(self) -> str:
        """`Frasa “gacor” menunggu dilihat redaktur lain`, or that of the links."""
        if self.phrase:
            return f"Frasa “{self.phrase}” menunggu dilihat redaktur lain"
        return self.link_title

    @property
    def link_title(self) -> str:
        """`1 tautan baru menunggu dilihat orang kedua`."""
        return f"{len(self.links)} tautan baru menunggu dilihat orang kedua"


@dataclass(frozen=True)
class AskedText:
    """All that an officer reads of a story: its text with the new addresses as words, the words
    beside it, and these addresses.
    """

    content: Revision
    beside: list[str]
    links: Mapping[str, list[str]]


def asked_text(look: OfficeLook) -> AskedText:
    """What an officer was asked to look at. One query."""
    revision = look.text
    by_owner = addresses_by_owner(revision)
    content = with_words(revision, look.links)
    return AskedText(
        content=content,
        beside=words_beside(content),
        links={owner: by_owner.get(owner, []) for owner in look.links},
    )


def words_beside(content: StoryContent) -> list[str]:
    """The words of a story that stand beside its title, lead, text and translation."""
    photos = [photo[key] for photo in content.photos for key in ("caption", "credit", "alt")]
    titles = [attached["title"] for attached in content.attachments]
    details = [getattr(content, name) for name in TEXT_DETAILS]
    return list(filter(None, [content.place, *details, *photos, *titles]))


def waiting_look(story: Story, person: Person, at: datetime) -> WaitingLook | None:
    """What of this story waits for a look. None if nothing does, or while it is a draft."""
    if story.stage in (Stage.DRAFT, Stage.WITHDRAWN):
        return None
    phrase = "" if story.was_published else held_phrase(story)
    by_owner = addresses_by_owner(story)
    links = {owner: by_owner[owner] for owner in sorted(new_owners(by_owner, story.site))}
    asked = _last_asked(story) if phrase or links else None
    if not (phrase or links):
        return None
    people = who_may_look(story, links, at=at)
    if phrase:
        people = [each for each in people if each.has_perm(NewsroomPermission.PUBLISH, story)]
    return WaitingLook(
        phrase=phrase,
        links=links,
        refusal=look_refusal(story, person, links, at=at),
        people=people,
        asked=asked,
        is_open=asked is not None and asked.is_open(at),
        officers=officers_above(story.site, at),
    )


def looks_for(person: Person, at: datetime) -> list[OfficeLook]:
    """What groups ask this officer to look at, the oldest first. Needs all sites open."""
    rows = OfficeLook.objects.filter(officer=person, answered_at=None, closes_at__gt=at)
    return list(rows.select_related("site__region", "asked_by").order_by("asked_at"))


def _last_asked(story: Story) -> OfficeLook | None:
    rows = OfficeLook.objects.filter(story=story)
    return rows.select_related("officer").order_by("-pk").first()
