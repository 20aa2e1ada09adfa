"""Where readers see that a decree is true."""

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The proof page."""
    return {("kim", "proof"): "/sk/"}
