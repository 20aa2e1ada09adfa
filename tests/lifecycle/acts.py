"""A call of each action of the life of a KIM, for an actor who lacks the permission."""

from typing import Final

from kimid.lifecycle.actions.silence import VisitReport
from kimid.lifecycle.models import StopReason, Threat
from tests import build
from tests.events.action_case import ActionCase

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.lifecycle.actions.silence.move_by_silence": lambda: (build.kim(), {}),
    "kimid.lifecycle.actions.silence.record_visit": lambda: (build.kim(), {"visit": VisitReport()}),
    "kimid.lifecycle.actions.silence.ask_revival": lambda: (build.kim(), {"plan": "Kami lanjut."}),
    "kimid.lifecycle.actions.silence.revive": lambda: (build.kim(), {"note": "Lanjut."}),
    "kimid.lifecycle.actions.silence.decline_revival": lambda: (build.kim(), {"note": "Belum."}),
    "kimid.lifecycle.actions.suspending.propose_suspension": lambda: (
        build.kim(),
        {"reason": StopReason.MONEY, "words": "Menarik iuran."},
    ),
    "kimid.lifecycle.actions.suspending.agree_to_suspend": lambda: (build.kim(), {}),
    "kimid.lifecycle.actions.suspending.end_suspension": lambda: (
        build.kim(),
        {"note": "Selesai."},
    ),
    "kimid.lifecycle.actions.suspending.appeal": lambda: (build.kim(), {"words": "Tidak benar."}),
    "kimid.lifecycle.actions.suspending.answer_appeal": lambda: (
        build.kim(),
        {"is_granted": True, "words": "Ya."},
    ),
    "kimid.lifecycle.actions.suspending.quarantine": lambda: (
        build.kim(),
        {"threat": Threat.BREACH, "words": ""},
    ),
    "kimid.lifecycle.actions.suspending.confirm_account": lambda: (
        build.kim(),
        {"person": build.person(), "how": "Datang."},
    ),
    "kimid.lifecycle.actions.suspending.end_account": lambda: (
        build.kim(),
        {"person": build.person(), "how": "Tidak dikenal."},
    ),
    "kimid.lifecycle.actions.suspending.lift_quarantine": lambda: (build.kim(), {"note": "Beres."}),
}
