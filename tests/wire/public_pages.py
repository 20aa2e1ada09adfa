"""What pages call to count their readers, and the card of what they show."""

from django.conf import settings

from kimid.wire.models import Item
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The two counters of an item, and its card."""
    card = Item.objects.values_list("card", flat=True).get(pk=country.long.item_id or 0)
    return {
        ("media", "card"): f"/kartu/{card}.jpg",
        ("kim", "shared"): f"/dibagikan/{country.long.item_id}/",
        ("kim", "read"): f"{settings.COUNTED_PATH}{country.long.item_id}.gif",
    }
