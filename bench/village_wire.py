"""Task: a wire of goods, potentials, agenda and news, inserted by SQL as `bench.bulk` does."""

from collections.abc import Iterator
from typing import Final

from django.db import connection, transaction

from bench.bulk import (
    KIMS,
    MOMENT,
    NUMBERS,
    PLACEMENTS,
    analyze,
    arrange_fronts,
    register_kims,
    write_portals,
    write_tallies,
)
from kimid.wire.models import Item, Placement

# Of twelve items eight are goods; one each is a potential, an event, a gallery and news.
_OF_TWELVE: Final = 8
_DATA: Final = {
    "produk": '{"category": "makanan", "stock": "ada", "stock_words": "", "price": "25000", '
    '"unit": "botol", "price_on": "2026-10-20", "seller": "Bu Salmah", "place": "Dusun Hulu", '
    '"checked": "", "checked_until": "", "certificates": ""}',
    "potensi": '{"type": "pertanian", "name": "Kebun lada", "season": "FFs......ssF", '
    '"place": "Dusun Hulu", "visit": "anybody"}',
    "agenda": '{"venue": "Balai desa", "organiser": "Kader", "sort": "posyandu"}',
}
_SOON: Final = {
    "sqlite": "datetime('now', '+' || (n %% 400000) || ' minutes')",
    "postgresql": "now() + (n %% 400000) * interval '1 minute'",
}
_ITEMS: Final = """
INSERT INTO wire_item (site_id, region_id, kind, topic, byline, card, title, summary, path,
       published_at, label, data, links_in_words, check_label, area, stands_up_to, starts_at)
{numbers}, sorted AS (
    SELECT n, CASE WHEN n %% 12 < 8 THEN 'produk' WHEN n %% 12 = 8 THEN 'potensi'
                   WHEN n %% 12 = 9 THEN 'agenda' WHEN n %% 12 = 10 THEN 'gallery'
                   ELSE 'news' END AS kind FROM number
)
SELECT stands.site, stands.region, kind, 'business', 'Dedi Kurniawan', '',
       'Madu kelulut dari kebun karet, botol ke-' || n,
       'Asam dulu, lalu manis, sedikit getir di ujung lidah. Disedot dengan pipet dari sarangnya.',
       '/' || kind || '/barang-' || n || '/', {moment}, '',
       CASE kind WHEN 'produk' THEN {json}'{produk}' WHEN 'potensi' THEN {json}'{potensi}'
                 WHEN 'agenda' THEN {json}'{agenda}' ELSE {json}'{{}}' END,
       '[]', '', '', 0, CASE WHEN kind = 'agenda' THEN {soon} END
FROM sorted JOIN stands ON stands.place = (n / 12) %% {kims}
"""
_FACETS: Final = """
INSERT INTO wire_placementfacet (placement_id, item_id, portal_id, key, published_at, starts_at)
SELECT id, item_id, portal_id, %s, published_at, starts_at FROM wire_placement
WHERE kind = %s ORDER BY id
"""
_KEYS: Final = (
    ("produk", "produk jenis=makanan"),
    ("produk", "produk jenis=makanan harga=50000"),
    ("potensi", "potensi jenis=pertanian"),
    ("potensi", "potensi bulan=januari"),
    ("agenda", "agenda jenis=posyandu"),
)


def lines(goods: str) -> Iterator[str]:
    """Fill an empty install with a thousand KIM, so many goods, and half as much of the rest."""
    kims = register_kims()
    with transaction.atomic():
        write_portals(kims)
        _write(int(goods) * 12 // _OF_TWELVE)
        arrange_fronts(kims)
    analyze()
    yield f"{Item.objects.count()} items, {Placement.objects.count()} placements"


def _write(how_many: int) -> None:
    here = connection.vendor
    command = _ITEMS.format(
        numbers=NUMBERS[here].rstrip(),
        moment=MOMENT[here],
        soon=_SOON[here],
        json="jsonb " if here == "postgresql" else "",
        kims=KIMS,
        **_DATA,
    )
    with connection.cursor() as cursor:
        cursor.execute(command, [how_many])
        cursor.execute(PLACEMENTS)
        for kind, key in _KEYS:
            cursor.execute(_FACETS, [key, kind])
    write_tallies()
