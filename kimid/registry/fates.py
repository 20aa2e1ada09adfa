"""What has become of a KIM, in words that everybody may read: they name no person."""

from typing import NamedTuple

from kimid.lib import clock
from kimid.registry.models import FormerNumber, Kim


class Fate(NamedTuple):
    """How a KIM ended. `url` is the site of the one it went into."""

    title: str
    name: str = ""
    url: str = ""


def fate_of(kim: Kim) -> Fate | None:
    """How this KIM has ended; None while it goes on. One query for one that went into another."""
    if kim.ended_on is None:
        return None
    day, into = clock.day(kim.ended_on), kim.merged_into
    return Fate(f"Bergabung ke {into.name} {day}", into.name, into.site.url) if into else Fate(f"Dibubarkan {day}")


def former_numbers_of(kim: Kim) -> list[FormerNumber]:
    """The numbers it had before it moved, the latest first. One query."""
    return list(kim.former_numbers.select_related("region").order_by("-pk"))
