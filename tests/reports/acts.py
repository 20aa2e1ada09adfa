"""A call of each action of reports, for an actor who lacks the permission."""

from typing import Final

from kimid.lifecycle.actions.visits import VisitText
from kimid.media.paper import StoredPages
from kimid.reports.actions import NoteText, PhotoText
from tests import build
from tests.events.action_case import ActionCase
from tests.reports import quarters

_STORED: Final = StoredPages("abcdefgh23456789", 1, 5)
_PERIOD: Final = quarters.QUARTER
_DAY: Final = _PERIOD.first


def _visit_text() -> VisitText:
    return VisitText(build.region("6112"), None, _DAY, "094/1", "SK diperiksa.")


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.reports.actions.freeze_period": lambda: (build.region("6112"), {"period": _PERIOD}),
    "kimid.reports.actions.correct_period": lambda: (
        quarters.frozen(build.region("6112")).region,
        {"period": _PERIOD, "reason": "SK dicocokkan"},
    ),
    "kimid.reports.actions.set_letterhead": lambda: (
        build.region("6112"),
        {"letterhead": {"agency": "Dinas Kominfo", "signer_post": "Kepala Dinas"}, "seen": None},
    ),
    "kimid.reports.actions.set_targets": lambda: (
        build.region("6112"),
        {"year": 2025, "targets": {"kim": 120}, "seen": {}},
    ),
    "kimid.reports.actions.write_notes": lambda: (
        build.region("6112"),
        {"period": _PERIOD, "notes": {"kim": NoteText("Sinyal lemah", "")}, "seen": {}},
    ),
    "kimid.reports.actions.add_photo": lambda: (
        build.region("6112"),
        {"period": _PERIOD, "photo": PhotoText(_STORED, "Rapat", _DAY)},
    ),
    "kimid.reports.actions.remove_photo": lambda: (
        quarters.photo_of(build.region("6112"), build.officer("6112")),
        {},
    ),
    "kimid.reports.actions.record_visit": lambda: (build.region("6112"), {"visit": _visit_text()}),
    "kimid.reports.actions.withdraw_visit": lambda: (
        quarters.visit_to(build.region("6112"), build.officer("6112")),
        {},
    ),
    "kimid.reports.actions.bring_signed": lambda: (
        quarters.frozen(build.region("6112")),
        {"stored": _STORED},
    ),
}
