"""What becomes of stories when an account is in doubt. What it published, and what hangs on its
word, is held; its checks of stories in progress are taken back; what it said in the group is folded
away; links that only it has looked at are words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from kimid.events.action import record_event_for
from kimid.links.ledger import take_back_looks
from kimid.newsroom.actions.content import media_names
from kimid.newsroom.actions.doubtful_words import (
    doubtful_words,
    release_tips,
    set_words_aside,
)
from kimid.newsroom.doubtful_acts import DoubtfulActs, doubtful_acts
from kimid.newsroom.flow import PUBLIC, TO_CHECK, Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.queries import missing_confirmations, valid_confirmations
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import across_sites
from kimid.wire.holding import hold_items

_COUNTED: Final = ("checks", "reopened", "schedules", "messages", "talks", "sources", "tips")
CHECKS_TAKEN_BACK: Final = "story.checks_taken_back"
LOOKS_TAKEN_BACK: Final = "site.looks_taken_back"


def hold_stories(doubt: Doubt) -> dict[str, int]:
    """For actions, after the rules of the sites are what they were. Returns how many stories are
    held, how many checks of others are taken back, how many stories are to be checked again and how
    many are scheduled no more, how much of what was said is folded away, how many tips wait again,
    and how many owners of links are words again.
    """
    counts = Counter(dict.fromkeys(_COUNTED, 0))
    with across_sites("an account may publish for several groups"):
        acts, words = doubtful_acts(doubt), doubtful_words(doubt)
        rows = Story.objects.select_related("site__region", "item")
        rows = rows.filter(pk__in=acts.stories | words.stories).order_by("pk")
        held: list[tuple[Story, int]] = []
        for story in rows.select_for_update(of=("self",), no_key=True):
            counts.update(set_words_aside(story, words, doubt))
            if story.is_held:
                continue
            if story.stage in PUBLIC and (account := _account(story, acts, doubt)):
                held.append((story, account))
            elif story.stage in TO_CHECK:
                counts.update(_take_back(story, acts, doubt))
        for story, account in held:
            _hold(story, account, acts, doubt)
        counts["tips"] = release_tips(doubt)
    hold_items([story.item for story, _ in held if story.item is not None], doubt.at)
    return {"stories": len(held), **counts, "looks": _take_back_looks(doubt)}


def _account(story: Story, acts: DoubtfulActs, doubt: Doubt) -> int:
    """Because of which account readers lose a public story. 0 if they do not: enough others have
    confirmed it by the rules that hold now, or it says itself that nobody has yet.
    """
    if story.pk in acts.shown:
        return acts.shown[story.pk]
    own = acts.checks_of(story)
    if story.is_unverified or not (own or story.pk in acts.lowered):
        return 0
    if not _lacks(story, own, doubt):
        return 0
    return next(filter(None, map(_given_by, own)), acts.lowered.get(story.pk, 0))


def _given_by(check: Confirmation) -> int:
    asked_by = check.link.made_by_id if check.link is not None else None
    return check.person_id or check.recorded_by_id or asked_by or 0


def _lacks(story: Story, checks: Iterable[Confirmation], doubt: Doubt) -> bool:
    """Whether the confirmations of others would not be enough."""
    taken = {check.pk for check in checks}
    others = [row for row in valid_confirmations(story) if row.pk not in taken]
    return bool(missing_confirmations(story, others, doubt.at))


def _take_back(story: Story, acts: DoubtfulActs, doubt: Doubt) -> Iterator[str]:
    """The group asks others to check a story that is not published yet, or not verified, and to
    choose anew when it goes out. Says what was taken, by the names of the counts.
    """
    own = acts.checks_of(story)
    if story.pk in acts.shown:
        story.reviewed_digest = ""
    if own:
        taken = [check.pk for check in own]
        Confirmation.objects.filter(pk__in=taken).update(voided_at=doubt.at)
        record_event_for(story, CHECKS_TAKEN_BACK, voided=taken)
        yield from ["checks"] * len(own)
    is_open = story.stage == Stage.VERIFIED and bool(own or story.pk in acts.lowered)
    if is_open and _lacks(story, own, doubt):
        story.move_to(Stage.DISCUSSED)
        story.unschedule()
        if not own:
            record_event_for(story, "story.check_opened")
            yield "reopened"
    elif story.pk in acts.scheduled:
        story.unschedule()
        record_event_for(story, "story.unscheduled")
        yield "schedules"
    story.save()


def _hold(story: Story, account: int, acts: DoubtfulActs, doubt: Doubt) -> None:
    """Readers do not have the story any more, until somebody else has looked. `before` is the
    number of the revision that they had before such an account corrected it.
    """
    first = acts.corrected.get(story.pk)
    story.held_at = doubt.at
    story.held_account = doubt.people[account]
    story.save(update_fields=["held_at", "held_account"])
    doubt.hidden.append(FilesOfRow(story.site, story, frozenset(media_names(story))))
    record_event_for(
        story,
        "story.held",
        account=account,
        before=first - 1 if first else None,
    )


def _take_back_looks(doubt: Doubt) -> int:
    """Links that only these accounts have looked at are words again; a task writes the stories."""
    count = 0
    for site in doubt.sites:
        if owners := take_back_looks(doubt.people, site, doubt.since):
            since = doubt.since.isoformat()
            record_event_for(site, LOOKS_TAKEN_BACK, links=owners, since=since)
            count += len(owners)
    return count
