"""Which kinds of items a site shows."""

from typing import Final

from django.db import connection

from kimid.sites.models import Site
from kimid.wire.kinds import Kind, kinds

# From each kind to the next one in the index `placement_kind`: one look at it for each kind that
# the site shows, and one more. The ORM has no recursive query. Every public page runs this one.
_SMALLEST: Final = "SELECT kind FROM wire_placement WHERE portal_id = %s AND hidden_at IS NULL"
_KINDS_SHOWN: Final = " ".join(
    (
        f"WITH RECURSIVE shown(kind) AS (SELECT ({_SMALLEST} ORDER BY kind LIMIT 1)",
        f"UNION ALL SELECT ({_SMALLEST} AND kind > shown.kind ORDER BY kind LIMIT 1)",
        "FROM shown WHERE shown.kind IS NOT NULL)",
        "SELECT kind FROM shown WHERE kind IS NOT NULL",
    )
)


def kinds_shown(site: Site) -> set[Kind]:
    """The kinds of which a site shows an item. One query, as dear as the kinds that it shows."""
    if not site.has_row:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_KINDS_SHOWN, [site.pk, site.pk])
        names = {name for (name,) in cursor.fetchall()}
    return {kind for kind in kinds() if kind.name in names}
