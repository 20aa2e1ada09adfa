"""What people tell the group: it comes in, becomes a story, is answered or is not for this group."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.lib import blocks, clock
from kimid.lib.picture import Picture
from kimid.media.showing import let_go_of_media, take_media
from kimid.moderation import budgets, spam
from kimid.moderation.senders import Sender
from kimid.moderation.slips import Slip
from kimid.newsroom.actions.closing import refuse_if_closed
from kimid.newsroom.actions.sourcing import note_source
from kimid.newsroom.actions.words import NotNow, SourceNote, Words, keep_revision, tell
from kimid.newsroom.models import SourceKind, Story, Tip, TipOutcome
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.stages import Door

# What readers see of where a story comes from, when its sender is not named.
UNNAMED: Final = "Warga"


class SlipUsed(Exception):
    """The form was sent before; `tip` is what came of it."""

    def __init__(self, tip: Tip) -> None:
        super().__init__(tip)
        self.tip = tip


@dataclass(frozen=True)
class Told:
    """What somebody tells: words or a photo, or both; where, who they are and how to reach them, if they say so."""

    words: str
    place: str = ""
    name: str = ""
    contact: str = ""
    picture: Picture | None = None


def suspicion(site: Site, told: Told, slip: Slip, sender: Sender, at: datetime) -> list[spam.Sign]:
    """What is odd about something that comes in now. Two queries."""
    likeness = spam.likeness_mark(told.words)
    is_known = bool(told.words) and Tip.objects.filter(site=site, likeness=likeness).exists()
    seconds = (at - slip.opened_at).total_seconds()
    return spam.signs(told.words, spam.Circumstances(seconds, is_known, budgets.in_a_row(site, sender, at)))


@action(needs=Can.SEND_TIP, records="tip.sent")
def send_tip(site: Site, *, told: Told, slip: Slip, sender: Sender, by: Actor, at: datetime) -> Tip:
    """Tell a group something. What looks like advertising is held apart, never refused.

    Raises Closed, SlipUsed when the form was sent before, budgets.TooMany when the site or the sender has used up the hour.
    The record keeps neither the words nor who sent them.
    """
    refuse_if_closed(site, Door.TIPS)
    before = Tip.objects.filter(site=site, slip=slip.number).first()
    if before is not None:
        raise SlipUsed(before)
    found = suspicion(site, told, slip, sender, at)
    is_held = spam.score(found) >= spam.HELD_FROM
    budgets.spend(site, sender, at, is_held=is_held)
    tip = Tip.objects.create(
        site=site,
        slip=slip.number,
        words=blocks.clean(told.words),
        place=blocks.clean(told.place),
        name=blocks.clean(told.name),
        contact=blocks.clean(told.contact),
        picture=told.picture,
        sent_at=at,
        likeness=spam.likeness_mark(told.words),
        is_held=is_held,
        signs=[sign.words for sign in found],
    )
    if told.picture is not None:
        take_media(site, [told.picture["name"]], at)
    remember(is_held=is_held)
    return tip


@action(needs=Can.READ_TIPS, records="story.begun_from_tip")
def take_up(tip: Tip, *, by: Person, at: datetime) -> Story:
    """Begin a story from what somebody told: a draft of the one who takes it up, with their words as a quotation."""
    refuse_if_closed(tip.site, Door.WRITING)
    if not tip.waits:
        raise NotNow("Kabar ini sudah diurus.")
    story = Story(site=tip.site, author=by, written_at=at)
    pictures: tuple[Picture, ...] = (tip.picture,) if tip.picture else ()
    tell(story, Words("", "", _quoted(tip.words), place=tip.place, photos=pictures))
    story.save()
    keep_revision(story, by, at)
    told_on = clock.today(tip.sent_at, tip.site.region.zone)
    note_source(story, SourceNote(SourceKind.TOLD, UNNAMED, told_on), by)
    tip.story, tip.taken_up_at = story, at
    tip.save(update_fields=["story", "taken_up_at"])
    remember(tip=tip.ticket)
    return story


@action(needs=Can.ANSWER_TIPS, records="tip.answered")
def answer_tip(tip: Tip, *, outcome: TipOutcome, words: str, by: Person, at: datetime) -> Tip:
    """Answer whoever told it, or say why it is not for this group. They read it on the page of their ticket."""
    if tip.answered_at is not None:
        raise NotNow("Kabar ini baru saja dijawab orang lain. Jawabannya ada di bawah.")
    tip.outcome, tip.answer, tip.answered_by, tip.answered_at = outcome, words, by, at
    tip.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    if outcome == TipOutcome.DECLINED and tip.picture and tip.story_id is None:
        let_go_of_media(tip.site, [tip.picture["name"]], at)
    remember(outcome=outcome)
    return tip


@action(needs=Can.ANSWER_TIPS, records="tip.sender_seen")
def see_sender(tip: Tip, *, by: Person, at: datetime) -> Tip:
    """Look at who sent it. Each look is on record."""
    return tip


def _quoted(words: str) -> str:
    """The words of somebody else, as a quotation in the long text."""
    return "\n".join(f"> {line}" for line in blocks.clean(words).splitlines() if line.strip())
