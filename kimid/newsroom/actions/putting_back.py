"""A correction in doubt is undone: readers have the words of before it again, and read that."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import dropwhile
from typing import Final

from django.db.models import OuterRef, Q

from kimid.events.action import action, add_event_data
from kimid.events.models import Event
from kimid.media.queries import with_cover_flags
from kimid.media.usage import show_media
from kimid.newsroom.actions.content import ActionRefused, field_values, media_names, save_revision
from kimid.newsroom.actions.publishing import VERIFY_WITHIN, publication_of
from kimid.newsroom.check_labels import list_label
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_stories import words_before
from kimid.newsroom.models import Confirmation, Revision, Story
from kimid.newsroom.queries import missing_confirmations, valid_confirmations
from kimid.people.locks import was_locked_after
from kimid.people.models import Person
from kimid.wire import placing
from kimid.wire.holding import end_hold as show_item
from kimid.wire.models import Item
from kimid.wire.rules import WirePermission

_CORRECTED: Final = "story.corrected"
_UNCHECKED: Final = ("story.published_urgently", "story.published_unchecked")


@action(
    needs=WirePermission.END_HOLD,
    records="story.put_back",
    locks_first="subject.site",
    counts_as_life=True,
)
def put_back(story: Story, *, by: Person, at: datetime) -> Story:
    """A second person or an office has looked: readers have the story again, in the words of before
    the correction that is in doubt.

    Who had confirmed these words has confirmed the story again, except the account in doubt. Its
    correction stays among the revisions; readers see in its place that it was undone. Raises
    ActionRefused.
    """
    earlier, item, account = words_before([story]).get(story.pk), story.item, story.held_account
    if earlier is None or item is None or account is None:
        raise ActionRefused(
            "Tidak ada kata-kata lama yang bisa dikembalikan. Tampilkan kabarnya, atau tarik."
        )
    events = _events_of(story)
    undone = _undone(events, earlier)
    for name, value in field_values(earlier).items():
        setattr(story, name, value)
    story.photos = with_cover_flags(story.photos)
    story.revision_number += 1
    _leave_writers(story, earlier)
    voided = _renew_confirmations(story, earlier, undone, account, at)
    add_event_data(
        revision=story.revision_number,
        restored=earlier.number,
        undone=[event.pk for event in undone],
        voided=voided,
        account=account.pk,
    )
    _show(story, item, events, undone, at)
    story.held_at = story.held_account = None
    story.save()
    save_revision(story, by, at)
    show_item(item)
    show_media(story, media_names(story))
    return story


def _events_of(story: Story) -> list[Event]:
    rows = Event.objects.filter(subject=story._meta.label, subject_id=str(story.pk))
    return list(rows.order_by("pk"))


def _undone(events: Iterable[Event], earlier: Revision) -> list[Event]:
    """The corrections since these words, and what the head of the village noted about them."""
    since = list(dropwhile(lambda event: not _corrects_after(event, earlier), events))
    return [event for event in since if event.kind in (_CORRECTED, "story.head_noted")]


def _corrects_after(event: Event, earlier: Revision) -> bool:
    return event.kind == _CORRECTED and event.data["revision"] > earlier.number


def _leave_writers(story: Story, earlier: Revision) -> None:
    """Whoever wrote only in what is undone is no writer of the story any more."""
    rows = story.revisions.filter(number__lte=earlier.number).order_by("number")
    wrote = dict.fromkeys(rows.values_list("by", flat=True))
    others = story.writer_ids - {story.author_id}
    left = [pk for pk in wrote if pk in others]
    story.content_by_id = left.pop() if left else None
    story.earlier_writers = left


def _renew_confirmations(
    story: Story, earlier: Revision, undone: Iterable[Event], account: Person, at: datetime
) -> list[int]:
    """What others confirmed before counts again, unless their account is in doubt; what anybody
    confirmed since does not. Returns those that count no more.
    """
    rows = Confirmation.objects.filter(story=story)
    since = rows.filter(voided_at=None, revision__gt=earlier.number)
    voided = list(since.values_list("pk", flat=True))
    since.update(voided_at=at)
    lost = rows.filter(pk__in=[pk for event in undone for pk in event.data.get("voided", ())])
    doubted = Q()
    for who in ("person", "recorded_by", "link__made_by"):
        doubted |= Q(**{who: account}) | Q(was_locked_after(OuterRef(who), OuterRef("at")))
    again = lost.filter(revision__lte=earlier.number).exclude(
        pk__in=lost.filter(doubted).values("pk")
    )
    renewed = list(again.values_list("pk", flat=True))
    voided += lost.exclude(pk__in=renewed).values_list("pk", flat=True)
    rows.filter(pk__in=renewed).update(voided_at=None)
    return voided


def _show(
    story: Story, item: Item, events: Sequence[Event], undone: Sequence[Event], at: datetime
) -> None:
    """Give the item the words of the story, at the stage at which these words stand."""
    was_unverified, is_verified = story.is_unverified, _is_verified(story, events, undone, at)
    if not is_verified:
        story.move_to(Stage.PUBLISHED_UNVERIFIED)
        story.verify_by = story.verify_by or at + VERIFY_WITHIN
    is_lowered = not (is_verified or was_unverified)
    publication = publication_of(story, at)
    placing.update_item(item, publication, corrected_at=at, is_rewritten=is_lowered)
    if is_verified:
        story.move_to(Stage.CORRECTED)
        story.verify_by = story.overdue_at = story.rewritten_at = None
    if is_verified and was_unverified:
        placing.verify(item, check_label=list_label(story), verified_at=at)
        add_event_data(verified=True)


def _is_verified(
    story: Story, events: Iterable[Event], undone: Sequence[Event], at: datetime
) -> bool:
    """Whether these words were verified before they were changed, and still are: after a change
    that was to be confirmed anew, enough people must have confirmed them by the rules of now.
    """
    was_verified = True
    for event in events:
        if event.pk == undone[0].pk:
            break
        is_rewritten = event.kind == _CORRECTED and "rewritten" in event.data
        if event.kind in _UNCHECKED or is_rewritten:
            was_verified = False
        elif event.data.get("verified"):
            was_verified = True
    if not was_verified or not any("rewritten" in event.data for event in undone):
        return was_verified
    return not missing_confirmations(story, valid_confirmations(story), at)
