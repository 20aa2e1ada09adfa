"""A call of each action of lists of offices, for an actor who lacks the permission."""

from typing import Any, Final

from django.db.models import Model

from kimid.onboarding.actions.comparing import DecreeText
from kimid.onboarding.models import RowAnswer
from kimid.onboarding.worksheet import read_worksheet
from tests import build, build_registry
from tests.events.action_case import ActionCase

_IMPORTING: Final = "kimid.onboarding.actions.importing"
_COMPARING: Final = "kimid.onboarding.actions.comparing"


def _of_row(**said: Any) -> tuple[Model, dict[str, Any]]:
    row = build_registry.import_row()
    return row.import_list, {"number": row.number, **said}


def _compared() -> tuple[Model, dict[str, Any]]:
    decree = build_registry.listed_decree(build.kim())
    return decree.kim, {"decree": decree, "text": DecreeText.of(decree)}


def _refused() -> tuple[Model, dict[str, Any]]:
    decree = build_registry.listed_decree(build.kim())
    return decree.kim, {"decree": decree, "reason": "Suratnya tidak ada."}


def _added() -> tuple[Model, dict[str, Any]]:
    return build.region("6112"), {"name": "a" * 20, "file_name": "a.jpg", "decree": None}


def _dropped() -> tuple[Model, dict[str, Any]]:
    paper = build_registry.decree_paper(None)
    return paper.region, {"paper": paper}


def _placed() -> tuple[Model, dict[str, Any]]:
    decree = build_registry.listed_decree(build.kim())
    return build_registry.decree_paper(None), {"decree": decree}


ACTS: Final[dict[str, ActionCase]] = {
    f"{_IMPORTING}.begin_import": lambda: (
        build.region("6112"),
        {"file_name": "a.csv", "worksheet": read_worksheet([["Nama KIM", "Desa"]])},
    ),
    f"{_IMPORTING}.choose_columns": lambda: (
        build_registry.import_row().import_list,
        {"columns": {}},
    ),
    f"{_IMPORTING}.choose_place": lambda: _of_row(place=build.region().code),
    f"{_IMPORTING}.mend_row": lambda: _of_row(cells={"desa": "Teluk Kapuas"}),
    f"{_IMPORTING}.answer_rows": lambda: (
        build_registry.import_row().import_list,
        {"numbers": [2], "answer": RowAnswer.SKIP},
    ),
    f"{_IMPORTING}.start_import": lambda: (
        build_registry.import_row().import_list,
        {},
    ),
    f"{_IMPORTING}.enter_row": lambda: (build_registry.import_row(), {}),
    f"{_COMPARING}.add_decree_paper": _added,
    f"{_COMPARING}.give_decree_pages": lambda: (
        build_registry.decree_paper(None),
        {"page_count": 1, "size_bytes": 1},
    ),
    f"{_COMPARING}.refuse_decree_paper": lambda: (
        build_registry.decree_paper(None),
        {"why": "Tidak terbaca."},
    ),
    f"{_COMPARING}.place_decree_paper": _placed,
    f"{_COMPARING}.drop_decree_paper": _dropped,
    f"{_COMPARING}.record_decree_paper_view": lambda: (
        build_registry.decree_paper(None),
        {"page_number": 1},
    ),
    f"{_COMPARING}.compare_decree": _compared,
    f"{_COMPARING}.refuse_decree": _refused,
}
