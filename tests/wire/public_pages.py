"""What pages call to count their readers."""

from django.conf import settings

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The two counters of an item."""
    return {
        ("kim", "shared"): f"/dibagikan/{country.long.item_id}/",
        ("kim", "read"): f"{settings.COUNTED_PATH}{country.long.item_id}.gif",
    }
