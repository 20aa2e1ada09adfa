"""What makes the proof sheet of a KIM trustworthy on paper: who recorded its decree, and a code that leads back to the page."""

from functools import lru_cache

import segno

from kimid.events.models import Event
from kimid.registry.models import Decree, Kim


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The QR code of an address as a `data:` picture, black on white in every scheme; a quarter of it may be damaged."""
    return segno.make_qr(address, error="q").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")


def recording_of(decree: Decree) -> Event | None:
    """When and by whom a decree was entered into the register."""
    rows = Event.objects.filter(thing=Kim._meta.label, thing_id=str(decree.kim_id), kind="kim.decree_recorded")
    return rows.filter(facts__decree=decree.number).order_by("-pk").first()
