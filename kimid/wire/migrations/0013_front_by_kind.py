from django.db import migrations

# On every portal from the regency (2) up to the nation (0) there stand in front the newest two of a
# KIM's news, and its newest of each kind that is no news, as kimid.wire.kinds has them at this
# migration. What stands as it should is not written again.
ARRANGE_FRONTS = """
UPDATE wire_placement SET stands_in_front = NOT stands_in_front WHERE id IN (
    SELECT ranked.id FROM (
        SELECT wire_placement.id AS id, wire_placement.stands_in_front AS is_in_front,
        CASE WHEN wire_placement.kind IN ('produk', 'potensi', 'prestasi') THEN 1 ELSE 2 END
            AS has_room,
        ROW_NUMBER() OVER (
            PARTITION BY wire_placement.portal_id, wire_item.site_id, CASE
                WHEN wire_placement.kind IN ('produk', 'potensi', 'prestasi')
                THEN wire_placement.kind ELSE '' END
            ORDER BY wire_item.published_at DESC, wire_item.id DESC
        ) AS place
        FROM wire_placement
        JOIN wire_item ON wire_item.id = wire_placement.item_id
        JOIN sites_site ON sites_site.id = wire_placement.portal_id
        JOIN places_region ON places_region.code = sites_site.region_id
        WHERE wire_placement.hidden_at IS NULL
            AND sites_site.kind = 'portal' AND places_region.level <= 2
    ) AS ranked
    WHERE ranked.is_in_front <> (ranked.place <= ranked.has_room)
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sites", "0004_unopened"),
        ("wire", "0012_facets_of_events"),
    ]

    operations = [migrations.RunSQL(ARRANGE_FRONTS, migrations.RunSQL.noop)]
