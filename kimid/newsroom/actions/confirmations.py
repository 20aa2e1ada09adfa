"""Confirmations: somebody other than the author says that the story is true."""

from datetime import datetime

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.queries import missing_confirmations, valid_confirmations
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.wire import placing


@action(needs=NewsroomPermission.CONFIRM, records="story.confirmed")
def confirm(
    story: Story, *, how_known: str, base: str = "", by: Person | LinkHolder, at: datetime
) -> Story:
    """Confirm that a story is true and say how one knows. `base` is the digest of the content that
    was read, if it is known.

    Enough confirmations verify a discussed story. Those of an unverified public story end its
    warning at once. Raises ActionRefused.
    """
    if not story.is_to_check:
        raise ActionRefused("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if base and base != story.digest:
        raise ActionRefused("Naskah baru saja diubah. Baca lagi, lalu pastikan.")
    if _has_confirmed(story, by):
        raise ActionRefused("Anda sudah memastikan kabar ini. Terima kasih.")
    if isinstance(by, LinkHolder) and not story.site.outsiders_confirm:
        raise ActionRefused("Kelompok ini sekarang memastikan sendiri, tanpa tautan.")
    person = by if isinstance(by, Person) else None
    link = by.link if isinstance(by, LinkHolder) else None
    if link is not None:
        one_use_links.use_link(link, at)
    row = Confirmation.objects.create(
        site=story.site,
        story=story,
        person=person,
        link=link,
        name=by.actor_name,
        how_known=how_known,
        revision=story.revision_number,
        at=at,
    )
    add_event_data(
        confirmation=row.pk,
        how_known=how_known,
        by_link=link is not None,
        asked_by=link.made_by.name if link else "",
    )
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by"])
    return story


@action(needs=NewsroomPermission.ASK_BY_LINK, records="story.confirmation_asked")
def ask_by_link(
    story: Story, *, holder_name: str, by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """Make a one-use link for somebody without an account. Returns the link and its token. Only the
    hash of the token is stored.
    """
    if not story.is_to_check:
        raise ActionRefused("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if not story.site.outsiders_confirm:
        raise ActionRefused("Aturan kelompok: yang memastikan hanya anggota sendiri, tanpa tautan.")
    if _normalized(holder_name) == _normalized(story.author.name):
        raise ActionRefused("Penulis tidak bisa memastikan tulisannya sendiri. Minta orang lain.")
    add_event_data(holder=holder_name)
    return one_use_links.make_link(
        story,
        site=story.site,
        perm=NewsroomPermission.CONFIRM,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


def verify_if_confirmed(story: Story, at: datetime) -> None:
    """Move a story on when it has enough confirmations: a discussed one, or one that is public
    unverified.
    """
    if missing_confirmations(story, valid_confirmations(story), at):
        return
    if story.stage == Stage.DISCUSSED:
        story.move_to(Stage.VERIFIED)
    elif story.is_unverified and story.item is not None:
        story.move_to(Stage.CORRECTED if story.item.corrected_at else Stage.PUBLISHED)
        story.verify_by = None
        placing.verify(story.item, verified_at=at)
        add_event_data(verified=True)


@action(needs=NewsroomPermission.CONFIRM, records="story.recounted")
def recheck_confirmations(story: Story, *, by: Actor, at: datetime) -> Story:
    """Check again whether a story has enough confirmations, because the group has changed its
    rules. Raises ActionRefused if not.
    """
    before = story.stage
    verify_if_confirmed(story, at)
    if story.stage == before:
        raise ActionRefused("Kabar ini tetap di tahapnya.")
    story.save(update_fields=["stage", "verify_by"])
    return story


def void_confirmations(story: Story, at: datetime) -> None:
    """Void all confirmations of a story, because its content has changed."""
    voided = story.confirmations.filter(voided_at=None)
    add_event_data(voided=list(voided.values_list("pk", flat=True)))
    voided.update(voided_at=at)


def _has_confirmed(story: Story, by: Person | LinkHolder) -> bool:
    """Whether this person has confirmed the current content. The holder of a link is known by name
    only.
    """
    counting = story.confirmations.filter(voided_at=None)
    if isinstance(by, Person):
        return counting.filter(person=by).exists()
    return _normalized(by.actor_name) in {
        _normalized(name) for name in counting.values_list("name", flat=True)
    }


def _normalized(name: str) -> str:
    """The name without differences in capitals and blanks."""
    return " ".join(name.split()).casefold()
