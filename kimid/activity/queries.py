"""Reading the record of one KIM as activities: a month at a time, and a year in sums."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kimid.activity.aspects import MEANINGS, WOULD_COUNT, Aspect
from kimid.activity.counting import KINDS, Act, Happening, acts_in
from kimid.activity.lines import Line
from kimid.activity.models import Entry
from kimid.activity.spans import MonthAsked, word_of
from kimid.events.models import Event
from kimid.lib.month import Month
from kimid.sites.models import Site


@dataclass(frozen=True)
class Part:
    """What a KIM did of one aspect in a month; where that is nothing, what would count."""

    aspect: Aspect
    count: int
    lines: Sequence[Line]

    @property
    def label(self) -> str:
        return self.aspect.label

    @property
    def meaning(self) -> str:
        return MEANINGS[self.aspect]

    @property
    def by_itself(self) -> str:
        """What counts without anybody writing it down."""
        return WOULD_COUNT[self.aspect][0]

    @property
    def by_hand(self) -> str:
        """What somebody would have to write down."""
        return WOULD_COUNT[self.aspect][1]


@dataclass(frozen=True)
class MonthView:
    """All six parts of a month, how many were written down by hand, and the sum of the year up to its end."""

    month: Month
    parts: Sequence[Part]
    by_hand: int
    in_year: int
    has_next: bool

    @property
    def before(self) -> str:
        """The month before, as an address says it."""
        return word_of(self.month.previous)

    @property
    def after(self) -> str:
        """The month after, if it has begun."""
        return word_of(self.month.next) if self.has_next else ""

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class YearView:
    """The sums of a year for readers: no names, no lines. `people` is how many came where somebody counted them."""

    year: int
    on: date
    counts: Sequence[tuple[str, int]]
    people: int

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counts)


def acts_of(site: Site) -> list[Act]:
    """Everything this KIM ever did that counts. One query."""
    rows = Event.objects.filter(site_id=site.pk, kind__in=KINDS).order_by("pk")
    found = rows.values_list("pk", "kind", "thing", "thing_id", "facts", "happened_at")
    return acts_in((Happening(*row) for row in found), site.region.zone)


def in_month(acts: Sequence[Act], month: Month) -> list[Act]:
    """Those of one month, the newest first."""
    return sorted((act for act in acts if act.month == month), key=lambda act: act.on, reverse=True)


def month_view(asked: MonthAsked, acts: Sequence[Act], lines: Mapping[Aspect, Sequence[Line]]) -> MonthView:
    """A month of a KIM: `acts` are all it ever did, `lines` those of the month as whoever looks may read them."""
    month = asked.month
    found = in_month(acts, month)
    counts = Counter(act.aspect for act in found)
    parts = [Part(aspect, counts[aspect], lines.get(aspect, ())) for aspect in Aspect]
    in_year = sum(1 for act in acts if act.month.year == month.year and act.month <= month)
    return MonthView(month, parts, sum(act.is_by_hand for act in found), in_year, asked.has_next)


def year_view(site: Site, on: date) -> YearView:
    """The sums of the year of this day, up to it. One query."""
    found = [act for act in acts_of(site) if act.on.year == on.year and act.on <= on]
    counts = Counter(act.aspect for act in found)
    people = sum(act.facts.get("people_count") or 0 for act in found if act.is_by_hand)
    return YearView(on.year, on, [(aspect.label, counts[aspect]) for aspect in Aspect], people)


def entry_of(number: str) -> Entry | None:
    """What was written down under this number on the present site."""
    return Entry.objects.select_related("site__region", "by").filter(public_id=number).first()


def carries(site: Site, photo: str) -> bool:
    """Whether something that this KIM wrote down, and that counts, has the photo of this name. Asked inside of its site."""
    rows = Entry.objects.filter(site=site, withdrawn_at=None).exclude(photos=[]).values_list("photos", flat=True)
    return any(picture["name"] == photo for photos in rows for picture in photos)
