"""Tips come in, become a story, or are answered or declined."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, add_event_data, have_turn
from kimid.events.actor import Actor
from kimid.lib import blocks, clock
from kimid.lib.picture import Picture
from kimid.media.usage import release_media
from kimid.moderation import budgets, spam
from kimid.moderation.senders import Sender
from kimid.moderation.submission_tokens import SubmissionToken
from kimid.newsroom.actions.closed_features import refuse_if_closed
from kimid.newsroom.actions.content import (
    ActionRefused,
    ContentData,
    SourceNote,
    refuse_odd_words,
    save_revision,
    write_content,
)
from kimid.newsroom.actions.sources import save_source
from kimid.newsroom.models import SourceKind, Story, Tip, TipOutcome, TipPhoto
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.tip_queries import has_no_photo_room
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.stages import Feature

# Readers see this as the source of a story that was started from a tip.
UNNAMED_SOURCE: Final = "Warga"
# So long a story waits for the photo of its tip. A worker needs seconds.
_PHOTO_TAKES: Final = timedelta(minutes=10)


class TipAlreadySent(Exception):
    """The form was sent before. `tip` is the tip of the first time."""

    def __init__(self, tip: Tip) -> None:
        super().__init__(tip)
        self.tip = tip


class TipPhotosFull(ActionRefused):
    """Strangers have a quota of their own: no photos for a while, words always."""

    def __init__(self) -> None:
        super().__init__(
            "Ruang foto kabar warga di sini sedang penuh. Kirim ceritanya saja, tanpa foto."
        )


@dataclass(frozen=True)
class TipData:
    """A tip: a text or a photo, or both; a place, and name and contact of the sender, if given.

    `photo_name` is the name under which the bytes of a photo wait for the worker.
    """

    words: str
    place: str = ""
    name: str = ""
    contact: str = ""
    photo_name: str = ""


def refuse_used_slip(site: Site, slip: SubmissionToken) -> None:
    """Raise TipAlreadySent if a tip was sent from this form."""
    before = Tip.objects.filter(site=site, slip=slip.submission_id).first()
    if before is not None:
        raise TipAlreadySent(before)


def refuse_full_photos(site: Site) -> None:
    """Raise TipPhotosFull if so many tips with photos wait for the group that no more are taken."""
    if has_no_photo_room(site):
        raise TipPhotosFull


def spam_signs(
    site: Site,
    tip_data: TipData,
    slip: SubmissionToken,
    spending: budgets.Spending,
    at: datetime,
) -> list[spam.SpamSign]:
    """The signs of spam in a tip that comes in now. One query."""
    similarity_hash = spam.similarity_hash(tip_data.words)
    is_known = (
        bool(tip_data.words)
        and Tip.objects.filter(site=site, similarity_hash=similarity_hash).exists()
    )
    seconds = (at - slip.opened_at).total_seconds()
    return spam.spam_signs(
        tip_data.words,
        spam.SendingContext(seconds, is_known, spending.recent_count, is_flood=spending.is_over),
    )


@action(needs=NewsroomPermission.SEND_TIP, records="tip.sent", counts_as_life=True)
def send_tip(
    site: Site, *, tip_data: TipData, slip: SubmissionToken, sender: Sender, by: Actor, at: datetime
) -> Tip:
    """Send a tip to a group. A tip that looks like advertising is held, never refused.

    So is one above the budget of the site. A photo is stored and not decoded yet: the worker does
    that. Raises FeatureClosed, TipAlreadySent, TipPhotosFull, and budgets.BudgetExceeded when the
    network of the sender goes on after many held ones. The event holds neither the text nor the
    sender.
    """
    refuse_if_closed(site, Feature.TIPS)
    refuse_used_slip(site, slip)
    if tip_data.photo_name:
        refuse_full_photos(site)
    spending = budgets.spend(budgets.TIPS, budgets.subject_of(site), sender, at)
    signs = spam_signs(site, tip_data, slip, spending, at)
    is_held = spam.spam_score(signs) >= spam.HOLD_SCORE
    if is_held:
        budgets.hold(budgets.TIPS, sender, spending, at)
    tip = Tip.objects.create(
        site=site,
        slip=slip.submission_id,
        words=blocks.clean_text(tip_data.words),
        place=blocks.clean_text(tip_data.place),
        name=blocks.clean_text(tip_data.name),
        contact=blocks.clean_text(tip_data.contact),
        photo_name=tip_data.photo_name,
        photo_state=TipPhoto.WAITING if tip_data.photo_name else "",
        sent_at=at,
        similarity_hash=spam.similarity_hash(tip_data.words),
        is_held=is_held,
        signs=[sign.words for sign in signs],
    )
    add_event_data(is_held=is_held)
    have_turn(sender.turn)
    return tip


@action(needs=NewsroomPermission.READ_TIPS, records="story.begun_from_tip", counts_as_life=True)
def start_story_from_tip(tip: Tip, *, by: Person, at: datetime) -> Story:
    """Start a draft of this person from a tip, with its text as a quotation."""
    refuse_if_closed(tip.site, Feature.WRITING)
    if not tip.is_waiting:
        raise ActionRefused("Kabar ini sudah diurus.")
    if tip.awaits_photo and at - tip.sent_at < _PHOTO_TAKES:
        raise ActionRefused("Fotonya masih diproses. Tunggu sebentar, lalu coba lagi.")
    story = Story(site=tip.site, author=by, written_at=at)
    pictures: tuple[Picture, ...] = (tip.picture,) if tip.picture else ()
    write_content(story, ContentData("", "", _quoted(tip.words), place=tip.place, photos=pictures))
    story.save()
    save_revision(story, by, at)
    sent_on = clock.today(tip.sent_at, tip.site.region.zone)
    save_source(story, SourceNote(SourceKind.WORD_OF_MOUTH, UNNAMED_SOURCE, sent_on), by)
    tip.story = story
    tip.story_started_at = at
    tip.save(update_fields=["story", "story_started_at"])
    add_event_data(tip=tip.ticket)
    return story


@action(needs=NewsroomPermission.ANSWER_TIPS, records="tip.answered", counts_as_life=True)
def answer_tip(tip: Tip, *, outcome: TipOutcome, answer: str, by: Person, at: datetime) -> Tip:
    """Answer a tip, or decline it with a reason. The sender reads it on the page of the ticket."""
    if tip.answered_at is not None:
        raise ActionRefused("Kabar ini baru saja dijawab orang lain. Jawabannya ada di bawah.")
    refuse_odd_words(tip.site, answer, by=by, may_hold_addresses=True)
    tip.outcome = outcome
    tip.answer = answer
    tip.answered_by = by
    tip.answered_at = at
    tip.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    if outcome == TipOutcome.DECLINED and tip.picture:
        release_media(tip, [tip.picture["name"]], at)
    add_event_data(outcome=outcome)
    return tip


@action(needs=NewsroomPermission.ANSWER_TIPS, records="tip.sender_seen", counts_as_life=True)
def see_sender(tip: Tip, *, by: Person, at: datetime) -> Tip:
    """Look at the sender of a tip. Each look is recorded."""
    return tip


def _quoted(words: str) -> str:
    """The text as a quotation in the long text."""
    return "\n".join(f"> {line}" for line in blocks.clean_text(words).splitlines() if line.strip())
