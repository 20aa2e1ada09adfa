"""What accounts in doubt did to stories. What somebody else has looked at since stays out: they
gave the story back to its readers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from kimid.access.models import OneUseLink
from kimid.events.models import Event
from kimid.newsroom.models import Confirmation, Revision, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.sites.doubts import Doubt

type _Act = tuple[int, int, datetime]  # the id of a story, whose act, and when


@dataclass(frozen=True)
class DoubtfulActs:
    """By the id of a story the account that readers have something from (`shown`), the number of
    the first revision that an account in doubt, these or one locked before, made of what another
    published (`corrected`), and the account that had set other rules when the story passed the
    check (`lowered`); the confirmations on the word of these accounts; the stories that they
    scheduled.
    """

    shown: dict[int, int]
    corrected: dict[int, int]
    lowered: dict[int, int]
    checks: list[Confirmation]
    scheduled: set[int]

    @property
    def stories(self) -> set[int]:
        """All stories that these acts concern."""
        return {
            *self.shown,
            *self.lowered,
            *self.scheduled,
            *(check.story_id for check in self.checks),
        }

    def checks_of(self, story: Story) -> list[Confirmation]:
        """The confirmations of this story that hang on the word of these accounts."""
        return [check for check in self.checks if check.story_id == story.pk]


def doubtful_acts(doubt: Doubt) -> DoubtfulActs:
    """What these accounts did since the doubt begins, on its sites."""
    looked = {
        int(event.subject_id): event.happened_at
        for event in doubt.events("story.hold_ended", "story.put_back")
        if not doubt.is_doubtful(event)
    }

    def unseen(acts: Iterable[_Act]) -> dict[int, int]:
        return {
            story: account
            for story, account, at in acts
            if story not in looked or at > looked[story]
        }

    published = unseen(_published(doubt))
    corrected: dict[int, int] = {}
    for event in filter(doubt.is_doubtful, doubt.events("story.corrected")):
        story, at = int(event.subject_id), event.happened_at
        if story not in published and (story not in looked or at > looked[story]):
            corrected.setdefault(story, event.data["revision"])
    return DoubtfulActs(
        unseen(_shown(doubt)),
        corrected,
        unseen(_lowered(doubt)),
        [
            check
            for check in _checks(doubt)
            if check.story_id not in looked or check.at > looked[check.story_id]
        ],
        set(
            Story.objects.filter(
                site__in=doubt.sites, scheduled_by__in=doubt.people, publish_at__isnull=False
            ).values_list("pk", flat=True)
        ),
    )


def _shown(doubt: Doubt) -> Iterator[_Act]:
    """What readers have by these accounts: answers of the other side, stories that had been held or
    whose odd phrase may stand, notes of the head by their links or written down by them, photos in
    which others had hidden something, publications, corrections.
    """
    passed = [*doubt.acts("story.replied", "story.head_note_recorded")]
    for kind in ("story.hold_ended", "story.looked_over"):
        passed.extend(doubt.last_acts(kind).values())
    for event in passed:
        yield int(event.subject_id), int(event.actor_ref), event.happened_at
    for event in doubt.acts("photo.brought_back", "photo.uncovered"):
        for story in event.data["stories"]:
            yield story, int(event.actor_ref), event.happened_at
    sites, accounts, since = doubt.sites, doubt.people, doubt.since
    noted = OneUseLink.objects.filter(
        perm=NewsroomPermission.NOTE_AS_HEAD,
        subject=Story._meta.label,
        made_by__in=accounts,
        made_at__gte=since,
        used_at__isnull=False,
        site__in=sites,
    )
    for story, by, used_at in noted.values_list("subject_id", "made_by", "used_at"):
        if used_at is not None:
            yield story, by, used_at
    yield from _published(doubt)
    corrected = Revision.objects.filter(
        by__in=accounts, at__gte=since, at__gt=F("story__published_at"), site__in=sites
    )
    yield from corrected.order_by("at").values_list("story", "by", "at")


def _published(doubt: Doubt) -> Iterator[_Act]:
    rows = Story.objects.filter(editor__in=doubt.people, site__in=doubt.sites)
    recent = rows.filter(published_at__gte=doubt.since)
    for story, by, published_at in recent.values_list("pk", "editor", "published_at"):
        if published_at is not None:
            yield story, by, published_at


def _lowered(doubt: Doubt) -> Iterator[_Act]:
    """The stories that somebody confirmed, or kimid counted anew, since these accounts set other
    rules. Which of them lack confirmations by the rules that hold now is for the caller to ask.
    """
    first: dict[int | None, Event] = {}
    for event in doubt.acts("site.rules_set"):
        first.setdefault(event.site_id, event)
    for event in doubt.events("story.confirmed", "story.recounted") if first else ():
        began = first.get(event.site_id)
        if began is not None and event.pk > began.pk:
            yield int(event.subject_id), int(began.actor_ref), event.happened_at


def _checks(doubt: Doubt) -> list[Confirmation]:
    """The confirmations that these accounts gave, wrote down, or asked for by a link."""
    accounts = doubt.people
    by_link = Q(link__made_by__in=accounts, link__made_at__gte=doubt.since)
    rows = Confirmation.objects.select_related("link").filter(
        Q(person__in=accounts) | Q(recorded_by__in=accounts) | by_link,
        site__in=doubt.sites,
        voided_at=None,
        at__gte=doubt.since,
    )
    return list(rows.order_by("pk"))
