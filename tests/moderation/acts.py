"""A call of each action of moderation, for an actor who lacks the permission."""

from typing import Any, Final

from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Reader
from tests import build, visitors
from tests.events.action_case import ActionCase


def _report() -> Report:
    site = build.kim().site
    arguments: dict[str, Any] = {
        "path": "",
        "title": "KIM",
        "complaint": Complaint.WRONG,
        "words": "Keliru.",
        "sender": visitors.sender(),
    }
    return moderation.report(site, **arguments, by=Reader(), at=build.AT)


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.moderation.actions.answer": lambda: (
        _report(),
        {"outcome": Outcome.UNCHANGED, "words": "Sudah dicek."},
    ),
    "kimid.moderation.actions.see_contact": lambda: (_report(), {}),
    "kimid.moderation.actions.report": lambda: (
        build.kim().site,
        {
            "path": "",
            "title": "KIM",
            "complaint": Complaint.WRONG,
            "words": "Keliru.",
            "sender": visitors.sender(),
        },
    ),
}
