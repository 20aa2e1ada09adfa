"""A wire with very many items, inserted by SQL: the rows of publishing, without stories and events.

Each item is placed on its KIM's site and on the portals of its village, district, regency, province
and nation, and is counted in the tallies of these regions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from django.db import connection, transaction
from django.db.models import Count

from bench.lists import NARROWED
from bench.world import AT, BENCH, prepare_database, villages
from kimid.lib import codes
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.actions.entering import register_kim
from kimid.registry.models import Kim
from kimid.sites.site_creation import portals_of
from kimid.wire.front import arrange_front
from kimid.wire.kinds import kinds
from kimid.wire.models import Item, Placement, RegionTally

KIMS: Final = 1_000
NUMBERS: Final = {
    "sqlite": (
        "WITH RECURSIVE number(n) AS "
        "(SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < %s) "
    ),
    "postgresql": "WITH number(n) AS (SELECT generate_series(0, %s - 1)) ",
}
# One item every twenty seconds, back from November 2026. A million of them reach back to March.
MOMENT: Final = {
    "sqlite": "datetime('2026-11-01 00:00:00', '-' || (n * 20) || ' seconds')",
    "postgresql": "timestamptz '2026-11-01 00:00:00+00' - n * interval '20 seconds'",
}
_ITEMS: Final = """
INSERT INTO wire_item (site_id, region_id, kind, topic, byline, card, title, summary, path,
       published_at, label, data, links_in_words, check_label, area, stands_up_to)
{numbers}
SELECT stands.site, stands.region,
       CASE WHEN n %% 20 = 0 THEN 'gallery' WHEN n %% 7 = 0 THEN 'announcement' ELSE 'news' END,
       'building', 'Dedi Kurniawan', '',
       'Warga memperbaiki jembatan dusun bersama-sama, kabar ke-' || n,
       'Warga memperbaiki jembatan kayu sepanjang 12 meter. '
           || 'Ada 30 orang yang ikut dari tiga RT. Anak-anak bisa lewat lagi.',
       '/berita/jembatan-' || n || '/', {moment}, '', '{{}}', '[]', '', '', 0
FROM number JOIN stands ON stands.place = n %% {kims}
"""
PLACEMENTS: Final = """
INSERT INTO wire_placement (portal_id, item_id, kind, published_at, starts_at, featured_at,
       hidden_at, reason, stands_in_front)
SELECT above.portal, wire_item.id, wire_item.kind, wire_item.published_at, wire_item.starts_at,
       NULL, NULL, '', FALSE
FROM wire_item JOIN above ON above.site = wire_item.site_id
ORDER BY wire_item.id
"""
# As if announcements had a facet: no kind of today has one.
_FACETS: Final = """
INSERT INTO wire_placementfacet (placement_id, item_id, portal_id, key, published_at)
SELECT id, item_id, portal_id, %s, published_at FROM wire_placement
WHERE kind = 'announcement' ORDER BY id
"""


def lines(items: str) -> Iterator[str]:
    """Task: fill an empty install with a thousand KIM all over the country and this many items."""
    kims = register_kims()
    with transaction.atomic():
        write_portals(kims)
        _write_items(int(items))
        arrange_fronts(kims)
    _feature_an_old_one()
    analyze()
    yield f"{Item.objects.count()} items, {Placement.objects.count()} placements"


def register_kims() -> list[Kim]:
    """A thousand KIM all over the country, in an empty install."""
    prepare_database()
    for number, code in enumerate(villages(KIMS)):
        register_kim(
            Region.objects.get(pk=code),
            name=f"KIM Banyak {number}",
            label=f"kim-banyak-{number}",
            by=BENCH,
            at=AT,
        )
    return list(Kim.objects.select_related("site").order_by("pk"))


def arrange_fronts(kims: Sequence[Kim]) -> None:
    """Let the fronts of these KIM and of all above them find what was inserted."""
    analyze()  # else each query of a front reads the whole of it
    for kim in kims:
        portals = portals_of(lineage_of(kim.region_id), AT)
        arrange_front(kim.site, portals, [kind.name for kind in kinds()])


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def _write_items(how_many: int) -> None:
    """Write items, placements and tallies."""
    here = connection.vendor
    with connection.cursor() as cursor:
        cursor.execute(
            _ITEMS.format(numbers=NUMBERS[here], moment=MOMENT[here], kims=KIMS), [how_many]
        )
        cursor.execute(PLACEMENTS)
        cursor.execute(_FACETS, [NARROWED])
    write_tallies()


def write_tallies() -> None:
    """Set the tallies by the items."""
    counts: Counter[str] = Counter()
    rows = Item.objects.order_by().values_list("region_id")
    for code, total in rows.annotate(total=Count("pk")):
        for above in codes.lineage(code):
            counts[above] += total
    tallies = [RegionTally(region_id=code, items=counts[code]) for code in counts]
    RegionTally.objects.bulk_create(
        tallies, update_conflicts=True, unique_fields=["region"], update_fields=["items"]
    )


def write_portals(kims: Sequence[Kim]) -> None:
    """Two temporary tables: the region of each KIM, and the sites that show its items."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE stands "
            "(place integer PRIMARY KEY, site bigint, region varchar(10))"
        )
        cursor.execute("CREATE TEMPORARY TABLE above (site bigint, portal bigint)")
        for place, kim in enumerate(kims):
            cursor.execute(
                "INSERT INTO stands VALUES (%s, %s, %s)", [place, kim.site_id, kim.region_id]
            )
            portals = [
                kim.site_id,
                *(portal.pk for portal in portals_of(lineage_of(kim.region_id), AT)),
            ]
            cursor.executemany(
                "INSERT INTO above VALUES (%s, %s)", [(kim.site_id, portal) for portal in portals]
            )


def _feature_an_old_one() -> None:
    """Feature an item on the nation's portal that is not among the newest."""
    oldest = (
        Placement.objects.filter(portal__label="", kind="news").order_by("published_at").first()
    )
    if oldest is not None:
        oldest.featured_at = AT
        oldest.save(update_fields=["featured_at"])
