"""A story is published, corrected or withdrawn."""

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, add_event_data
from kimid.lib import blocks, text
from kimid.lib.picture import shown_pictures
from kimid.lib.web_addresses import owners_in
from kimid.links.ledger import record_uses
from kimid.media.usage import hide_media, lock_media, show_media
from kimid.newsroom.actions.closed_features import refuse_if_closed
from kimid.newsroom.actions.confirmations import void_confirmations
from kimid.newsroom.actions.content import (
    ActionRefused,
    ContentData,
    CorrectionNote,
    content_of,
    media_names,
    refuse_if_changed,
    refuse_odd_words,
    save_revision,
    write_content,
)
from kimid.newsroom.actions.holding import clear_hold, refuse_held
from kimid.newsroom.actions.phrase_review import refuse_held_phrase, refuse_new_phrase
from kimid.newsroom.actions.rewriting import rewritten_parts
from kimid.newsroom.bylines import byline
from kimid.newsroom.check_labels import list_label
from kimid.newsroom.daily_budget import budget_refusal, rewriting_refusal
from kimid.newsroom.details import Details
from kimid.newsroom.evidence import LACKING, lacks_evidence
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_phrases import phrases_of
from kimid.newsroom.hold_backs import hold_backs_of
from kimid.newsroom.models import Story, StoryKind, WithdrawalKind
from kimid.newsroom.required_details import (
    GALLERY_PHOTOS,
    missing_details,
    missing_photos,
)
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.story_links import link_owners
from kimid.people.models import Person
from kimid.sites.stages import Feature
from kimid.wire import placing
from kimid.wire.labels import AGENDA_LABELS
from kimid.wire.models import Topic

# How long a story may be public unverified.
VERIFY_WITHIN: Final = timedelta(hours=24)


@action(
    needs=NewsroomPermission.PUBLISH,
    records="story.published",
    locks_first="subject.site",
    counts_as_life=True,
)
def publish(story: Story, *, ends_countdown: bool = False, by: Person, at: datetime) -> Story:
    """Publish a verified story on the group's own site and on every portal above, in one
    transaction.

    `ends_countdown`: only if a press of this person began a countdown that is over and that nobody
    cancelled. Raises ActionRefused.
    """
    if ends_countdown:
        refuse_before_moment(story, by=by, at=at)
    refuse_to_publish(story, by=by, at=at)
    story.move_to(Stage.PUBLISHED)
    return place_on_wire(story, editor=by, at=at)


