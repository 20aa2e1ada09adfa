"""Where readers find the open numbers."""

from typing import Final

from tests import past
from tests.house.country import Addresses, Country

_NUMBERS: Final = {
    ("portal", "data"): "/data/",
    ("portal", "data-file"): "/data.csv",
    ("portal", "data-in-order"): "/data/urut/kim/",
    ("portal", "data-part"): "/data/saring/belum/",
    ("portal", "data-report"): "/data.pdf",
    ("portal", "data-map"): "/peta.svg",
    ("portal", "data-book"): "/data.xlsx",
    ("portal", "data-open"): "/data.json",
}


def addresses(country: Country) -> Addresses:
    """The open numbers of a province, also beside those of a former report."""
    old_day = past.old_day(past.old_report("61"))
    return {**_NUMBERS, ("portal", "data-beside"): f"/data/banding/{old_day}/"}
