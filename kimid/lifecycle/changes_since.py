"""What changed on the site of a KIM since a day, in words, for the office that opens it again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Final, NamedTuple

from django.db.models import Q

from kimid.access.acting_office import names_of
from kimid.access.models import Invitation
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.events.presenters import LEFT_OUT, in_words, kinds_with, presenter_of
from kimid.lifecycle.change_dangers import DANGERS, Danger, brings_links, danger_of
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.wire.models import Item

MOST_EVENTS: Final = 2_000
_MOST_SHOWN: Final = 100  # of one group


class SiteChange(NamedTuple):
    """One change: what it concerned, if that may be named, and what readers have of it."""

    at: datetime
    about: str
    item: Item | None


class ChangeGroup(NamedTuple):
    """Changes of one kind by one account, the newest first."""

    danger: Danger
    text: str
    who: str
    total: int
    changes: Sequence[SiteChange]

    @property
    def is_one(self) -> bool:
        return self.total == 1


class SiteChanges(NamedTuple):
    """Everything that changed; `is_cut` when there was more than is shown."""

    groups: Sequence[ChangeGroup]
    total: int
    is_cut: bool

    @property
    def by_danger(self) -> list[tuple[Danger, list[ChangeGroup]]]:
        """The groups of each rank, the most dangerous first."""
        return [(danger, list(groups)) for danger, groups in groupby(self.groups, _danger)]


def _danger(group: ChangeGroup) -> Danger:
    return group.danger


def changes_since(kim: Kim, since: datetime) -> SiteChanges:
    """What changed on the site of a KIM since a moment, grouped by what and who: the most dangerous
    first, and of a rank the newest. Whoever acted for an office stands there with it. Drafts are
    counted and not named: no office reads them. Four queries, seven with events from before posts
    were noted.
    """
    site, head_title = kim.site, kim.region.head_title
    events = Event.objects.filter(site_id=site.pk, happened_at__gte=since)
    no_changes = [*LEFT_OUT, *kinds_with(lambda presenter: not presenter.change)]
    rows = list(events.exclude(kind__in=no_changes).order_by("-pk")[: MOST_EVENTS + 1])
    groups: dict[tuple[Danger, str, str], list[Event]] = {}
    actors = names_of(rows[:MOST_EVENTS])
    for row in rows[:MOST_EVENTS]:
        key = danger_of(row), _text_of(row, head_title), actors[row.pk]
        groups.setdefault(key, []).append(row)
    names = _names(rows)
    items = _items(site, since)
    ranked = sorted(groups.items(), key=lambda group: DANGERS.index(group[0][0]))
    return SiteChanges(
        [
            ChangeGroup(danger, text, who, len(each), _changes(each, names, items))
            for (danger, text, who), each in ranked
        ],
        min(len(rows), MOST_EVENTS),
        len(rows) > MOST_EVENTS,
    )


def _changes(
    rows: Iterable[Event], names: Mapping[tuple[str, int], str], items: Mapping[datetime, Item]
) -> list[SiteChange]:
    return [
        SiteChange(row.happened_at, _about(row, names), _item_of(row, items))
        for row in islice(rows, _MOST_SHOWN)
    ]


def _text_of(row: Event, head_title: str) -> str:
    text = in_words(presenter_of(row).change, row, head_title=head_title)
    return f"{text}, dengan tautan baru" if brings_links(row) else text


def _about(row: Event, names: Mapping[tuple[str, int], str]) -> str:
    """Whom a change of access concerned, and as what."""
    words = [names.get((key, row.data.get(key, 0)), "") for key in ("person", "invitation")]
    words += [Role(row.data["role"]).label] if row.data.get("role") in set(Role) else []
    return ", ".join(filter(None, words))


def _item_of(row: Event, items: Mapping[datetime, Item]) -> Item | None:
    return items.get(row.happened_at) if row.kind.startswith("story.") else None


def _names(rows: Iterable[Event]) -> dict[tuple[str, int], str]:
    """The names of the people and the invited that the events mention."""
    people = {row.data["person"] for row in rows if "person" in row.data}
    invited = {row.data["invitation"] for row in rows if "invitation" in row.data}
    invited |= {int(row.subject_id) for row in rows if row.subject == Invitation._meta.label}
    known = {("person", pk): name for pk, name in _names_of(Person, people)}
    return known | {("invitation", pk): name for pk, name in _names_of(Invitation, invited)}


def _names_of(kind: type[Person] | type[Invitation], keys: set[int]) -> list[tuple[int, str]]:
    return list(kind._default_manager.filter(pk__in=keys).values_list("pk", "name"))


def _items(site: Site, since: datetime) -> dict[datetime, Item]:
    """The items of a site by the moments at which they were published or corrected since then."""
    items = {}
    changed = Q(published_at__gte=since) | Q(corrected_at__gte=since)
    for item in Item.objects.filter(changed, site=site).select_related("site").order_by("pk"):
        for moment in (item.published_at, item.corrected_at):
            if moment is not None and moment >= since:
                items[moment] = item
    return items
