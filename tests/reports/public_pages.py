"""Where readers find the open data of a period."""

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """A quarter of a province, all of it and a part, also beside that of a year ago."""
    return {
        ("portal", "data-period"): "/data/2025-tw3.json",
        ("portal", "data-period-part"): "/data/2025-tw3/saring/belum.json",
        ("portal", "data-period-compared"): "/data/2025-tw3/banding/tahun-lalu.json",
        ("portal", "data-period-part-compared"): (
            "/data/2025-tw3/saring/belum/banding/tahun-lalu.json"
        ),
    }
