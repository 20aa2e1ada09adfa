"""Claims that go round, and those that were checked before: alike when they share most of their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from kimid.lib.stems import words_of
from kimid.wire.models import ClaimStem, Item

_LOOKED_AT: Final = 30  # that share the most stems
_SHARED: Final = 3  # fewer words in common are chance
ENOUGH: Final = 0.7


@dataclass(frozen=True)
class Known:
    """A claim that was checked before, and how much it looks like another: from 0 to 1."""

    item: Item
    likeness: float


def likeness(one: str, other: str) -> float:
    """How much two claims look alike, from 0 to 1: the share of the words of the shorter one that the longer one has too."""
    return _likeness(_stems(one), _stems(other))


def alike(text: str, how_many: int = 3, *, besides: int | None = None) -> list[Known]:
    """Published fact checks of any site about something that looks like this, the most alike first; not the item `besides`.

    Two queries, whatever the size of the wire.
    """
    wanted = _stems(text)
    if len(wanted) < _SHARED:
        return []
    rows = ClaimStem.objects.filter(stem__in=wanted).exclude(item=besides).values_list("item")
    nearest = [pk for pk, _ in rows.annotate(shared=Count("pk")).order_by("-shared", "-item")[:_LOOKED_AT]]
    items = Item.objects.select_related("site", "region__parent__parent").filter(pk__in=nearest)
    found = [Known(item, _likeness(wanted, _stems(item.claim))) for item in items]
    return sorted((each for each in found if each.likeness >= ENOUGH), key=lambda each: -each.likeness)[:how_many]


def keep_stems(item: Item) -> None:
    """Keep the stems of what a thing on the wire claims, so that it is found again; of nothing, none."""
    ClaimStem.objects.filter(item=item).delete()
    ClaimStem.objects.bulk_create([ClaimStem(item=item, stem=stem) for stem in sorted(_stems(item.claim))])


def _likeness(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= _SHARED else 0.0


def _stems(text: str) -> set[str]:
    """One stem for each word, so that no word counts twice; in a claim of a few words each is heard."""
    return {word.stems[0] for word in words_of(text)}
