"""What readers get to see: a story is published, corrected, withdrawn."""

from dataclasses import asdict
from datetime import datetime

from kimid.events.action import action, remember
from kimid.lib import blocks, text
from kimid.media.showing import hide_media, show_media
from kimid.newsroom.actions.closing import refuse_if_closed
from kimid.newsroom.actions.confirming import void_confirmations
from kimid.newsroom.actions.holding import refuse_while_held
from kimid.newsroom.actions.words import CorrectionNote, NotNow, Words, keep_revision, media_names, refuse_if_overtaken, tell
from kimid.newsroom.flow import Stage
from kimid.newsroom.kinds import missing
from kimid.newsroom.models import Story, StoryKind, Withdrawal
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.stages import Door
from kimid.wire import placing
from kimid.wire.models import ItemKind, Topic
from kimid.wire.placing import Details


@action(needs=Can.PUBLISH, records="story.published")
def publish(story: Story, *, by: Person, at: datetime) -> Story:
    """Put a checked story before its readers: on the group's own site and on every portal above, in this transaction."""
    if story.declined_at is not None:
        raise NotNow("Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu.")
    story.move_to(Stage.PUBLISHED)
    return put_before_readers(story, editor=by, at=at)


@action(needs=Can.CORRECT, records="story.corrected")
def correct(story: Story, *, words: Words, note: CorrectionNote, base: str = "", by: Person, at: datetime) -> Story:
    """Correct a published story. The address stays; the notice stands in the story, and the badge in every place it stands.

    `base` is as in `edit`.
    """
    refuse_if_closed(story.site, Door.CORRECTING)
    story.move_to(Stage.PUBLISHED_UNVERIFIED if story.is_unverified else Stage.CORRECTED)
    refuse_if_overtaken(story, base)
    before = media_names(story)
    tell(story, words)
    _refuse_unfit(story)
    story.revision_number += 1
    remember(revision=story.revision_number, **asdict(note))
    if story.is_unverified:
        void_confirmations(story, at)
    if story.item is not None:
        placing.renew(story.item, _piece(story), corrected_at=at)
    story.save()
    keep_revision(story, by, at)
    show_media(story.site, media_names(story) - before)
    hide_media(story.site, before - media_names(story))
    return story


@action(needs=Can.WITHDRAW, records="story.withdrawn")
def withdraw(story: Story, *, kind: Withdrawal = Withdrawal.OTHER, reason: str, by: Person, at: datetime) -> Story:
    """Take a published story back. It leaves every list at once; its own address tells the reason from now on."""
    story.move_to(Stage.WITHDRAWN)
    item = story.item
    story.verify_by = None
    story.item, story.withdrawn_at, story.withdrawn_for, story.withdrawn_reason = None, at, kind, reason
    story.save()
    if item is not None:
        placing.take_off(item)
    hide_media(story.site, media_names(story))
    remember(kind=kind, reason=reason, card=item.card if item is not None else "")
    return story


def put_before_readers(story: Story, *, editor: Person, at: datetime) -> Story:
    """Place a story on the wire and give it the address that it keeps for good. For the actions that publish."""
    refuse_if_closed(story.site, Door.PUBLISHING)
    refuse_while_held(story)
    _refuse_unfit(story)
    story.unschedule()
    story.slug = text.slug(story.title) or "berita"
    story.published_at, story.editor = at, editor
    story.item = placing.place(_piece(story), site=story.site, at=at)
    story.save()
    show_media(story.site, media_names(story))
    return story


def _piece(story: Story) -> placing.Piece:
    return placing.Piece(
        kind=ItemKind(story.kind),
        title=story.title,
        summary=story.lead,
        path=story.path,
        topic=Topic(story.topic),
        byline=story.author.name,
        picture=story.photos[0] if story.photos else None,
        verify_by=story.verify_by,
        text=blocks.plain(blocks.as_read(story.blocks)),
        details=Details.of(story),
    )


def _refuse_unfit(story: Story) -> None:
    """Raise NotNow for a story that does not say what its kind must."""
    kind = StoryKind(story.kind)
    for question in missing(kind, Details.of(story)).values():
        raise NotNow(f"Belum bisa terbit. {question}")
    if kind == StoryKind.FACT_CHECK and not any(source.name and not source.withheld_reason for source in story.sources.all()):
        raise NotNow("Cek fakta perlu paling sedikit satu sumber yang bisa disebut namanya.")
    if kind == StoryKind.ADVERTORIAL and not story.site.takes_adverts:
        raise NotNow("Kelompok ini tidak memuat advertorial. Aturannya diatur ketua di KIM, Aturan sebelum terbit.")
