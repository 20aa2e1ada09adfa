"""Villages that an office chose before rows were looked at again are still chosen after that."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from kimid.onboarding.actions import importing
from kimid.onboarding.models import ImportColumn, ImportRow, RowState
from tests import build, build_registry

pytestmark = pytest.mark.django_db


def _upgrade() -> None:
    migration = import_module("kimid.onboarding.migrations.0004_rows_mended_here")
    migration.keep_choices(apps, connection.schema_editor())


def _chosen_before() -> ImportRow:
    """A row as it was kept before: of the choice, only the village."""
    row = build_registry.import_row()
    row.cells[row.import_list.columns[ImportColumn.VILLAGE]] = "Teluk"
    row.candidates = [row.place_id, "6112012001"]
    row.save(update_fields=["cells", "candidates"])
    return row


def test_an_upgrade_keeps_the_village_that_was_chosen_for_a_row() -> None:
    row = _chosen_before()
    chosen = row.place_id

    _upgrade()
    importing.mend_row(
        row.import_list,
        number=row.number,
        cells={ImportColumn.SECRETARY: "Ani"},
        by=row.import_list.entered_by,
        at=build.AT,
    )

    row.refresh_from_db()
    assert (row.state, row.place_id, row.chosen) == (RowState.NEW, chosen, chosen)


def test_an_upgrade_chooses_for_no_row_that_was_sure_or_is_entered() -> None:
    sure = build_registry.import_row()
    entered = _chosen_before()
    entered.state = RowState.ENTERED
    entered.save(update_fields=["state"])

    _upgrade()

    assert set(ImportRow.objects.values_list("chosen", flat=True)) == {""}
    assert sure.place_id