@action(
    needs=NewsroomPermission.CORRECT,
    records="story.corrected",
    locks_first="subject.site",
    counts_as_life=True,
)
def correct(
    story: Story,
    *,
    content: ContentData,
    note: CorrectionNote,
    base: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Correct a published story. The address stays. The notice stands in the story, the badge in
    every list.

    One that changes more than its note tells counts as a publication. Nobody has confirmed these
    words: the story is unverified until somebody else does. Raises ActionRefused.

    `base` is as in `edit`. Raises EditConflict.
    """
    refuse_if_closed(story.site, Feature.CORRECTING)
    refuse_held(story)
    refuse_if_changed(story, base)
    before, phrases = media_names(story), phrases_of(story)
    was_proven = not lacks_evidence(story)
    content_before = content_of(story)
    write_content(story, content)
    if parts := rewritten_parts(content_before, content_of(story), note):
        _begin_recheck(story, parts, by, at)
    story.move_to(Stage.PUBLISHED_UNVERIFIED if story.verify_by else Stage.CORRECTED)
    # To show less is never refused, but for the last photo of a gallery.
    fewest = min(1, len(shown_pictures(content_before.photos)))
    refuse_incomplete(story, needs_evidence=was_proven, fewest_photos=fewest)
    _record_note(story, _clean_note(note), phrases)
    story.add_writer(by)
    if story.is_unverified:
        void_confirmations(story, at)
    _correct_item(story, at, is_rewritten=bool(parts))
    story.save()
    _exchange_media(story, before)
    save_revision(story, by, at)
    return story


def _record_note(story: Story, note: CorrectionNote, phrases: Collection[str]) -> None:
    """Raises ActionRefused for a phrase of advertising that is not among these."""
    refuse_new_phrase(story, note, phrases)
    story.revision_number += 1
    add_event_data(revision=story.revision_number, **asdict(note))


def _clean_note(note: CorrectionNote) -> CorrectionNote:
    was, right, why = map(blocks.clean_text, (note.was, note.right, note.why))
    return CorrectionNote(was, right, why, tuple(map(blocks.clean_text, note.photos)))


def _correct_item(story: Story, at: datetime, *, is_rewritten: bool) -> None:
    if story.item is not None:
        placing.update_item(
            story.item, publication_of(story, at), corrected_at=at, is_rewritten=is_rewritten
        )


@action(
    needs=NewsroomPermission.WITHDRAW,
    records="story.withdrawn",
    locks_first="subject.site",
    counts_as_life=True,
)
def withdraw(
    story: Story,
    *,
    kind: WithdrawalKind = WithdrawalKind.OTHER,
    reason: str,
    by: Person,
    at: datetime,
) -> Story:
    """Withdraw a published story. It leaves every list at once. Its address shows the reason from
    now on.
    """
    refuse_odd_words(story.site, reason, by=by, may_hold_addresses=True)
    story.move_to(Stage.WITHDRAWN)
    item = story.item
    story.verify_by = None
    story.item = None
    was_held = clear_hold(story)
    story.withdrawn_at = at
    story.withdrawn_for = kind
    story.withdrawn_reason = reason = blocks.clean_text(reason)
    story.save()
    if item is not None:
        placing.remove_item(item)
    if not was_held:
        hide_media(story, media_names(story))
    add_event_data(kind=kind, reason=reason)
    return story


def refuse_before_moment(story: Story, *, by: Person, at: datetime) -> None:
    """Raise ActionRefused unless a press of this person began a countdown that is over now."""
    if (
        not story.is_counting_down
        or story.scheduled_by_id != by.pk
        or story.publish_at is None
        or story.publish_at > at
    ):
        raise ActionRefused("Saat terbitnya belum tiba, atau sudah dibatalkan.")


def refuse_to_publish(story: Story, *, by: Person, at: datetime) -> None:
    """Raise ActionRefused for a story that the group declined, or if enough is published today."""
    if story.declined_at is not None:
        raise ActionRefused("Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu.")
    if why := budget_refusal(story, by=by, at=at):
        raise ActionRefused(why)


def refuse_to_show(story: Story) -> None:
    """Raise ActionRefused for what is shown to no reader as it is."""
    refuse_if_closed(story.site, Feature.PUBLISHING)
    refuse_held_phrase(story)
    refuse_incomplete(story)
    for each in hold_backs_of(story):
        raise ActionRefused(f"Belum bisa terbit. {each.text}")


def place_on_wire(
    story: Story, *, editor: Person, at: datetime, is_near_only: bool = False
) -> Story:
    """Place a story on the wire and give it its permanent address. For the actions that publish.

    `is_near_only`: an unverified one goes no further than the village.
    """
    refuse_to_show(story)
    story.unschedule()
    story.slug = text.slug(story.title) or "berita"
    story.published_at = at
    story.editor = editor
    publication = replace(publication_of(story, at), is_near_only=is_near_only)
    story.item = placing.place(publication, site=story.site, at=at)
    story.save()
    show_media(story, media_names(story))
    return story


def publication_of(story: Story, at: datetime) -> placing.Publication:
    """A story as it goes out on the wire. Records whose addresses it shows; those that no second
    person has looked at go out as words.
    """
    in_words = record_uses(link_owners(story) | owners_in(story.author.name), story.site, at)
    if in_words:
        add_event_data(links_in_words=sorted(in_words))
    details = Details.of(story).for_kind(story.kind)
    return placing.Publication(
        kind=story.kind,
        title=story.title,
        summary=story.lead,
        path=story.path,
        topic=Topic(story.topic),
        byline=byline(story.author.name, story.site.name, story.signed_as),
        picture=story.lead_photo,
        verify_by=story.verify_by,
        check_label="" if story.is_unverified else list_label(story),
        text=blocks.plain_text(blocks.reader_blocks(story.blocks)),
        starts_at=details.starts_at,
        ends_at=details.ends_at,
        label=details.label or _agenda_label(story),
        area_level=details.area_level if details.claim else None,
        data=details.as_data(),
        links_in_words=frozenset(in_words),
    )


def _agenda_label(story: Story) -> str:
    """That an event was called off or moved stays said, whatever else of it changes."""
    if story.kind != StoryKind.AGENDA or story.item is None:
        return ""
    label = story.item.label
    return label if label in AGENDA_LABELS else ""


def _exchange_media(story: Story, before: set[str]) -> None:
    after = media_names(story)
    lock_media(story.site, before ^ after)
    show_media(story, after - before)
    hide_media(story, before - after)


def _begin_recheck(story: Story, parts: list[str], by: Person, at: datetime) -> None:
    """A correction that is a publication makes the story unverified. Raises ActionRefused."""
    if why := rewriting_refusal(story, by=by, at=at):
        raise ActionRefused(why)
    add_event_data(rewritten=parts)
    story.rewritten_at = at
    if not story.is_unverified:
        story.verify_by = at + VERIFY_WITHIN
        story.overdue_at = None


def refuse_incomplete(
    story: Story, *, needs_evidence: bool = True, fewest_photos: int = GALLERY_PHOTOS
) -> None:
    """Raise ActionRefused for a story without what its kind needs: a photo that readers do not have
    yet is none of a gallery. A correction of a fact check that never showed evidence does not wait
    for it.
    """
    kind = StoryKind(story.kind)
    if lack := missing_photos(kind, len(shown_pictures(story.photos)), fewest_photos):
        raise ActionRefused(f"Belum bisa terbit. {lack}")
    for question in missing_details(kind, Details.of(story)).values():
        raise ActionRefused(f"Belum bisa terbit. {question}")
    if kind == StoryKind.FACT_CHECK and not any(
        source.name and not source.withheld_reason
        for source in story.sources.filter(doubted_at=None)
    ):
        raise ActionRefused("Cek fakta perlu paling sedikit satu sumber yang bisa disebut namanya.")
    if needs_evidence and lacks_evidence(story):
        raise ActionRefused(f"Belum bisa terbit. {LACKING}")
    if kind == StoryKind.ADVERTORIAL and not story.site.takes_adverts:
        raise ActionRefused(
            "Kelompok ini tidak memuat advertorial. Aturannya diatur ketua di KIM, "
            "Aturan sebelum terbit."
        )
