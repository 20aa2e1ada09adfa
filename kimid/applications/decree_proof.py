"""What makes the proof sheet of a KIM trustworthy on paper: which office recorded its decree, when,
and in whose hands that was.
"""

from typing import Any

from kimid.access.acting_office import actors_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.hands import hands_text
from kimid.applications.models import Application, Purpose
from kimid.events.models import Event
from kimid.registry.models import Decree, Kim


def recording_of(decree: Decree) -> Event | None:
    """When and by whom a decree was entered into the register."""
    rows = Event.objects.filter(
        subject=Kim._meta.label, subject_id=str(decree.kim_id), kind="kim.decree_recorded"
    )
    return rows.filter(data__decree=decree.number).order_by("-pk").first()


def proof_of_hands(kim: Kim, decree: Decree | None) -> dict[str, Any]:
    """For the proof sheet: which office recorded the decree, whether its paper was checked, and
    where an office entered it itself, also the end of the KIM, which one did what. Nobody is named.
    """
    recorded = recording_of(decree) if decree else None
    number = recorded.data.get("application") if recorded else None
    rows = kim.applications.select_related("entered_by", "decided_by", "deciding_office", "region")
    ended = rows.filter(purpose=Purpose.ACT, step=ApplicationStep.VERIFIED) if kim.has_ended else []
    checked: list[Application] = [*(rows.filter(pk=number) if number else []), *ended]
    return {
        "recorded": recorded,
        "recorder": actors_of([recorded])[recorded.pk].in_public if recorded else "",
        "was_checked": number is not None,
        "hands": [text for each in checked if (text := hands_text(each))],
    }
