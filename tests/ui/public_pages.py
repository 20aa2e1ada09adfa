"""Where readers find the script of public pages."""

from kimid.ui.scripts import script_digest
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The same on every site."""
    path = f"/skrip/reading.{script_digest('reading')}.js"
    return {(kind, "script"): path for kind in ("kim", "portal")}
