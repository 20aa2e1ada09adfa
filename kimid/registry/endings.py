"""What has become of a KIM, in words that everybody may read: they name no person."""

from typing import NamedTuple

from kimid.lib import clock
from kimid.registry.models import FormerNumber, Kim


class KimEnding(NamedTuple):
    """How a KIM ended. `name` and `url` are those of the KIM it went into."""

    title: str
    name: str = ""
    url: str = ""


def ending_of(kim: Kim) -> KimEnding | None:
    """How this KIM has ended; None while it goes on. At most two queries, for one that went
    into another.
    """
    if kim.ended_on is None:
        return None
    day = clock.day(kim.ended_on)
    into = kim.merged_into
    return (
        KimEnding(f"Bergabung ke {into.name} {day}", into.name, into.site.url)
        if into
        else KimEnding(f"Dibubarkan {day}")
    )


def former_numbers_of(kim: Kim) -> list[FormerNumber]:
    """The numbers it had before it moved, the latest first. One query."""
    return list(kim.former_numbers.select_related("region").order_by("-pk"))
