"""The content of a story before it is published."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib.advertising import advertising_words
from kimid.media.usage import lock_media, mark_media_used, release_media
from kimid.newsroom.actions.closed_features import refuse_if_closed
from kimid.newsroom.actions.confirmations import verify_if_confirmed, void_confirmations
from kimid.newsroom.actions.content import (
    ActionRefused,
    ContentData,
    SourceNote,
    content_of,
    has_only_typo_fixes,
    media_names,
    missing_parts,
    refuse_if_changed,
    refuse_once_published,
    save_revision,
    set_content,
    write_content,
)
from kimid.newsroom.actions.sources import replace_source, save_source
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    SCHEDULE_FIELDS,
    ConflictCopy,
    Sensitivity,
    Story,
    ordered_sensitivities,
)
from kimid.newsroom.queries import revisions_of
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.stages import Feature

# A draft keeps its last revisions for another phone that began from one of them.
_MAX_DRAFT_REVISIONS: Final = 30


@action(needs=NewsroomPermission.WRITE, records="story.written", counts_as_life=True)
def write(
    site: Site,
    *,
    content: ContentData,
    source: SourceNote | None = None,
    sensitivities: Collection[Sensitivity] = (),
    public_id: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Start a draft that only its author sees. `public_id` comes from the form, so that a form
    makes one draft.
    """
    refuse_if_closed(site, Feature.WRITING)
    story = Story(site=site, author=by, content_by=by, written_at=at)
    story.set_sensitivities(sensitivities)
    story.public_id = public_id or story.public_id
    story.last_form_token = public_id  # the form of a new draft has this number as its token
    write_content(story, content)
    story.save()
    save_revision(story, by, at)
    if source is not None:
        save_source(story, source, by)
    return story


@action(needs=NewsroomPermission.EDIT, records="story.edited", counts_as_life=True)
def edit(
    story: Story,
    *,
    content: ContentData,
    sensitivities: Collection[Sensitivity] | None = None,
    source: SourceNote | None = None,
    base: str = "",
    form_token: str = "",
    resolves: ConflictCopy | None = None,
    by: Person,
    at: datetime,
) -> Story:
    """Change a story before it is published. Voids its confirmations, except for typo fixes.

    `sensitivities`: None leaves them as they are. `base` is the digest of the content from which
    the form began. Raises EditConflict when the current content has another digest, unless the form
    with the same `form_token` saved it. `source` replaces the source of a draft. `resolves` is a
    conflict copy that is merged into this content. Raises ActionRefused.
    """
    refuse_if_closed(story.site, Feature.WRITING)
    refuse_once_published(story)
    if not (form_token and form_token == story.last_form_token):
        refuse_if_changed(story, base)
    story.last_form_token = form_token
    media_before = media_names(story)
    content_before = content_of(story)
    sensitive_before = story.sensitive_about
    write_content(story, content)
    if sensitivities is not None:
        story.set_sensitivities(sensitivities)
    if source is not None and story.stage == Stage.DRAFT:
        replace_source(story, source, by)
    if resolves is not None:
        _mark_resolved(resolves, at)
    is_as_sensitive = sensitive_before == story.sensitive_about
    only_typo_fixes = is_as_sensitive and has_only_typo_fixes(content_before, content_of(story))
    lock_media(story.site, media_before ^ media_names(story))
    saved = _save_new_content(story, by, at, only_typo_fixes=only_typo_fixes)
    _release_dropped(story, media_before - media_names(story), at)
    return saved


@action(needs=NewsroomPermission.EDIT, records="story.set_aside", counts_as_life=True)
def keep_conflict_copy(
    story: Story,
    *,
    content: ContentData,
    base: str,
    sensitivities: Collection[Sensitivity] = (),
    by: Person,
    at: datetime,
) -> ConflictCopy:
    """Store a version beside the story, because both changed or because the story is public. The
    same version sent twice is stored once.
    """
    refuse_if_closed(story.site, Feature.WRITING)
    conflict_copy = set_content(
        ConflictCopy(
            site=story.site,
            story=story,
            base=base,
            sensitive_about=ordered_sensitivities(sensitivities),
            by=by,
            at=at,
        ),
        content,
    )
    conflict_copy.content_digest = conflict_copy.digest
    existing = story.conflict_copies.filter(
        by=by, base=base, content_digest=conflict_copy.content_digest
    ).first()
    if existing is not None:
        return existing
    conflict_copy.save()
    mark_media_used(story, media_names(conflict_copy))
    add_event_data(aside=conflict_copy.pk)
    return conflict_copy


@action(needs=NewsroomPermission.EDIT, records="story.aside_closed", counts_as_life=True)
def close_conflict_copy(
    story: Story, *, conflict_copy: ConflictCopy, by: Person, at: datetime
) -> None:
    """Resolve a conflict copy without a change of the story. The copy stays stored."""
    _mark_resolved(conflict_copy, at)


