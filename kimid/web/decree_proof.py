"""What makes the proof sheet of a KIM trustworthy on paper: who recorded its decree, and when."""

from kimid.events.models import Event
from kimid.registry.models import Decree, Kim


def recording_of(decree: Decree) -> Event | None:
    """When and by whom a decree was entered into the register."""
    rows = Event.objects.filter(
        subject=Kim._meta.label, subject_id=str(decree.kim_id), kind="kim.decree_recorded"
    )
    return rows.filter(data__decree=decree.number).order_by("-pk").first()
