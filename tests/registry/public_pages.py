"""Where readers find the register."""

from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The page of a group, the directory, the terms."""
    return {
        ("kim", "profile"): "/profil/",
        ("portal", "directory"): "/kim/",
        ("portal", "directory-part"): "/kim/ber-sk/",
        ("portal", "send-news"): "/kirim-kabar/",
        ("portal", "terms"): "/syarat/",
    }
