"""What the history of a KIM says of its means."""

from typing import Final

from kimid.events.models import Event
from kimid.registry.history import HistorySource, about_kim
from kimid.registry.models import Kim

EVENT_TEXTS: Final = {"kim.means_described": "Sarana KIM diisi"}


def source_of(kim: Kim) -> HistorySource:
    """The means of a KIM in its history. No query."""
    return HistorySource(EVENT_TEXTS, about_kim(kim, EVENT_TEXTS), _text)


def _text(row: Event) -> str:
    return EVENT_TEXTS[row.kind]
