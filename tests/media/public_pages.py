"""Where readers get photos, documents and cards."""

from kimid.wire.models import Item
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The files of a photo, a document and a card that something published carries."""
    return {
        ("media", "photo"): f"/f/{country.photo}/320.webp",
        ("media", "attachment"): f"/lampiran/{country.photo}.pdf",
        ("media", "card"): f"/kartu/{Item.objects.exclude(card='').values_list('card')[0][0]}.jpg",
    }
