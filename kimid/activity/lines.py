"""Activities as lines that people read: for the group with all it may open, for an office without what is the group's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from kimid.activity.aspects import Aspect
from kimid.activity.counting import Act
from kimid.activity.flow import PlanState
from kimid.activity.models import Entry, Plan, Poll
from kimid.lib.picture import Picture
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.sites.models import Site

type Key = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """An activity: what it is called, more in words, where it leads, and a picture if it has one."""

    title: str
    text: str = ""
    href: str = ""
    picture: Picture | str = ""
    is_by_hand: bool = False
    badge: str = ""
    is_public: bool = False


def lines_for_group(site: Site, acts: Sequence[Act]) -> Mapping[Aspect, Sequence[Line]]:
    """For whoever belongs to the group. At most six queries, inside the site."""
    names = {**_stories(acts), **_meetings(acts), **_tips(acts), **_entries(acts), **_plans(acts), **_polls(acts)}
    return _by_aspect((act, names.get((act.thing, act.thing_id), Line(""))) for act in acts)


def lines_for_office(site: Site, acts: Sequence[Act]) -> Mapping[Aspect, Sequence[Line]]:
    """For an office above: titles of what is published, and what was written down for it to read; the rest in numbers only."""
    entries = {key: replace(line, href="") for key, line in _entries(acts).items()}
    ours = {**_plans(acts), **_polls(acts)}
    shown = {key: replace(line, href="") for key, line in ours.items() if line.is_public}
    names = {**_published(acts), **entries, **shown}
    return _by_aspect((act, names.get((act.thing, act.thing_id), Line(""))) for act in acts)


def _by_aspect(named: Iterable[tuple[Act, Line]]) -> Mapping[Aspect, Sequence[Line]]:
    """What has a name of its own is a line of its own; what has none is said once, with how often."""
    lines: dict[Aspect, list[Line]] = defaultdict(list)
    nameless: Counter[tuple[Aspect, str]] = Counter()
    for act, line in named:
        if line.title:
            lines[act.aspect].append(_told(act, line))
        else:
            nameless[act.aspect, act.way.words] += 1
    for (aspect, words), times in nameless.items():
        lines[aspect].append(Line(words, badge=f"{times} kali" if times > 1 else ""))
    return lines


def _told(act: Act, line: Line) -> Line:
    words = line.text if act.is_by_hand else act.way.words + (f", {line.text}" if line.text else "")
    day = f"{act.on.day} {act.month.name}"
    return replace(line, text=f"{words}. {day}", is_by_hand=act.is_by_hand)


def _asked(model: type[Any], acts: Sequence[Act]) -> list[int]:
    label = model._meta.label
    return [int(act.thing_id) for act in acts if act.thing == label]


def _stories(acts: Sequence[Act]) -> dict[Key, Line]:
    """Stories by their titles; a draft is seen by its writer only."""
    rows = Story.objects.select_related("site").filter(pk__in=_asked(Story, acts)).exclude(stage=Stage.DRAFT)
    return {_key(row): Line(row.heading, href=_in_ruang("ruang-story", row, public_id=row.public_id)) for row in rows}


def _published(acts: Sequence[Act]) -> dict[Key, Line]:
    """Stories that readers see now, by their public titles."""
    rows = Story.objects.select_related("site", "item").filter(pk__in=_asked(Story, acts), item__isnull=False)
    return {_key(row): Line(row.item.title, href=row.site.url_of(row.path)) for row in rows if row.item}


def _meetings(acts: Sequence[Act]) -> dict[Key, Line]:
    rows = Meeting.objects.select_related("site").filter(pk__in=_asked(Meeting, acts))
    return {
        _key(row): Line(
            f"Rapat {row.people_count} orang",
            row.place and f"di {row.place}",
            _in_ruang("ruang-meeting", row, number=row.public_id),
        )
        for row in rows
    }


def _tips(acts: Sequence[Act]) -> dict[Key, Line]:
    rows = Tip.objects.select_related("site").filter(pk__in=_asked(Tip, acts))
    return {_key(row): Line(row.heading[:120], href=_in_ruang("ruang-tip", row, ticket=row.ticket)) for row in rows}


def _entries(acts: Sequence[Act]) -> dict[Key, Line]:
    rows = Entry.objects.select_related("site").filter(pk__in=_asked(Entry, acts))
    found = {}
    for row in rows:
        href = _in_ruang("ruang-entry", row, number=row.public_id)
        found[_key(row)] = Line(row.what, told_place(row), href, next(iter(row.photos), ""))
    return found


def _plans(acts: Sequence[Act]) -> dict[Key, Line]:
    """Plans by what they are; those that are done, readers see too."""
    rows = Plan.objects.select_related("site").filter(pk__in=_asked(Plan, acts))
    return {
        _key(row): Line(row.what, href=_in_ruang("ruang-plan", row, number=row.public_id), is_public=row.state == PlanState.DONE)
        for row in rows
    }


def _polls(acts: Sequence[Act]) -> dict[Key, Line]:
    """Polls by their questions; readers see those that are shown."""
    rows = Poll.objects.select_related("site").filter(pk__in=_asked(Poll, acts))
    return {
        _key(row): Line(row.question, href=_in_ruang("ruang-poll", row, number=row.public_id), is_public=row.is_shown)
        for row in rows
    }


def told_place(entry: Entry) -> str:
    """`Dusun Sukun, 40 orang`."""
    return f"{entry.place}, {entry.people_count} orang" if entry.people_count else entry.place


def _key(row: Any) -> Key:
    return row._meta.label, str(row.pk)


def _in_ruang(name: str, row: Any, **words: str) -> str:
    return reverse(name, kwargs={"site_label": row.site.ruang_label, **words})
