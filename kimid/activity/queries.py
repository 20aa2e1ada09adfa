"""Queries about the activities of one KIM."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kimid.activity.aspects import ASPECT_EXAMPLES, ASPECT_MEANINGS, Aspect
from kimid.activity.counting import COUNTED_EVENT_KINDS, Activity, CountedEvent, activities_in
from kimid.activity.lines import ActivityLine
from kimid.activity.models import ActivityEntry
from kimid.activity.periods import RequestedMonth, month_slug
from kimid.events.models import Event
from kimid.lib.month import Month
from kimid.lib.picture import shown_pictures
from kimid.media.usage import rows_using
from kimid.sites.models import Site


@dataclass(frozen=True)
class AspectSummary:
    """The activities of one aspect in a month, with examples for an empty one."""

    aspect: Aspect
    count: int
    lines: Sequence[ActivityLine]

    @property
    def label(self) -> str:
        return self.aspect.label

    @property
    def meaning(self) -> str:
        return ASPECT_MEANINGS[self.aspect]

    @property
    def automatic_examples(self) -> str:
        """Examples that kimid counts by itself."""
        return ASPECT_EXAMPLES[self.aspect][0]

    @property
    def manual_examples(self) -> str:
        """Examples that a member notes by hand."""
        return ASPECT_EXAMPLES[self.aspect][1]


@dataclass(frozen=True)
class MonthView:
    """A month of a KIM. `by_hand` counts noted entries, `year_count` the year up to this month."""

    month: Month
    parts: Sequence[AspectSummary]
    by_hand: int
    year_count: int
    has_next: bool

    @property
    def before(self) -> str:
        """The slug of the month before."""
        return month_slug(self.month.previous)

    @property
    def after(self) -> str:
        """The slug of the month after; empty if it has not begun."""
        return month_slug(self.month.next) if self.has_next else ""

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class YearView:
    """The sums of a year for readers. `people_count` adds the people that entries counted."""

    year: int
    on: date
    counts: Sequence[tuple[str, int]]
    people_count: int

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counts)


def activities_of(site: Site) -> list[Activity]:
    """All activities of this KIM. One query."""
    rows = Event.objects.filter(site_id=site.pk, kind__in=COUNTED_EVENT_KINDS).order_by("pk")
    events = rows.values_list("pk", "kind", "subject", "subject_id", "data", "happened_at")
    return activities_in((CountedEvent(*row) for row in events), site.region.zone)


def in_month(activities: Sequence[Activity], month: Month) -> list[Activity]:
    """The activities of one month, newest first."""
    return sorted(
        (activity for activity in activities if activity.month == month),
        key=lambda activity: activity.on,
        reverse=True,
    )


def month_view(
    requested: RequestedMonth,
    activities: Sequence[Activity],
    lines: Mapping[Aspect, Sequence[ActivityLine]],
) -> MonthView:
    """A month of a KIM, from all its activities and the lines of the month."""
    month = requested.month
    month_activities = in_month(activities, month)
    counts = Counter(activity.aspect for activity in month_activities)
    parts = [AspectSummary(aspect, counts[aspect], lines.get(aspect, ())) for aspect in Aspect]
    in_year = sum(
        1
        for activity in activities
        if activity.month.year == month.year and activity.month <= month
    )
    return MonthView(
        month,
        parts,
        sum(activity.is_by_hand for activity in month_activities),
        in_year,
        requested.has_next,
    )


def year_view(site: Site, on: date) -> YearView:
    """The sums of the year up to this day. One query."""
    activities = [
        activity
        for activity in activities_of(site)
        if activity.on.year == on.year and activity.on <= on
    ]
    counts = Counter(activity.aspect for activity in activities)
    people_count = sum(
        activity.data.get("people_count") or 0 for activity in activities if activity.is_by_hand
    )
    return YearView(
        on.year, on, [(aspect.label, counts[aspect]) for aspect in Aspect], people_count
    )


def entry_of(number: str) -> ActivityEntry | None:
    """The entry with this number on the present site. One query."""
    return (
        ActivityEntry.objects.select_related("site__region", "by").filter(public_id=number).first()
    )


def has_photo(site: Site, photo: str) -> bool:
    """Whether an entry that counts has the photo of this name, and it is not hidden. Call it inside
    the site. Reads only those that use it.
    """
    using = rows_using(photo, ActivityEntry).filter(site=site, withdrawn_at=None)
    rows = using.values_list("photos", flat=True)
    return any(picture["name"] == photo for photos in rows for picture in shown_pictures(photos))
