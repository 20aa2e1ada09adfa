"""A database of every schema that was named becomes one of today, and loses nothing."""

import json
import os
from contextlib import closing
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from pytest_django import DjangoDbBlocker

from kimid.events.tables import TABLES
from tests.upgrades import dumps
from tests.upgrades.catalogue import Definitions, definitions, row_counts
from tests.upgrades.loading import loaded, opened_database, program
from tests.upgrades.migration_files import hashes_of, present_hashes
from tests.upgrades.name_schema import present_version

# Tables whose rows a migration adds or removes on purpose, with its name.
ROWS_CHANGED_BY: Final[dict[str, str]] = {
    "cache": "limits.0001_initial",
    "django_tasks_database_dbtaskresult": "wire.0016_cards_by_name",
    "moderation_sending": "moderation.0002_held_reports",
}
# Tables that have another name today; their rows are counted there.
RENAMED: Final[dict[str, str]] = {
    "registry_application": "applications_application",
    "registry_headcontact": "applications_headcontact",
    "registry_paperfile": "applications_paperfile",
    "registry_coachingvisit": "lifecycle_coachingvisit",
    "registry_quarantine": "lifecycle_quarantine",
    "registry_revival": "lifecycle_revival",
    "registry_suspension": "lifecycle_suspension",
    "registry_ictcount": "ict_ictcount",
    "registry_ictrules": "ict_ictrules",
    "registry_means": "ict_means",
    "registry_training": "ict_training",
    "registry_importlist": "onboarding_importlist",
    "registry_importrow": "onboarding_importrow",
}
# Tables that no named schema has, and nothing fills on the way.
_NEW_TABLES: Final = {
    "access.codeagreement",
    "access.codewait",
    "agenda.agendaevent",
    "agenda.occurrencechange",
    "ledger.bill",
    "ledger.cashcount",
    "ledger.closing",
    "ledger.fund",
    "ledger.fundingline",
    "ledger.fundingproposal",
    "ledger.ledgeraccount",
    "ledger.ledgerentry",
    "ledger.leg",
    "ledger.planline",
    "ledger.recurringexpense",
    "ledger.voucher",
    "ledger.voucherpaper",
    "ledger.yearreport",
    "links.linkuse",
    "market.ordertaps",
    "market.paperanswer",
    "market.phonechange",
    "market.product",
    "market.productpaper",
    "market.proposal",
    "market.qriscode",
    "market.seller",
    "market.sellerlink",
    "newsroom.dutyweek",
    "newsroom.editorcall",
    "newsroom.officelook",
    "notify.notice",
    "notify.noticeread",
    "profile.blockproposal",
    "profile.profileblock",
    "showcase.achievement",
    "showcase.achievementconfirmation",
    "showcase.achievementpaper",
    "showcase.potential",
}
# What `migrate` itself writes down.
_OF_DJANGO: Final = {"auth_permission", "django_content_type", "django_migrations"}
# What an act says, where it was a row of applications and where it has its own.
_ACTS: Final = {
    "registry_application": """
        SELECT purpose, holds_from, why, into_id, into_answer, into_note,
               CASE purpose WHEN 'move' THEN origin_code END,
               CASE purpose WHEN 'move' THEN region_id END
          FROM registry_application WHERE purpose IN ('dissolve', 'merge', 'move') ORDER BY id
    """,
    "applications_act": """
        SELECT kind, holds_from, why, into_id, into_answer, into_note, from_region_id, to_region_id
          FROM applications_act ORDER BY application_id
    """,
}
type Counts = dict[str, int]
# How a schema tells which files are used or shown, the oldest first.
_USED: Final = (
    {"used": "first_used_at IS NOT NULL", "shown": "shown_count > 0"},
    {
        "used": "EXISTS (SELECT 1 FROM {table}use AS u WHERE u.file_id = {table}.id)",
        "shown": "EXISTS (SELECT 1 FROM {table}use AS u WHERE u.file_id = {table}.id "
        "AND u.is_public)",
    },
)


@dataclass(frozen=True)
class Upgrade:
    """What an operator has before and after `./kim migrate`."""

    before: Counts
    after: Counts
    uses: list[dict[str, list[str]]]  # files that were used, and shown to readers; before and after
    acts: list[list[list[Any]]]  # what each says; before and after
    definitions: Definitions
    migrations: list[str]  # pending ones, and those that nobody knows
    pages: dict[str, int]
    exported: list[str]  # tables of which exports of all sites have rows
    different: list[str]  # sites whose rows do not come back as they were
    names: list[str]  # of models, permissions and schedules that rows call so and nothing is


