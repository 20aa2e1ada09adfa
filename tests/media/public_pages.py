"""Where readers get photos and documents."""

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The files of a photo and a document that something published carries."""
    return {
        ("media", "photo"): f"/f/{country.photo}/320.webp",
        ("media", "attachment"): f"/lampiran/{country.photo}.pdf",
    }
