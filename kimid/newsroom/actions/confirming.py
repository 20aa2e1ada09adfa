"""Somebody other than the writer says: this is true."""

from datetime import datetime

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.events.action import action, remember
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person


@action(needs=Can.CONFIRM, records="story.confirmed")
def confirm(story: Story, *, how_known: str, by: Person | LinkHolder, at: datetime) -> Story:
    """Confirm that a story is true and say how one knows. Enough confirmations after the talk make it `verified`."""
    if not story.is_under_way:
        raise NotNow("Berita ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if _has_confirmed(story, by):
        raise NotNow("Anda sudah memastikan berita ini. Terima kasih.")
    person = by if isinstance(by, Person) else None
    link = by.link if isinstance(by, LinkHolder) else None
    if link is not None:
        links.use_link(link, at)
    row = Confirmation.objects.create(
        site=story.site, story=story, person=person, link=link, name=by.actor_name, how_known=how_known, at=at
    )
    remember(confirmation=row.pk, how_known=how_known, by_link=link is not None, asked_by=link.made_by.name if link else "")
    verify_if_confirmed(story)
    story.save(update_fields=["stage"])
    return story


@action(needs=Can.ASK_BY_LINK, records="story.confirmation_asked")
def ask_by_link(story: Story, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Make a one-use link for somebody without an account; gives the link and its token, which is kept nowhere."""
    if not story.is_under_way:
        raise NotNow("Berita ini tidak sedang diperiksa, jadi tidak perlu dipastikan lagi.")
    if _spoken(holder_name) == _spoken(story.author.name):
        raise NotNow("Penulis tidak bisa memastikan tulisannya sendiri. Minta orang lain.")
    remember(holder=holder_name)
    return links.make_link(story, site=story.site, perm=Can.CONFIRM, holder_name=holder_name, made_by=by, at=at)


def verify_if_confirmed(story: Story) -> None:
    """Make a story that was talked over `verified` when enough people have confirmed it."""
    counted = story.confirmations.filter(voided_at=None).count()
    if story.stage == Stage.DISCUSSED and counted >= story.confirmations_wanted:
        story.move_to(Stage.VERIFIED)


def _has_confirmed(story: Story, by: Person | LinkHolder) -> bool:
    """Whether this one confirmed the words as they stand. The holder of a link is known by name only: one name, one voice."""
    counting = story.confirmations.filter(voided_at=None)
    if isinstance(by, Person):
        return counting.filter(person=by).exists()
    return _spoken(by.actor_name) in {_spoken(name) for name in counting.values_list("name", flat=True)}


def _spoken(name: str) -> str:
    """A name as it sounds: capitals and blanks do not make another person."""
    return " ".join(name.split()).casefold()
