"""A call of each action of lists of offices, for an actor who lacks the permission."""

from typing import Any, Final

from django.db.models import Model

from kimid.onboarding.matching import RowVerdict
from kimid.onboarding.models import ImportRow, RowState
from kimid.onboarding.worksheet import read_worksheet
from tests import build, build_registry
from tests.events.action_case import ActionCase


def _judged(row: ImportRow) -> tuple[Model, dict[str, Any]]:
    return row.import_list, {"columns": {}, "verdicts": {row.number: RowVerdict(RowState.NEW)}}


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.onboarding.actions.begin_import": lambda: (
        build.region("6112"),
        {"file_name": "a.csv", "worksheet": read_worksheet([["Nama KIM", "Desa"]]), "verdicts": []},
    ),
    "kimid.onboarding.actions.choose_columns": lambda: _judged(build_registry.import_row()),
    "kimid.onboarding.actions.choose_place": lambda: (
        build_registry.import_row(),
        {"place": build.region()},
    ),
    "kimid.onboarding.actions.start_import": lambda: (
        build_registry.import_row().import_list,
        {},
    ),
    "kimid.onboarding.actions.enter_row": lambda: (build_registry.import_row(), {}),
}
