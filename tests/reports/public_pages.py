"""Where readers find the open data of a period."""

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """A quarter of a province, all of it and a part."""
    return {
        ("portal", "data-period"): "/data/2025-tw3.json",
        ("portal", "data-period-part"): "/data/2025-tw3/saring/belum.json",
    }
