"""The content of a story, as actions take and save it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast

from kimid.events.actor import Actor
from kimid.lib import blocks
from kimid.lib.attachment import AttachmentData
from kimid.lib.picture import Picture, alt_of
from kimid.lib.text import enumeration
from kimid.lib.typos import is_typo_fix
from kimid.media.queries import with_cover_flags
from kimid.media.usage import mark_media_used
from kimid.newsroom.details import TEXT_DETAILS, Details
from kimid.newsroom.models import (
    Revision,
    SourceKind,
    Story,
    StoryContent,
    StoryKind,
)
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import phrase_refusal, words_refusal
from kimid.wire.models import Topic


class ActionRefused(Exception):
    """This cannot be done now. The message is for the person who tried."""


class WordsNotSeen(ActionRefused):
    """Words beside a story cannot be public now. `typed` is what was written."""

    def __init__(self, why: str, typed: str) -> None:
        super().__init__(why)
        self.typed = typed


class EditConflict(Exception):
    """Somebody else has changed the content since. Nothing is saved."""


# A translation: language tag, title, lead and long text. All are empty without one.
type TranslationFields = tuple[str, str, str, str]


@dataclass(frozen=True)
class ContentData:
    """The content of a story: a title of at most 140 letters, a lead of about three sentences, the
    long text with its plain marks.

    `photos` has the lead picture first. `[foto 2]` in the body is the second of them.
    """

    title: str
    lead: str
    body: str = ""
    kind: StoryKind = StoryKind.NEWS
    topic: Topic = Topic.COMMUNITY
    place: str = ""
    photos: tuple[Picture, ...] = ()
    details: Details = field(default_factory=Details)
    attachments: tuple[AttachmentData, ...] = ()
    translation: TranslationFields = ("", "", "", "")


@dataclass(frozen=True)
class SourceNote:
    """A source of a story. Readers see `withheld_reason`, if given, in place of the name."""

    kind: SourceKind
    name: str
    on: date
    contact: str = ""
    withheld_reason: str = ""


@dataclass(frozen=True)
class CorrectionNote:
    """What readers see of a correction: the wrong text, the right one, and the cause of the
    mistake.

    `was` is empty when the wrong text contains personal data, which a correction must not repeat.
    `right` is empty when the sentence is removed. `photos` are sentences about photos: a correction
    of photos has neither `was` nor `right`.
    """

    was: str
    right: str
    why: str
    photos: tuple[str, ...] = ()


def content_of(content: StoryContent) -> ContentData:
    """The content of a story or a revision, as people type it."""
    return ContentData(
        content.title,
        content.lead,
        content.body,
        StoryKind(content.kind),
        Topic(content.topic),
        content.place,
        tuple(content.photos),
        Details.of(content),
        tuple(content.attachments),
        _translation_of(content),
    )


def set_content[T: StoryContent](target: T, content: ContentData) -> T:
    """Set the content of a story or another version without invisible characters. Saves nothing."""
    names = [photo["name"] for photo in content.photos]
    target.title = blocks.clean_text(content.title)
    target.lead = blocks.clean_text(content.lead)
    target.place = blocks.clean_text(content.place)
    target.blocks = blocks.parse_blocks(content.body, names)
    target.kind = content.kind
    target.topic = content.topic
    target.photos = [_clean_photo(photo) for photo in content.photos]
    target.attachments = [_clean_texts(attachment) for attachment in content.attachments]
    content.details.apply_to(target)
    for name in TEXT_DETAILS:
        setattr(target, name, blocks.clean_text(getattr(target, name)))
    target.translation = _stored_translation(content.translation, names)
    return target


def write_content(story: Story, content: ContentData) -> Story:
    """For actions: the same, with photos as they are now. Their copy in an earlier version, or in a
    form, does not say whether a face in it has been hidden since. One query if it has photos.
    """
    set_content(story, content)
    story.photos = with_cover_flags(story.photos)
    return story


def _clean_photo(photo: Picture) -> Picture:
    """The same photo with clean texts. Where a caption is, something is read out, too."""
    clean = _clean_texts(photo)
    return {**clean, "alt": alt_of(clean)}


def _clean_texts[P: (Picture, AttachmentData)](stored: P) -> P:
    """The same photo or attachment without invisible characters in its texts."""
    clean = {
        key: blocks.clean_text(value) if isinstance(value, str) else value
        for key, value in stored.items()
    }
    return cast(P, clean)


def _translation_of(content: StoryContent) -> TranslationFields:
    if not content.translation:
        return "", "", "", ""
    own = content.translation
    body = blocks.editor_text(own["blocks"], [photo["name"] for photo in content.photos])
    return own["lang"], own["title"], own["lead"], body


def _stored_translation(fields: TranslationFields, photos: list[str]) -> dict[str, Any]:
    lang, title, lead, body = map(blocks.clean_text, fields)
    if not (lang and (title or lead or body)):
        return {}
    return {"lang": lang, "title": title, "lead": lead, "blocks": blocks.parse_blocks(body, photos)}


def has_only_typo_fixes(before: ContentData, after: ContentData) -> bool:
    """Whether only typing errors differ. Confirmations then stay valid."""
    texts = [(getattr(before, name), getattr(after, name)) for name in ("title", "lead", "body")]
    rest = replace(before, title=after.title, lead=after.lead, body=after.body)
    return rest == after and all(is_typo_fix(was, now) for was, now in texts)


def save_revision(story: Story, by: Person, at: datetime) -> None:
    """Save the content of a story as the revision with its current number. The story uses its
    photos and attachments, also those of earlier revisions.
    """
    Revision.objects.create(
        site=story.site,
        story=story,
        number=story.revision_number,
        **field_values(story),
        by=by,
        at=at,
    )
    mark_media_used(story, media_names(story))


def field_values(content: StoryContent) -> dict[str, Any]:
    """The values of all content fields, by name."""
    return {field.name: getattr(content, field.name) for field in StoryContent._meta.get_fields()}


def media_names(content: StoryContent) -> set[str]:
    """The names of its photos and attachments."""
    return {each["name"] for each in [*content.photos, *content.attachments]}


def missing_parts(story: Story) -> str:
    """What a draft lacks before it can be sent: a title, a lead, a source. Empty if it lacks
    nothing.
    """
    names = [source.name for source in story.sources.all()]
    required = {
        "judulnya": story.title,
        "intinya": story.lead,
        "siapa yang bercerita atau surat apa": names and all(names),
    }
    return enumeration([label for label, is_given in required.items() if not is_given])


def refuse_once_published(story: Story) -> None:
    """Raise ActionRefused for a story that readers have seen. Such a story is corrected."""
    if story.was_published:
        raise ActionRefused(
            "Kabar ini sudah terbit. Perubahan sesudah terbit dibuat sebagai koreksi."
        )


def refuse_if_changed(story: Story, base: str) -> None:
    """Raise EditConflict when `base` is given and is not the digest of the current content."""
    if base and base != story.digest:
        raise EditConflict


def refuse_odd_words(site: Site, *texts: str, by: Actor, may_hold_addresses: bool = False) -> None:
    """Raise WordsNotSeen for words beside a story that nobody else has seen, and that have a
    phrase of advertising or a new address.
    """
    refusal = phrase_refusal if may_hold_addresses else words_refusal
    if why := refusal(site, *texts, by=by):
        raise WordsNotSeen(why, " ".join(texts))
