"""Somebody other than the writer says: this is true."""

from datetime import datetime

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.queries import counting_confirmations, wanting
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.wire import placing


@action(needs=Can.CONFIRM, records="story.confirmed")
def confirm(story: Story, *, how_known: str, base: str = "", by: Person | LinkHolder, at: datetime) -> Story:
    """Confirm that a story is true and say how one knows. `base` is the digest of the words that were read, if it is known.

    Enough confirmations after the talk make it `verified`; enough of a story that was published in haste end its banner at once.
    """
    if not story.is_to_check:
        raise NotNow("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if base and base != story.digest:
        raise NotNow("Naskah baru saja diubah. Baca lagi, lalu pastikan.")
    if _has_confirmed(story, by):
        raise NotNow("Anda sudah memastikan kabar ini. Terima kasih.")
    if isinstance(by, LinkHolder) and not story.site.outsiders_confirm:
        raise NotNow("Kelompok ini sekarang memastikan sendiri, tanpa tautan.")
    person = by if isinstance(by, Person) else None
    link = by.link if isinstance(by, LinkHolder) else None
    if link is not None:
        links.use_link(link, at)
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
    remember(confirmation=row.pk, how_known=how_known, by_link=link is not None, asked_by=link.made_by.name if link else "")
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by"])
    return story


@action(needs=Can.ASK_BY_LINK, records="story.confirmation_asked")
def ask_by_link(story: Story, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Make a one-use link for somebody without an account; gives the link and its token, which is kept nowhere."""
    if not story.is_to_check:
        raise NotNow("Kabar ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if not story.site.outsiders_confirm:
        raise NotNow("Aturan kelompok: yang memastikan hanya anggota sendiri, tanpa tautan.")
    if _spoken(holder_name) == _spoken(story.author.name):
        raise NotNow("Penulis tidak bisa memastikan tulisannya sendiri. Minta orang lain.")
    remember(holder=holder_name)
    return links.make_link(story, site=story.site, perm=Can.CONFIRM, holder_name=holder_name, made_by=by, at=at)


def verify_if_confirmed(story: Story, at: datetime) -> None:
    """Let a story go on when enough people have confirmed it: one that was talked over, or one that readers see already."""
    if wanting(story, counting_confirmations(story), at):
        return
    if story.stage == Stage.DISCUSSED:
        story.move_to(Stage.VERIFIED)
    elif story.is_unverified and story.item is not None:
        story.move_to(Stage.CORRECTED if story.item.corrected_at else Stage.PUBLISHED)
        story.verify_by = None
        placing.verify(story.item, verified_at=at)
        remember(verified=True)


@action(needs=Can.CONFIRM, records="story.recounted")
def recount(story: Story, *, by: Actor, at: datetime) -> Story:
    """Look anew whether enough people have confirmed a story, because the group has changed its rules."""
    before = story.stage
    verify_if_confirmed(story, at)
    if story.stage == before:
        raise NotNow("Kabar ini tetap di tahapnya.")
    story.save(update_fields=["stage", "verify_by"])
    return story


def void_confirmations(story: Story, at: datetime) -> None:
    """The words have changed: whoever confirmed the old ones is asked anew."""
    voided = story.confirmations.filter(voided_at=None)
    remember(voided=list(voided.values_list("pk", flat=True)))
    voided.update(voided_at=at)


def _has_confirmed(story: Story, by: Person | LinkHolder) -> bool:
    """Whether this one confirmed the words as they stand. The holder of a link is known by name only: one name, one voice."""
    counting = story.confirmations.filter(voided_at=None)
    if isinstance(by, Person):
        return counting.filter(person=by).exists()
    return _spoken(by.actor_name) in {_spoken(name) for name in counting.values_list("name", flat=True)}


def _spoken(name: str) -> str:
    """A name as it sounds: capitals and blanks do not make another person."""
    return " ".join(name.split()).casefold()
