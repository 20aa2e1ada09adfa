"""How a place speaks in its papers: who heads it, on whose letterhead, out of which money, by which
laws.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.document.blocks import BLANK
from kimid.places.models import Region, RegionKind
from kimid.registry.policies import Issuer

# Titles that stand before the bare name: Lurah Bansir Laut, Camat Sungai Raya. Others name it
# whole: Keuchik Gampong Lambaro.
_TITLES_BEFORE_SHORT_NAME: Final = frozenset({"lurah", "camat", "panewu"})
_VILLAGES: Final = frozenset({RegionKind.DESA, RegionKind.DESA_ADAT})
_LAW_EVERYWHERE: Final = (
    "Peraturan Menteri Komunikasi dan Informatika Nomor 4 Tahun 2024 tentang Penyelenggaraan"
    " Urusan Pemerintahan Konkuren"
    " Bidang Komunikasi dan Informatika"
)
_LAWS_OF_VILLAGES: Final = (
    "Undang-Undang Nomor 6 Tahun 2014 tentang Desa beserta perubahannya",
    "Peraturan Menteri Dalam Negeri Nomor 18 Tahun 2018 tentang Lembaga Kemasyarakatan Desa dan"
    " Lembaga Adat Desa",
)


@dataclass(frozen=True)
class IssuingOffice:
    """Who signs a decree: `Kepala Desa Teluk Kapuas`, in `Teluk Kapuas`."""

    title: str
    seat: str
    letterhead: tuple[str, ...]


@dataclass(frozen=True)
class Jurisdiction:
    """A region with all above it, lowest first, as `lineage_of` gives them."""

    lineage: Sequence[Region]

    @property
    def region(self) -> Region:
        return self.lineage[0]

    @property
    def is_village(self) -> bool:
        """A desa by whatever name: it has a budget and laws of its own. A kelurahan has neither."""
        return self.region.kind in _VILLAGES

    @property
    def term_word(self) -> str:
        """`desa`, `kelurahan`, `nagari`, `gampong`, `kecamatan`."""
        return self.region.term.lower()

    @property
    def full_name(self) -> str:
        """`Desa Teluk Kapuas, Kecamatan Sungai Raya, Kabupaten Kubu Raya`: down from the regency,
        or the region alone.
        """
        named = [each.full_name for each in self.lineage if each.level >= Level.REGENCY]
        return ", ".join(named) or self.region.full_name

    @property
    def government(self) -> Region:
        """The region whose budget applies here: the regency or city, else the region itself."""
        return self._at(Level.REGENCY) or self.region

    @property
    def budget(self) -> str:
        """The public money that may pay for something here."""
        if self.is_village:
            budget = f"Anggaran Pendapatan dan Belanja {self.region.term}"
            return f"{budget} (APBDes)" if self.region.term == "Desa" else budget
        budget = f"Anggaran Pendapatan dan Belanja Daerah {self.government.full_name}"
        district = self._at(Level.DISTRICT)
        return f"{budget} melalui {district.full_name}" if district else budget

    @property
    def laws(self) -> list[str]:
        """What holds everywhere in places of this kind."""
        return [*(_LAWS_OF_VILLAGES if self.is_village else ()), _LAW_EVERYWHERE]

    @property
    def local_law(self) -> str:
        """A regulation of the government here, to be filled in if there is one."""
        ruler = _title(self.government.head_title)
        return (
            f"Peraturan {ruler} {self.government.short_name} Nomor {BLANK} Tahun {BLANK} tentang"
            f" {BLANK} (bila ada)"
        )

    def office(self, issuer: str = "") -> IssuingOffice:
        """Who issues a decree here. When nobody has said, it is the head of the region itself."""
        district = self._at(Level.DISTRICT)
        region = self.region
        if issuer == Issuer.AGENCY or region.level <= Level.REGENCY:
            agency = f"Dinas {BLANK}"
            title = f"Kepala {agency} {self.government.full_name}"
            return IssuingOffice(title, BLANK, (_government(self.government), agency.upper()))
        if region.level == Level.VILLAGE and issuer != Issuer.DISTRICT:
            title = _head_of(region)
            own = title if self.is_village else region.full_name
            above = [district.full_name.upper()] if district else []
            return IssuingOffice(
                title, region.short_name, (_government(self.government), *above, own.upper())
            )
        seat = district or region
        return IssuingOffice(
            _head_of(seat), seat.short_name, (_government(self.government), seat.full_name.upper())
        )

    def issuer_named(self, title: str) -> str:
        """Which issuer a decree in the register names by its title."""
        district = self._at(Level.DISTRICT)
        if title.lower() in {"camat", district.head_title if district else "camat"}:
            return Issuer.DISTRICT
        return Issuer.AGENCY if "dinas" in title.lower() else Issuer.HEAD

    def _at(self, level: Level) -> Region | None:
        return next((each for each in self.lineage if each.level == level), None)


def _government(region: Region) -> str:
    return f"PEMERINTAH {region.full_name.upper()}"


def _head_of(region: Region) -> str:
    """`Kepala Desa Teluk Kapuas`, `Lurah Bansir Laut`, `Keuchik Gampong Lambaro`."""
    title = region.head_title
    is_bare = title in _TITLES_BEFORE_SHORT_NAME or title.endswith(region.term.lower())
    return f"{_title(title)} {region.short_name if is_bare else region.full_name}"


def _title(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())
