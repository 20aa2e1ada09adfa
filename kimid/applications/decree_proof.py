"""What makes the proof sheet of a KIM trustworthy on paper: which office recorded its decree, when,
and in whose hands that was.
"""

from typing import Any

from kimid.access.acting_office import actors_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.hands import hands_text
from kimid.applications.models import Application, Purpose
from kimid.events.models import Event
from kimid.registry.decree_standing import DecreeStanding
from kimid.registry.models import Decree, Kim


def recording_of(decree: Decree) -> Event | None:
    """When and by whom a decree was entered into the register."""
    rows = Event.objects.filter(
        subject=Kim._meta.label, subject_id=str(decree.kim_id), kind="kim.decree_recorded"
    )
    return rows.filter(data__decree=decree.number).order_by("-pk").first()


def comparison_of(decree: Decree) -> Event | None:
    """When and by whom a decree from the list of an office was compared with its paper."""
    rows = Event.objects.filter(
        subject=Kim._meta.label, subject_id=str(decree.kim_id), kind="kim.decree_compared"
    )
    return rows.filter(data__decree=decree.number).order_by("-pk").first()


def proof_of_hands(kim: Kim, standing: DecreeStanding) -> dict[str, Any]:
    """For the proof sheet: which office brought the list on which the decree stands, or compared
    it, or recorded it and whether its paper was checked; and where an office entered it itself,
    also the end of the KIM, which one did what. Nobody is named.
    """
    decree = standing.decree if standing.counts or standing.is_listed else None
    recorded = recording_of(decree) if decree else None
    number = recorded.data.get("application") if recorded else None
    rows = kim.applications.select_related("entered_by", "decided_by", "deciding_office", "region")
    ended = rows.filter(purpose=Purpose.ACT, step=ApplicationStep.VERIFIED) if kim.has_ended else []
    checked: list[Application] = [*(rows.filter(pk=number) if number else []), *ended]
    is_compared = decree is not None and standing.counts and number is None
    compared = comparison_of(decree) if decree and is_compared else None
    actors = actors_of([each for each in (recorded, compared) if each])
    return {
        "recorded": recorded,
        "recorder": actors[recorded.pk].in_public if recorded else "",
        "was_checked": number is not None,
        "compared": compared,
        "comparer": actors[compared.pk].in_public if compared else "",
        "is_listed": standing.is_listed,
        "hands": [text for each in checked if (text := hands_text(each))],
    }
