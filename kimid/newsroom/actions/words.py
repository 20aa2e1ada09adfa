"""What a story says, as the actions take it and keep it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, Concat

from kimid.lib import blocks
from kimid.lib.attachment import Attached
from kimid.lib.picture import Picture
from kimid.lib.text import listed
from kimid.lib.typos import only_typos
from kimid.media.showing import let_go_of_media, take_media
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Aside, Meeting, Message, Revision, SourceKind, Story, StoryKind, Tip, Told
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire.models import Topic
from kimid.wire.placing import Details


class NotNow(Exception):
    """The story is not at a point where this can be done. The message is for the person who tried."""


class Overtaken(Exception):
    """Somebody else changed the words meanwhile. Nothing was written; both texts are there to choose from."""


# The same in a second language: its tag, title, lead and long text; four times nothing without one.
type Second = tuple[str, str, str, str]


@dataclass(frozen=True)
class Words:
    """What a story says: title of at most 140 letters, a lead of about three sentences, and the long text with its plain marks.

    `photos` are those of the story, the lead picture first; `[foto 2]` in the body is the second of them.
    """

    title: str
    lead: str
    body: str = ""
    kind: StoryKind = StoryKind.NEWS
    topic: Topic = Topic.COMMUNITY
    place: str = ""
    photos: tuple[Picture, ...] = ()
    details: Details = field(default_factory=Details)
    attachments: tuple[Attached, ...] = ()
    second: Second = ("", "", "", "")


@dataclass(frozen=True)
class SourceNote:
    """Where a story comes from, as its writer notes it. With a `withheld_reason` readers are told that instead of the name."""

    kind: SourceKind
    name: str
    on: date
    contact: str = ""
    withheld_reason: str = ""


@dataclass(frozen=True)
class CorrectionNote:
    """What readers are told: the words that were wrong, those that are right, and how it came to the mistake.

    `was` is empty when the wrong words said who somebody is or where they live: a correction must not repeat that for good.
    `right` is empty when the sentence was taken out.
    """

    was: str
    right: str
    why: str


def words_of(told: Told) -> Words:
    """What a story says now, or said in a revision, as it would be typed."""
    kind, topic = StoryKind(told.kind), Topic(told.topic)
    carried = tuple(told.photos), Details.of(told), tuple(told.attachments), _second_of(told)
    return Words(told.title, told.lead, told.body, kind, topic, told.place, *carried)


def tell[T: Told](story: T, words: Words) -> T:
    """Put these words into a story, or into a wording of it, as they are kept: without unseen signs, the long text as blocks."""
    story.title, story.lead, story.place = map(blocks.clean, (words.title, words.lead, words.place))
    story.kind, story.topic = words.kind, words.topic
    words.details.tell(story)
    story.photos, story.attachments = list(words.photos), list(words.attachments)
    names = [photo["name"] for photo in words.photos]
    story.blocks = blocks.parse(words.body, names)
    lang, title, lead, body = words.second
    story.second = {"lang": lang, "title": title, "lead": lead, "blocks": blocks.parse(body, names)}
    story.second = story.second if lang and (title or lead or body) else {}
    return story


def _second_of(told: Told) -> Second:
    if not told.second:
        return "", "", "", ""
    body = blocks.as_text(told.second["blocks"], [photo["name"] for photo in told.photos])
    return told.second["lang"], told.second["title"], told.second["lead"], body


def only_mends(before: Words, after: Words) -> bool:
    """Whether only slips of the finger were mended: whoever confirmed the old words has said the same of the new."""
    texts = [(getattr(before, name), getattr(after, name)) for name in ("title", "lead", "body")]
    rest = replace(before, title=after.title, lead=after.lead, body=after.body)
    return rest == after and all(only_typos(was, now) for was, now in texts)


def keep_revision(story: Story, by: Person, at: datetime) -> None:
    """Keep what the story says now as the revision of its present number; its photos and attachments belong to it for good."""
    Revision.objects.create(site=story.site, story=story, number=story.revision_number, **facts_of(story), by=by, at=at)
    take_media(story.site, media_names(story), at)


def facts_of(told: Told) -> dict[str, Any]:
    """What it says, by the names of its fields."""
    return {field.name: getattr(told, field.name) for field in Told._meta.get_fields()}


def media_names(told: Told) -> set[str]:
    """The names of the photos and attachments that it has."""
    return {each["name"] for each in [*told.photos, *told.attachments]}


def let_go_of_unused(site: Site, names: set[str], at: datetime) -> None:
    """Let go of those photos and attachments that no wording, message, minutes, tip or wall of this site has.

    The passing words of a draft hold none: nobody has read them, and nobody goes back to them.
    """
    passing = Q(story__stage=Stage.DRAFT) & ~Q(number=F("story__revision_number"))
    words = (Revision.objects.filter(site=site).exclude(passing), Aside.objects.filter(site=site))
    talk = (Message.objects.filter(site=site), Meeting.objects.filter(site=site))
    told = [rows.annotate(shown=Concat(Cast("photos", TextField()), Cast("attachments", TextField()))) for rows in words]
    shown = [rows.annotate(shown=Cast("photos", TextField())) for rows in talk]
    elsewhere = {picture["name"] for picture in (site.logo, site.cover) if picture}
    elsewhere |= set(Tip.objects.filter(site=site, picture__name__in=names).values_list("picture__name", flat=True))
    elsewhere |= {name for name in names if any(rows.filter(shown__contains=name).exists() for rows in (*told, *shown))}
    let_go_of_media(site, names - elsewhere, at)


def lacking(story: Story) -> str:
    """What is still to be written before the group can talk about a story; nothing if it has a title, a lead and a source."""
    names = [source.name for source in story.sources.all()]
    asked = {"judulnya": story.title, "intinya": story.lead, "siapa yang bercerita atau surat apa": names and all(names)}
    return listed([words for words, there in asked.items() if not there])


def refuse_once_published(story: Story) -> None:
    """Raise NotNow for a story that readers have seen: from then on it is corrected."""
    if story.was_published:
        raise NotNow("Kabar ini sudah terbit. Perubahan sesudah terbit dibuat sebagai koreksi.")


def refuse_if_overtaken(story: Story, base: str) -> None:
    """Raise Overtaken when other words stand there than those of the digest `base`, if one is given."""
    if base and base != story.digest:
        raise Overtaken