@pytest.fixture(scope="module", params=dumps.names())
def upgrade(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Upgrade:
    """What came of a named schema; the first process of a run that asks for it upgrades it."""
    base = Path(os.environ["KIMID_DATA_DIR"])
    done = base / f"upgrade-{request.param}"
    with (base / f"{done.name}-lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            with django_db_blocker.unblock():
                result = _upgraded(request.param, tmp_path_factory.mktemp("upgrade"))
            done.write_text(json.dumps(asdict(result), default=str))
        return Upgrade(**json.loads(done.read_text()))


def _upgraded(name: str, folder: Path) -> Upgrade:
    """A schema, loaded into a database of its own and brought to the present by the command
    line.
    """
    with loaded(name, folder) as url:
        with closing(opened_database(url)) as database:
            before, uses = row_counts(database), [_uses_of(database)]
            acts = [_acts_of(database)]
        environment = os.environ | {"KIMID_DATA_DIR": str(folder), "KIMID_DATABASE_URL": url}
        program("kimid", "migrate", environment=environment)
        with closing(opened_database(url)) as database:
            after, present = row_counts(database), definitions(database)
            uses.append(_uses_of(database))
            acts.append(_acts_of(database))
        seen = json.loads(program("tests.upgrades.visits", environment=environment))
    return Upgrade(before, after, uses, acts, present, **seen)


def _uses_of(database: BaseDatabaseWrapper) -> dict[str, list[str]]:
    with database.cursor() as cursor:
        tables = database.introspection.table_names(cursor)
        conditions = _USED["media_photouse" in tables]
        return {
            f"{table} {state}": _names(cursor, table, condition.format(table=table))
            for table in ("media_photo", "media_attachment")
            for state, condition in conditions.items()
        }


def _acts_of(database: BaseDatabaseWrapper) -> list[list[Any]]:
    with database.cursor() as cursor:
        tables = database.introspection.table_names(cursor)
        cursor.execute(next(query for table, query in _ACTS.items() if table in tables))
        return [list(row) for row in cursor.fetchall()]


def _names(cursor: CursorWrapper, table: str, condition: str) -> list[str]:
    cursor.execute(f"SELECT name FROM {table} WHERE {condition}")
    return sorted(name for (name,) in cursor.fetchall())


@pytest.mark.django_db
def test_an_old_install_gets_the_tables_of_a_new_one(upgrade: Upgrade) -> None:
    """The new one is the database of the tests, made by the same steps from nothing."""
    assert upgrade.migrations == []
    assert upgrade.definitions == definitions(connection)


def test_an_old_install_loses_no_row(upgrade: Upgrade) -> None:
    untouched = upgrade.before.keys() - ROWS_CHANGED_BY.keys() - _OF_DJANGO

    assert {table: upgrade.after.get(RENAMED.get(table, table)) for table in untouched} == {
        table: upgrade.before[table] for table in untouched
    }
    assert upgrade.before["newsroom_story"] > 20


def test_acts_of_an_old_install_say_what_they_said(upgrade: Upgrade) -> None:
    before, after = upgrade.acts

    assert after == before
    assert {"dissolve", "merge", "move"} == {kind for kind, *_words in before}


def test_files_of_an_old_install_are_used_and_shown_as_before(upgrade: Upgrade) -> None:
    before, after = ({kind: {*names} for kind, names in uses.items()} for uses in upgrade.uses)
    # The stage of the matrix has a photo and a document of one name that no row shows.
    of_no_row = before["media_photo shown"] & before["media_attachment shown"]

    assert {kind: names - of_no_row for kind, names in after.items()} == {
        kind: names - of_no_row for kind, names in before.items()
    }
    assert all(names - of_no_row for names in before.values())


def test_the_rows_of_every_site_leave_and_come_back(upgrade: Upgrade) -> None:
    tables = {each.label.lower() for each in TABLES.values() if each.site and not each.derived}

    assert tables - {*upgrade.exported} == _NEW_TABLES
    assert upgrade.different == []


def test_rows_of_an_old_install_name_nothing_that_is_gone(upgrade: Upgrade) -> None:
    assert upgrade.names == []


def test_readers_and_an_editor_of_an_old_install_find_their_pages(upgrade: Upgrade) -> None:
    assert {page: status for page, status in upgrade.pages.items() if status != 200} == {}
    assert len(upgrade.pages) == 8


@pytest.mark.django_db
def test_no_model_was_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True)


def test_the_schema_of_this_version_has_a_name() -> None:
    assert present_version() in dumps.names(), "run: python -m tests.upgrades.name_schema"


@pytest.mark.parametrize("name", dumps.names())
def test_a_migration_that_villages_have_applied_never_changes(name: str) -> None:
    named, present = hashes_of(name), present_hashes()

    changed = sorted(path for path, digest in named.items() if present.get(path) != digest)
    assert changed == [], f"part of the schema {name}: take the change back, add a new migration"
