"""How far an office sends an unverified item on, and what is said of it."""

from typing import Final

from kimid.lib.codes import Level
from kimid.lib.text import enumeration
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire.models import Item

# The portals that an item then stands on besides the lower ones, by the highest of them.
REACHES: Final[dict[Level, str]] = {
    Level.REGENCY: "Portal kabupaten atau kota",
    Level.PROVINCE: "Portal kabupaten dan provinsi",
    Level.NATION: "Portal kabupaten, provinsi, dan nasional",
}

# The highest portals of what nobody has verified. The desk of its regency lists it.
UNVERIFIED_UP_TO: Final = Level.DISTRICT


def levels_open(item: Item, office: Site) -> list[Level]:
    """How far this office may send an item on, its own portal first."""
    highest = min(item.stands_up_to - 1, office.region.level)
    return [level for level in REACHES if level <= highest]


def office_name(region: Region) -> str:
    """`Kominfo Kubu Raya`; of the nation `Komdigi`."""
    return f"Kominfo {region.name_in_list}" if region.level else "Komdigi"


def sent_on_text(item: Item | None) -> str:
    """In the workspace: `Diteruskan Rudi, Kominfo Kubu Raya, sebelum diperiksa.` Empty if nobody
    sent it on.
    """
    if item is None or item.sent_on_by is None or item.sent_on_from is None:
        return ""
    office = office_name(item.sent_on_from)
    return f"Diteruskan {item.sent_on_by.name}, {office}, sebelum diperiksa."


def sent_on_in_public(item: Item | None) -> str:
    """For readers, without the name of a person: `Diteruskan Kominfo Kubu Raya sebelum diperiksa.`
    Empty if nobody sent it on.
    """
    if item is None or item.sent_on_from is None:
        return ""
    return f"Diteruskan {office_name(item.sent_on_from)} sebelum diperiksa."


def unverified_reach(site: Site, highest: int = UNVERIFIED_UP_TO) -> str:
    """Where readers find what nobody has verified yet, in a sentence or two. `highest` is the
    highest portal on which it stands.
    """
    above = "Portal di atasnya menyusul begitu ada yang memastikan."
    return f"Tampil di {unverified_places(site, highest)}. {above}"


def unverified_places(site: Site, highest: int = UNVERIFIED_UP_TO) -> str:
    """`situs KIM, portal desa, dan portal kecamatan`; of a kelurahan `portal kelurahan`. A KIM of a
    regency has only its site.
    """
    named = {Level.VILLAGE: site.region.term.lower(), Level.DISTRICT: "kecamatan"}
    portals = [
        f"portal {word}" for level, word in named.items() if highest <= level <= site.region.level
    ]
    return enumeration(["situs KIM", *portals])
