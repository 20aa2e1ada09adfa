"""The texts that people type about reports of readers."""

from typing import Final

from django.utils import timezone

from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, visitors
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {"moderation.Report": "answer"}
NOT_PUBLIC: Final = {
    # Of readers, for the group only.
    "moderation.Report": "ticket path title words contact"
}


def _answer_report(kim: Kim, by: Person, text: str) -> object:
    row = moderation.report(
        kim.site,
        path="",
        title="Situs",
        complaint=Complaint(Complaint.values[0]),
        words="Ada yang keliru.",
        sender=visitors.sender(),
        by=build.BUILDER,
        at=timezone.now(),
    )
    return moderation.answer(
        row, outcome=Outcome(Outcome.values[0]), words=text, by=by, at=timezone.now()
    )


WITH_ADDRESSES: Final[dict[str, PublicTextCase]] = {"the answer to a report": _answer_report}
