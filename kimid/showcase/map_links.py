"""The ways from a potential to the maps of others."""

from typing import NamedTuple
from urllib.parse import quote

from kimid.showcase.models import Potential


class MapLinks(NamedTuple):
    """`phone` opens the map that a phone has; `web` is a page for who has none."""

    phone: str
    web: str


def map_links(potential: Potential) -> MapLinks | None:
    """Where others show the point of a potential; None where it has none."""
    if potential.point is None:
        return None
    lat, lon = potential.point_words.split(", ")
    return MapLinks(
        f"geo:{lat},{lon}?q={lat},{lon}({quote(potential.name)})",
        f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=15/{lat}/{lon}",
    )
