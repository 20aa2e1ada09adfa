"""What the history of a KIM says of its life: what whoever opens its site sees there anyway."""

from typing import Final

from kimid.lifecycle.queries import life_event_text
from kimid.registry.history import HistorySource, about_kim
from kimid.registry.models import Kim

_KINDS: Final = (
    *("kim.stage_moved", "kim.revived", "kim.suspended", "kim.suspension_ended"),
    *("kim.quarantined", "kim.released"),
)


def source_of(kim: Kim) -> HistorySource:
    """The life of a KIM in its history. No query."""
    return HistorySource(_KINDS, about_kim(kim, _KINDS), life_event_text)
