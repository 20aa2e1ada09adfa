"""Run as a program: fills an empty database with what the dump of a named schema holds.

That is the small demo, the stage of the matrix, and what both lack. The regions are those that they
speak of, with all above them.
"""

import sys
from dataclasses import replace
from datetime import datetime
from typing import Final

import django

django.setup(set_prefix=False)

from django.db import connection  # noqa: E402  # the settings come first
from django.utils import timezone  # noqa: E402  # as above

from kimid.cli.database import apply_migrations  # noqa: E402  # as above
from kimid.demo import world  # noqa: E402  # as above
from kimid.demo.people import ACCOUNTS  # noqa: E402  # as above
from kimid.demo.policies import DECISIONS  # noqa: E402  # as above
from kimid.demo.villages import villages  # noqa: E402  # as above
from kimid.evaluation.defaults import create_default_forms  # noqa: E402  # as above
from kimid.ict import defaults as ict_defaults  # noqa: E402  # as above
from kimid.lib.codes import lineage  # noqa: E402  # as above
from kimid.places.actions import load_edition  # noqa: E402  # as above
from kimid.places.data_file import Edition, read_edition  # noqa: E402  # as above
from kimid.registry import defaults  # noqa: E402  # as above
from kimid.sites.guard import across_sites  # noqa: E402  # as above
from kimid.sites.site_creation import open_upper_portals  # noqa: E402  # as above
from tests.applications.asking import NEIGHBOUR  # noqa: E402  # as above
from tests.build import AT, TELUK_KAPUAS  # noqa: E402  # as above
from tests.matrix.stage import make_world  # noqa: E402  # as above
from tests.upgrades.further_rows import add_further_rows  # noqa: E402  # as above

# Whatever has no rows after this, and why. A new table is filled, or named here.
EMPTY: Final = {
    "account_emailaddress": "of django-allauth; people sign in without confirming an address",
    "account_emailconfirmation": "the same",
    "auth_group": "of Django; kimid has roles instead",
    "auth_group_permissions": "the same",
}
_GONE: Final = "6112012999"  # no such village ever was; it ended and has a successor


def fill() -> None:
    """Tables and rows. Raises SystemExit when a table is empty that should not be."""
    now = timezone.now()
    apply_migrations()
    _load_two_editions(now)
    open_upper_portals(now)
    defaults.create_default_rules(AT)  # silence counts from there
    ict_defaults.create_default_ict_rules(now)
    create_default_forms(now)
    world.build(report=lambda line: None, size=world.Size.SMALL, now=now)
    with across_sites("the dump of a named schema"):
        make_world()
        add_further_rows(now)
    empty = _empty_tables()
    sys.stdout.write(f"empty: {', '.join(empty)}\n")
    if wrong := sorted(set(empty) ^ set(EMPTY)):
        raise SystemExit(f"not as EMPTY of tests/upgrades/world.py says: {', '.join(wrong)}")


def _load_two_editions(at: datetime) -> None:
    """The list of regions as it was before and as it is: a village was renamed, another ended."""
    present = _few_regions()
    earlier = tuple(
        row._replace(name=f"{row.name} Lama", slug=f"{row.slug}-lama")
        if row.code == NEIGHBOUR
        else row._replace(valid_until=None, successor=None)
        for row in present.rows
    )
    for edition in (replace(present, version="before", rows=earlier), present):
        load_edition(edition, at=at, report=lambda done, total: None)


def _few_regions() -> Edition:
    edition = read_edition()
    groups = {account.kim for account in ACCOUNTS}
    known = (village.code for village in villages() if village.label in groups)
    ends = (*known, *(each.region for each in DECISIONS), NEIGHBOUR)
    wanted = {code for end in ends for code in lineage(end)}
    rows = [row for row in edition.rows if row.code in wanted]
    village = next(row for row in rows if row.code == TELUK_KAPUAS)
    gone = village._replace(
        code=_GONE,
        name="Kapuas Lama",
        slug="kapuas-lama",
        valid_until=edition.decreed_on,
        successor=TELUK_KAPUAS,
    )
    return replace(edition, rows=(*rows, gone))


def _empty_tables() -> list[str]:
    with connection.cursor() as cursor:
        return [
            table for table in connection.introspection.table_names(cursor) if not _has_rows(table)
        ]


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        # The names are those of our tables.
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
        return cursor.fetchone() is not None


if __name__ == "__main__":
    fill()
