"""Activities as lines on a page, for a group and for an office."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from kimid.activity.aspects import Aspect
from kimid.activity.counting import Activity
from kimid.activity.flow import PlanState
from kimid.activity.models import ActivityEntry, Plan, Poll
from kimid.lib.picture import Picture, first_shown
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Meeting, Story, Tip

type SubjectKey = tuple[str, str]


@dataclass(frozen=True)
class ActivityLine:
    """One line about an activity. `href` and `picture` may be empty."""

    title: str
    text: str = ""
    href: str = ""
    picture: Picture | str = ""
    is_by_hand: bool = False
    badge: str = ""
    is_public: bool = False


def lines_for_group(activities: Sequence[Activity]) -> Mapping[Aspect, Sequence[ActivityLine]]:
    """The lines for members of the group, by aspect. At most six queries, inside the site."""
    names = {
        **_stories(activities),
        **_meetings(activities),
        **_tips(activities),
        **_entries(activities),
        **_plans(activities),
        **_polls(activities),
    }
    return _by_aspect(
        (activity, names.get((activity.subject, activity.subject_id), ActivityLine("")))
        for activity in activities
    )


def lines_for_office(activities: Sequence[Activity]) -> Mapping[Aspect, Sequence[ActivityLine]]:
    """The lines for an office, by aspect. What is published, entries, finished plans and shown
    polls have a title; the rest is counted.
    """
    entries = {key: replace(line, href="") for key, line in _entries(activities).items()}
    own_lines = {**_plans(activities), **_polls(activities)}
    public_lines = {
        key: replace(line, href="") for key, line in own_lines.items() if line.is_public
    }
    names = {**_published(activities), **entries, **public_lines}
    return _by_aspect(
        (activity, names.get((activity.subject, activity.subject_id), ActivityLine("")))
        for activity in activities
    )


def _by_aspect(
    named: Iterable[tuple[Activity, ActivityLine]],
) -> Mapping[Aspect, Sequence[ActivityLine]]:
    """A line for each activity with a title, and one with the count for those without."""
    lines: dict[Aspect, list[ActivityLine]] = defaultdict(list)
    nameless: Counter[tuple[Aspect, str]] = Counter()
    for activity, line in named:
        if line.title:
            lines[activity.aspect].append(_dated(activity, line))
        else:
            nameless[activity.aspect, activity.rule.label] += 1
    for (aspect, words), times in nameless.items():
        lines[aspect].append(ActivityLine(words, badge=f"{times} kali" if times > 1 else ""))
    return lines


def _dated(activity: Activity, line: ActivityLine) -> ActivityLine:
    words = (
        line.text
        if activity.is_by_hand
        else activity.rule.label + (f", {line.text}" if line.text else "")
    )
    day = f"{activity.on.day} {activity.month.name}"
    return replace(line, text=f"{words}. {day}", is_by_hand=activity.is_by_hand)


def _subject_ids(model: type[Any], activities: Sequence[Activity]) -> list[int]:
    label = model._meta.label
    return [int(activity.subject_id) for activity in activities if activity.subject == label]


def _stories(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    """Lines of stories. Drafts have none: only their writers see them."""
    rows = (
        Story.objects.select_related("site")
        .filter(pk__in=_subject_ids(Story, activities))
        .exclude(stage=Stage.DRAFT)
    )
    return {
        _key(row): ActivityLine(
            row.heading, href=_ruang_url("ruang-story", row, public_id=row.public_id)
        )
        for row in rows
    }


def _published(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    """Lines of published stories."""
    rows = Story.objects.select_related("site", "item").filter(
        pk__in=_subject_ids(Story, activities), item__isnull=False
    )
    return {
        _key(row): ActivityLine(row.item.headline, href=row.site.url_of(row.path))
        for row in rows
        if row.item
    }


def _meetings(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    rows = Meeting.objects.select_related("site").filter(pk__in=_subject_ids(Meeting, activities))
    return {
        _key(row): ActivityLine(
            f"Rapat {row.people_count} orang",
            row.place and f"di {row.place}",
            _ruang_url("ruang-meeting", row, number=row.public_id),
        )
        for row in rows
    }


def _tips(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    rows = Tip.objects.select_related("site").filter(pk__in=_subject_ids(Tip, activities))
    return {
        _key(row): ActivityLine(
            row.heading[:120], href=_ruang_url("ruang-tip", row, ticket=row.ticket)
        )
        for row in rows
    }


def _entries(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    rows = ActivityEntry.objects.select_related("site").filter(
        pk__in=_subject_ids(ActivityEntry, activities)
    )
    lines = {}
    for row in rows:
        href = _ruang_url("ruang-entry", row, number=row.public_id)
        picture = first_shown(row.photos) or ""
        lines[_key(row)] = ActivityLine(row.what, place_text(row), href, picture)
    return lines


def _plans(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    """Lines of plans. Readers see those that are done."""
    rows = Plan.objects.select_related("site").filter(pk__in=_subject_ids(Plan, activities))
    return {
        _key(row): ActivityLine(
            row.what,
            href=_ruang_url("ruang-plan", row, number=row.public_id),
            is_public=row.state == PlanState.DONE,
        )
        for row in rows
    }


def _polls(activities: Sequence[Activity]) -> dict[SubjectKey, ActivityLine]:
    """Lines of polls. Readers see those that are shown."""
    rows = Poll.objects.select_related("site").filter(pk__in=_subject_ids(Poll, activities))
    return {
        _key(row): ActivityLine(
            row.question,
            href=_ruang_url("ruang-poll", row, number=row.public_id),
            is_public=row.is_shown,
        )
        for row in rows
    }


def place_text(entry: ActivityEntry) -> str:
    """`Dusun Sukun, 40 orang`."""
    return f"{entry.place}, {entry.people_count} orang" if entry.people_count else entry.place


def _key(row: Any) -> SubjectKey:
    return row._meta.label, str(row.pk)


def _ruang_url(name: str, row: Any, **url_kwargs: str) -> str:
    return reverse(name, kwargs={"site_label": row.site.ruang_label, **url_kwargs})