@action(needs=NewsroomPermission.EDIT, records="story.restored", counts_as_life=True)
def restore(story: Story, *, number: int, by: Person, at: datetime) -> Story:
    """Go back to the content of an earlier revision. Counts as an edit."""
    refuse_if_closed(story.site, Feature.WRITING)
    refuse_once_published(story)
    earlier = revisions_of(story).filter(number=number).first()
    if earlier is None:
        raise ActionRefused("Naskah dengan nomor itu tidak ada.")
    content_before = content_of(story)
    write_content(story, content_of(earlier))
    story.last_form_token = ""  # a form that is still open changes another content now
    add_event_data(restored=number)
    return _save_new_content(
        story, by, at, only_typo_fixes=has_only_typo_fixes(content_before, content_of(story))
    )


@action(needs=NewsroomPermission.EDIT, records="story.edit_accepted", counts_as_life=True)
def accept_edit(story: Story, *, base: str, by: Person, at: datetime) -> Story:
    """The author answers again for a content that somebody else changed last. That person may then
    confirm it, so that a group of two can. `base` is the digest of the content that was read.
    """
    if by != story.author or not story.was_changed_by_another or not story.is_to_check:
        raise ActionRefused("Tidak ada ubahan orang lain yang menunggu persetujuan Anda.")
    if base != story.digest:
        raise ActionRefused("Naskah baru saja diubah lagi. Baca dulu, lalu setujui.")
    add_event_data(changed_by=story.content_by_id)
    story.content_by = story.author
    story.earlier_writers = []
    verify_if_confirmed(story, at)
    story.save(update_fields=["content_by", "earlier_writers", "stage", "verify_by"])
    return story


@action(needs=NewsroomPermission.EDIT, records="story.thrown_away", counts_as_life=True)
def discard_draft(story: Story, *, by: Actor, at: datetime) -> None:
    """Delete a draft. Only its author has seen it."""
    if story.stage != Stage.DRAFT:
        raise ActionRefused("Tulisan ini sudah dikirim ke kelompok, jadi tidak bisa dibuang lagi.")
    versions = (story, *story.conflict_copies.all(), *story.revisions.all())
    names = set[str]().union(*map(media_names, versions))
    Story.objects.filter(pk=story.pk).delete()
    release_media(story, names, at)


@action(needs=NewsroomPermission.EDIT, records="story.source_added", counts_as_life=True)
def add_source(story: Story, *, source: SourceNote, by: Person, at: datetime) -> Story:
    """Add a source before the story is published. Readers see it, and nobody takes it out again: it
    has no phrase of advertising, with which the story could never be published. Who chose the time
    of a story has not seen it, so an editor chooses anew. Raises ActionRefused.
    """
    refuse_if_closed(story.site, Feature.WRITING)
    refuse_once_published(story)
    for odd in advertising_words(f"{source.name}\n{source.withheld_reason}"):
        raise ActionRefused(
            f"“{odd}” biasa dipakai iklan judi, dan sumber tampil di bawah kabar. Tulis sumbernya "
            "tanpa frasa itu."
        )
    save_source(story, source, by)
    if story.publish_at is not None:
        _unschedule(story)
        story.save(update_fields=SCHEDULE_FIELDS)
    return story


@action(needs=NewsroomPermission.EDIT, records="story.sent", counts_as_life=True)
def send(story: Story, *, by: Actor, at: datetime) -> Story:
    """Send a draft to the group, which discusses it first."""
    refuse_if_closed(story.site, Feature.WRITING)
    if story.stage == Stage.DRAFT and (text := missing_parts(story)):
        raise ActionRefused(f"Belum bisa dikirim: tulis dulu {text}.")
    story.move_to(Stage.COLLECTED)
    # The current content is the first that others read.
    story.revisions.exclude(number=story.revision_number).delete()
    story.revisions.update(number=1)
    story.revision_number = 1
    story.save(update_fields=["stage", "revision_number"])
    return story


def _save_new_content(story: Story, by: Person, at: datetime, *, only_typo_fixes: bool) -> Story:
    """Save the changed story and a revision. Voids its confirmations, unless only typing errors
    differ.
    """
    story.revision_number += 1
    if story.stage == Stage.DRAFT:
        story.revisions.filter(number__lte=story.revision_number - _MAX_DRAFT_REVISIONS).delete()
    add_event_data(revision=story.revision_number)
    if only_typo_fixes:
        add_event_data(mended=True)
    else:
        story.add_writer(by)
        _restart_checking(story, at)
    story.save()
    save_revision(story, by, at)
    return story


def _release_dropped(story: Story, dropped: set[str], at: datetime) -> None:
    """Release files that an edit dropped. The earlier revisions of a story that the group has seen
    still use them. Those of a draft do not: nobody goes back to them.
    """
    if story.stage == Stage.DRAFT:
        copies = set[str]().union(*map(media_names, story.conflict_copies.all()))
        release_media(story, dropped - copies, at)


def _mark_resolved(conflict_copy: ConflictCopy, at: datetime) -> None:
    conflict_copy.resolved_at = at
    conflict_copy.save(update_fields=["resolved_at"])
    add_event_data(united=conflict_copy.pk)


def _restart_checking(story: Story, at: datetime) -> None:
    """Void the confirmations and the schedule, which were for another content."""
    void_confirmations(story, at)
    if story.stage == Stage.VERIFIED:
        story.move_to(Stage.DISCUSSED)
    if story.publish_at is not None:
        _unschedule(story)


def _unschedule(story: Story) -> None:
    add_event_data(unscheduled=story.publish_at.isoformat() if story.publish_at else "")
    story.unschedule()
