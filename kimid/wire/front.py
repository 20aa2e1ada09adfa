"""Which items of a KIM stand in front on a portal, so that no KIM fills a front page alone.

On portals from the regency upwards the newest two of a KIM's news that the portal shows stand in
front, and its newest of each kind that is no news (decision 68).
The transaction that publishes, hides, shows, removes or moves keeps it so.

Locks are taken in this order: the account, the site, its stories, their items, the placements of
these, the tallies from the village upwards, the search index, the photos, then what an account or a
group gave out (`kimid/access/closing.py` has the order within); several of a kind in the order of
their keys. Only who retouches a photo has the photo before its stories, plans and notes: as who
publishes, corrects or withdraws one it begins with the site. The tally of the regency is the lock
of the fronts above it. Who holds it never waits for placements of other items: it skips those that
somebody else has locked. Whoever had locked them waits for the tally and then arranges the same
front. So nobody waits in a circle, and whoever comes last sees what all others wrote.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import BigIntegerField, CharField, QuerySet

from kimid.lib.codes import Level, cut, level
from kimid.orm.compiled import compiled
from kimid.sites.models import Site
from kimid.wire.kinds import kind_of, kinds_with_block
from kimid.wire.models import Item, Placement, RegionTally

IN_FRONT: Final = 2  # news of one KIM on one portal
_OF_A_KIND: Final = 1  # of each kind that is no news
_NEWS: Final = ""  # in the place of a kind
# The newest of a KIM that are looked at. More than these were in front only after a fault.
_LOOKED_AT: Final = 8


def has_front(site: Site) -> bool:
    """Whether the front page of this site shows only the newest of each KIM."""
    return site.is_portal and level(site.region_id) <= Level.REGENCY


def lock_items(items: Iterable[Item]) -> list[Item]:
    """Lock these items with all their placements, and read them again: somebody else may have
    moved, corrected or sent them on meanwhile.
    """
    rows = Item.objects.select_for_update(of=("self",), no_key=True).select_related("site")
    locked = list(rows.filter(pk__in=[item.pk for item in items]).order_by("pk"))
    lock_own_placements(locked)
    return locked


def lock_own_placements(items: Iterable[Item]) -> None:
    """Lock all placements of these items. Before the tallies, and before they are deleted."""
    rows = Placement.objects.select_for_update(no_key=True).filter(item__in=[*items])
    list(rows.order_by("pk").values_list("pk", flat=True))


def lock_fronts(region_code: str) -> None:
    """Lock the fronts above a region. For actions that do not change its tallies."""
    rows = RegionTally.objects.select_for_update(no_key=True)
    rows.filter(region=cut(region_code, Level.REGENCY)).first()


def arrange_front(site: Site, portals: Iterable[Site], kinds: Iterable[str]) -> None:
    """Put the newest of a KIM's site in front on these portals, and no other of its own, after
    something of these kinds appeared or went there.

    Call it after the tallies or `lock_fronts`: they are the lock. Portals without such a front are
    left out.
    """
    beside = {kind if kind_of(kind).has_block else _NEWS for kind in kinds}
    wrong = [
        row
        for portal in filter(has_front, portals)
        for kind in beside
        for row in _wrong_of(site, portal, kind)
    ]
    leaving = [key for key, is_in_front in wrong if is_in_front]
    entering = [key for key, is_in_front in wrong if not is_in_front]
    if keys := [*entering, *leaving]:
        rows = Placement.objects.select_for_update(no_key=True, skip_locked=True)
        free = set(rows.filter(pk__in=keys, hidden_at=None).values_list("pk", flat=True))
        for changed, is_in_front in ((leaving, False), (entering, True)):
            if ready := free.intersection(changed):
                Placement.objects.filter(pk__in=ready).update(stands_in_front=is_in_front)


def _wrong_of(site: Site, portal: Site, kind: str) -> list[tuple[int, bool]]:
    """The placements of a KIM's site that stand in front on a portal and should not, or should and
    do not; each with whether it does.
    """
    has_room = _OF_A_KIND if kind else IN_FRONT
    newest = _newest_of(site, portal, kind)
    return [row for place, row in enumerate(newest) if row[1] == (place >= has_room)]


def _newest_of(site: Site, portal: Site, kind: str) -> list[tuple[int, bool]]:
    """The newest placements of a site's items that a portal shows: of a kind, or of the news. One
    index scan.
    """
    keys = (portal.pk, site.pk)
    return _newest_of_kind(*keys, kind) if kind else _newest_news(*keys)


@compiled(BigIntegerField(), BigIntegerField())
def _newest_news(portal: Any, site: Any) -> "QuerySet[Placement, tuple[int, bool]]":
    apart = [kind.name for kind in kinds_with_block()]
    return _first(Placement.objects.filter(portal=portal, item__site=site).exclude(kind__in=apart))


@compiled(BigIntegerField(), BigIntegerField(), CharField())
def _newest_of_kind(portal: Any, site: Any, kind: Any) -> "QuerySet[Placement, tuple[int, bool]]":
    return _first(Placement.objects.filter(portal=portal, item__site=site, kind=kind))


def _first(rows: QuerySet[Placement]) -> "QuerySet[Placement, tuple[int, bool]]":
    # By the columns of the item, whose index has the site too.
    newest = rows.filter(hidden_at=None).order_by("-item__published_at", "-item_id")
    return newest.values_list("pk", "stands_in_front")[:_LOOKED_AT]
