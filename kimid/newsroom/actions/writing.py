"""A draft, until the group has it, and its words after that."""

from datetime import datetime
from typing import Final

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.media.showing import take_photos
from kimid.newsroom.actions.sourcing import note_source
from kimid.newsroom.actions.words import (
    NotNow,
    SourceNote,
    Words,
    keep_revision,
    let_go_of_unused,
    photo_names,
    refuse_if_overtaken,
    refuse_once_published,
    tell,
    words_of,
)
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Aside, Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site

_PASSING_WORDINGS: Final = 30  # of a draft


@action(needs=Can.WRITE, records="story.written")
def write(
    site: Site,
    *,
    words: Words,
    source: SourceNote | None = None,
    is_sensitive: bool = False,
    public_id: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Begin a story as a draft that only its writer sees. `public_id` is the one its sheet was given, so that it begins once."""
    story = Story(site=site, author=by, is_sensitive=is_sensitive, written_at=at)
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
    is_sensitive: bool,
    source: SourceNote | None = None,
    base: str = "",
    sheet: str = "",
    unites: Aside | None = None,
    by: Person,
    at: datetime,
) -> Story:
    """Change the words of a story before it is published. Confirmations of the old words no longer count.

    `base` is the digest of the words from which these were made; raises Overtaken when others stand there now, unless those
    came from the same `sheet`, whose answer was lost. `source` replaces that of a draft; later ones come with `add_source`.
    `unites` is a wording beside the story that is in these words now.
    """
    refuse_once_published(story)
    if not (sheet and sheet == story.kept_from):
        refuse_if_overtaken(story, base)
    story.kept_from = sheet
    before = photo_names(story)
    tell(story, words)
    story.is_sensitive = is_sensitive
    if source is not None and story.stage == Stage.DRAFT:
        story.sources.all().delete()
        note_source(story, source, by)
    if unites is not None:
        _close(unites, at)
    retold = _retold(story, by, at)
    let_go_of_unused(story.site, before - photo_names(story), at)
    return retold


@action(needs=Can.EDIT, records="story.set_aside")
def set_aside(story: Story, *, words: Words, base: str, is_sensitive: bool = False, by: Person, at: datetime) -> Aside:
    """Keep a wording beside the story, because both changed or because readers have the story already. Sent twice, it is one."""
    aside = tell(Aside(site=story.site, story=story, base=base, is_sensitive=is_sensitive, by=by, at=at), words)
    aside.said = aside.digest
    known = story.asides.filter(by=by, base=base, said=aside.said).first()
    if known is not None:
        return known
    aside.save()
    take_photos(story.site, photo_names(aside), at)
    remember(aside=aside.pk)
    return aside


@action(needs=Can.EDIT, records="story.aside_closed")
def close_aside(story: Story, *, aside: Aside, by: Person, at: datetime) -> None:
    """Nothing of this wording has to come into the story any more: it is there, or was decided against. It stays kept."""
    _close(aside, at)


@action(needs=Can.EDIT, records="story.restored")
def restore(story: Story, *, number: int, by: Person, at: datetime) -> Story:
    """Go back to the words of an earlier revision; what stands now is kept as the revision before. Counts as an edit."""
    refuse_once_published(story)
    earlier = story.revisions.filter(number=number).first()
    if earlier is None:
        raise NotNow("Naskah dengan nomor itu tidak ada.")
    tell(story, words_of(earlier))
    remember(restored=number)
    return _retold(story, by, at)


@action(needs=Can.EDIT, records="story.thrown_away")
def throw_away(story: Story, *, by: Actor, at: datetime) -> None:
    """Throw away a draft. Nobody but its writer has read it; what the group has seen stays."""
    if story.stage != Stage.DRAFT:
        raise NotNow("Tulisan ini sudah dikirim ke kelompok, jadi tidak bisa dibuang lagi.")
    names = photo_names(story).union(*map(photo_names, story.asides.all()))
    Story.objects.filter(pk=story.pk).delete()
    let_go_of_unused(story.site, names, at)


@action(needs=Can.EDIT, records="story.source_added")
def add_source(story: Story, *, source: SourceNote, by: Person, at: datetime) -> Story:
    """Note one more source, before the story is published: the public box tells what was known by then."""
    refuse_once_published(story)
    note_source(story, source, by)
    return story


@action(needs=Can.EDIT, records="story.sent")
def send(story: Story, *, by: Actor, at: datetime) -> Story:
    """Give a draft to the group. It is not published by that; it will be talked over first."""
    if story.stage == Stage.DRAFT and not _is_complete(story):
        raise NotNow("Belum bisa dikirim: judul, inti, dan sumbernya perlu ada dulu.")
    story.move_to(Stage.COLLECTED)
    story.revisions.exclude(number=story.revision_number).delete()  # what stands now is the first that others read
    story.revisions.update(number=1)
    story.revision_number = 1
    story.save(update_fields=["stage", "revision_number"])
    return story


def _retold(story: Story, by: Person, at: datetime) -> Story:
    """Keep the new words as a revision. Confirmations of the old ones no longer count."""
    story.revision_number += 1
    if story.stage == Stage.DRAFT:  # nobody but its writer reads it: the last ones are kept for another phone that began there
        story.revisions.filter(number__lte=story.revision_number - _PASSING_WORDINGS).delete()
    voided = story.confirmations.filter(voided_at=None)
    remember(revision=story.revision_number, voided=list(voided.values_list("pk", flat=True)))
    voided.update(voided_at=at)
    if story.stage == Stage.VERIFIED:
        story.move_to(Stage.DISCUSSED)
    story.save()
    keep_revision(story, by, at)
    return story


def _close(aside: Aside, at: datetime) -> None:
    aside.united_at = at
    aside.save(update_fields=["united_at"])
    remember(united=aside.pk)


def _is_complete(story: Story) -> bool:
    """Whether the group can talk about it: a title, a lead, and somebody who saw or said it."""
    named = all(source.name for source in story.sources.all())
    return bool(story.title and story.lead and named and story.sources.exists())
