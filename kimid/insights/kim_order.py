"""By which heads the list of KIM can be put in order. The file has the same order as the page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from django.db.models import F, OuterRef, Subquery
from django.db.models.expressions import OrderBy

from kimid.registry.decree_standing import DecreeStanding
from kimid.registry.models import Kim
from kimid.registry.models.kim import KimQuerySet
from kimid.wire.models import Item

# What the database puts in order, by the column of the list; the place decides among equals.
_FIELDS: Final[Mapping[str, str]] = {
    "nama": "name",
    "nomor": "number",
    "situs": "site__stage",
    "tik": "ict_status",
    "berdiri": "founded_on",
    "kabar": "last_news",
}
# What is known only of all KIM together.
_BY_DECREE: Final = frozenset({"sk", "sk-sampai"})
SORTABLE: Final = frozenset({*_FIELDS, *_BY_DECREE})


def last_news() -> Subquery:
    """The moment of the newest news of a KIM, within a query of KIM. One step into an index for
    each, however much it published.
    """
    news = Item.objects.filter(site=OuterRef("site"), held_at=None).order_by("-published_at", "-pk")
    return Subquery(news.values("published_at")[:1])


class KimOrder:
    """An order of the list, as its address says it: a column, with `-` from its end."""

    def __init__(self, word: str) -> None:
        key = word.removeprefix("-")
        self.key = key if key in SORTABLE else ""
        self.is_backward = bool(self.key) and word.startswith("-")

    def __str__(self) -> str:
        return f"-{self.key}" if self.is_backward else self.key

    @property
    def needs_all(self) -> bool:
        """Whether the database cannot do it: the decrees of all are looked at."""
        return self.key in _BY_DECREE

    def apply(self, rows: KimQuerySet) -> KimQuerySet:
        """Rows in this order, as far as the database can."""
        field = _FIELDS.get(self.key)
        if field == "last_news":
            rows = rows.annotate(last_news=last_news())
        first: list[OrderBy] = []
        if field is not None:
            backward = self.is_backward
            first = [OrderBy(F(field), descending=backward, nulls_last=True)]
        return rows.order_by(*first, "region", "serial")

    def sorted_kims(
        self, kims: Iterable[Kim], standings: Mapping[int, DecreeStanding]
    ) -> list[Kim]:
        """These KIM in this order where the database could not; those without a day at the end."""
        rows = list(kims)
        if not self.needs_all:
            return rows
        days = {kim.pk: _last_day(standings[kim.pk]) for kim in rows}
        known = [kim for kim in rows if days[kim.pk] is not None]
        known.sort(key=lambda kim: days[kim.pk] or date.min, reverse=self.is_backward)
        return [*known, *(kim for kim in rows if days[kim.pk] is None)]

    def head(self, key: str) -> tuple[str, str]:
        """What the head of a column asks for, and how it is sorted now, both empty if it is not."""
        if key not in SORTABLE:
            return "", ""
        is_here = key == self.key
        state = ("descending" if self.is_backward else "ascending") if is_here else ""
        return (f"-{key}" if is_here and not self.is_backward else key), state


BY_PLACE: Final = KimOrder("")


def _last_day(standing: DecreeStanding) -> date | None:
    return standing.decree.valid_until if standing.decree is not None else None
