"""A draft, until the group has it, and its words after that."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.media.showing import take_media
from kimid.newsroom.actions.closing import refuse_if_closed
from kimid.newsroom.actions.confirming import void_confirmations
from kimid.newsroom.actions.sourcing import note_source
from kimid.newsroom.actions.words import (
    NotNow,
    SourceNote,
    Words,
    keep_revision,
    lacking,
    let_go_of_unused,
    media_names,
    only_mends,
    refuse_if_overtaken,
    refuse_once_published,
    tell,
    words_of,
)
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Aside, Sensitivity, Story, in_order
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.stages import Door

_PASSING_WORDINGS: Final = 30  # of a draft


@action(needs=Can.WRITE, records="story.written")
def write(
    site: Site,
    *,
    words: Words,
    source: SourceNote | None = None,
    sensitive: Collection[Sensitivity] = (),
    public_id: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Begin a story as a draft that only its writer sees. `public_id` is the one its sheet was given, so that it begins once."""
    refuse_if_closed(site, Door.WRITING)
    story = Story(site=site, author=by, written_at=at)
    story.touches(sensitive)
    story.public_id, story.kept_from = public_id or story.public_id, public_id
    tell(story, words)
    story.save()
    keep_revision(story, by, at)
    if source is not None:
        note_source(story, source, by)
    return story


@action(needs=Can.EDIT, records="story.edited")
def edit(
    story: Story,
    *,
    words: Words,
    sensitive: Collection[Sensitivity] | None = None,
    source: SourceNote | None = None,
    base: str = "",
    sheet: str = "",
    unites: Aside | None = None,
    by: Person,
    at: datetime,
) -> Story:
    """Change the words of a story before it is published. Confirmations of the old words no longer count.

    `sensitive` is what it touches that can hurt people; None leaves that as it is.

    `base` is the digest of the words from which these were made; raises Overtaken when others stand there now, unless those
    came from the same `sheet`, whose answer was lost. `source` replaces that of a draft; later ones come with `add_source`.
    `unites` is a wording beside the story that is in these words now.
    """
    refuse_if_closed(story.site, Door.WRITING)
    refuse_once_published(story)
    if not (sheet and sheet == story.kept_from):
        refuse_if_overtaken(story, base)
    story.kept_from = sheet
    before, earlier, about = media_names(story), words_of(story), story.sensitive_about
    tell(story, words)
    if sensitive is not None:
        story.touches(sensitive)
    if source is not None and story.stage == Stage.DRAFT:
        story.sources.all().delete()
        note_source(story, source, by)
    if unites is not None:
        _close(unites, at)
    mended = only_mends(earlier, words_of(story)) and about == story.sensitive_about
    retold = _retold(story, by, at, mended=mended)
    let_go_of_unused(story.site, before - media_names(story), at)
    return retold


@action(needs=Can.EDIT, records="story.set_aside")
def set_aside(
    story: Story, *, words: Words, base: str, sensitive: Collection[Sensitivity] = (), by: Person, at: datetime
) -> Aside:
    """Keep a wording beside the story, because both changed or because readers have the story already. Sent twice, it is one."""
    refuse_if_closed(story.site, Door.WRITING)
    aside = tell(Aside(site=story.site, story=story, base=base, sensitive_about=in_order(sensitive), by=by, at=at), words)
    aside.said = aside.digest
    known = story.asides.filter(by=by, base=base, said=aside.said).first()
    if known is not None:
        return known
    aside.save()
    take_media(story.site, media_names(aside), at)
    remember(aside=aside.pk)
    return aside


@action(needs=Can.EDIT, records="story.aside_closed")
def close_aside(story: Story, *, aside: Aside, by: Person, at: datetime) -> None:
    """Nothing of this wording has to come into the story any more: it is there, or was decided against. It stays kept."""
    _close(aside, at)


@action(needs=Can.EDIT, records="story.restored")
def restore(story: Story, *, number: int, by: Person, at: datetime) -> Story:
    """Go back to the words of an earlier revision; what stands now is kept as the revision before. Counts as an edit."""
    refuse_if_closed(story.site, Door.WRITING)
    refuse_once_published(story)
    earlier = story.revisions.filter(number=number).first()
    if earlier is None:
        raise NotNow("Naskah dengan nomor itu tidak ada.")
    now = words_of(story)
    tell(story, words_of(earlier))
    remember(restored=number)
    return _retold(story, by, at, mended=only_mends(now, words_of(story)))


@action(needs=Can.EDIT, records="story.thrown_away")
def throw_away(story: Story, *, by: Actor, at: datetime) -> None:
    """Throw away a draft. Nobody but its writer has read it; what the group has seen stays."""
    if story.stage != Stage.DRAFT:
        raise NotNow("Tulisan ini sudah dikirim ke kelompok, jadi tidak bisa dibuang lagi.")
    names = media_names(story).union(*map(media_names, story.asides.all()))
    Story.objects.filter(pk=story.pk).delete()
    let_go_of_unused(story.site, names, at)


@action(needs=Can.EDIT, records="story.source_added")
def add_source(story: Story, *, source: SourceNote, by: Person, at: datetime) -> Story:
    """Note one more source, before the story is published: the public box tells what was known by then."""
    refuse_if_closed(story.site, Door.WRITING)
    refuse_once_published(story)
    note_source(story, source, by)
    return story


@action(needs=Can.EDIT, records="story.sent")
def send(story: Story, *, by: Actor, at: datetime) -> Story:
    """Give a draft to the group. It is not published by that; it will be talked over first."""
    refuse_if_closed(story.site, Door.WRITING)
    if story.stage == Stage.DRAFT and (words := lacking(story)):
        raise NotNow(f"Belum bisa dikirim: tulis dulu {words}.")
    story.move_to(Stage.COLLECTED)
    story.revisions.exclude(number=story.revision_number).delete()  # what stands now is the first that others read
    story.revisions.update(number=1)
    story.revision_number = 1
    story.save(update_fields=["stage", "revision_number"])
    return story


def _retold(story: Story, by: Person, at: datetime, *, mended: bool) -> Story:
    """Keep the new words as a revision. Confirmations of the old ones no longer count, unless only slips were mended."""
    story.revision_number += 1
    if story.stage == Stage.DRAFT:  # nobody but its writer reads it: the last ones are kept for another phone that began there
        story.revisions.filter(number__lte=story.revision_number - _PASSING_WORDINGS).delete()
    remember(revision=story.revision_number)
    if mended:
        remember(mended=True)
    else:
        _begin_checking_anew(story, at)
    story.save()
    keep_revision(story, by, at)
    return story


def _close(aside: Aside, at: datetime) -> None:
    aside.united_at = at
    aside.save(update_fields=["united_at"])
    remember(united=aside.pk)


def _begin_checking_anew(story: Story, at: datetime) -> None:
    """Other words: nobody has confirmed them, and they are not what was to be published at that minute."""
    void_confirmations(story, at)
    if story.stage == Stage.VERIFIED:
        story.move_to(Stage.DISCUSSED)
    if story.publish_at is not None:
        remember(unscheduled=story.publish_at.isoformat())
        story.unschedule()
