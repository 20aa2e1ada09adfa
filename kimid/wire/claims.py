"""Claims of published fact checks, and how to find those similar to a new claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from kimid.lib.stems import words_of
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import ClaimStem, Item

_MAX_CANDIDATES: Final = 30  # items that share the most stems
_MIN_SHARED: Final = 3  # fewer common words may be chance
MIN_SIMILARITY: Final = 0.7


@dataclass(frozen=True)
class CheckedClaim:
    """A published fact check, and the similarity of its claim to another claim: from 0 to 1."""

    item: Item
    similarity: float


def similarity(one: str, other: str) -> float:
    """The similarity of two claims, from 0 to 1.

    It is the share of the words of the shorter claim that the longer one contains.
    """
    return _similarity(_stems(one), _stems(other))


def similar_claims(
    text: str, how_many: int = 3, *, excluded_item: int | None = None
) -> list[CheckedClaim]:
    """Published fact checks of any site with a similar claim, the most similar first.

    Leaves out the item with the id `excluded_item`. Two queries, whatever the size of the wire.
    """
    stems = _stems(text)
    if len(stems) < _MIN_SHARED:
        return []
    rows = ClaimStem.objects.filter(stem__in=stems).exclude(item=excluded_item).values_list("item")
    nearest = [
        pk
        for pk, _ in rows.annotate(shared=Count("pk")).order_by("-shared", "-item")[
            :_MAX_CANDIDATES
        ]
    ]
    rows_with_sites = Item.objects.select_related("site", "region__parent__parent")
    # One that nobody has verified answers no claim elsewhere.
    readable = rows_with_sites.filter(held_at=None, verify_by=None)
    items = readable.exclude(site__stage__in=UNREADABLE_STAGES).filter(pk__in=nearest)
    claims = [CheckedClaim(item, _similarity(stems, _claim_stems(item))) for item in items]
    return sorted(
        (each for each in claims if each.similarity >= MIN_SIMILARITY),
        key=lambda each: -each.similarity,
    )[:how_many]


def save_stems(item: Item) -> None:
    """Replace the stems of an item's claim, by which `similar_claims` finds it."""
    ClaimStem.objects.filter(item=item).delete()
    ClaimStem.objects.bulk_create(
        [ClaimStem(item=item, stem=stem) for stem in sorted(_claim_stems(item))]
    )


def _similarity(one: Iterable[str], other: Iterable[str]) -> float:
    first = set(one)
    second = set(other)
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= _MIN_SHARED else 0.0


def _claim_stems(item: Item) -> set[str]:
    return _stems(item.judged_claim.words) if item.judged_claim else set()


def _stems(text: str) -> set[str]:
    """One stem for each word, so that no word counts twice."""
    return {word.stems[0] for word in words_of(text)}
