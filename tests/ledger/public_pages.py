"""Where readers find the money of a group, of which each part brings its own."""

from tests.house.country import Addresses, Country
from tests.ledger.money_pages import money_addresses
from tests.ledger.year_papers_pages import year_report_addresses


def addresses(country: Country) -> Addresses:
    """All pages."""
    return {**money_addresses(country), **year_report_addresses(country)}
