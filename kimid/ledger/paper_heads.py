"""What papers of a group say of it, from the register: its letterhead, its decree, who signs."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kimid.applications.documents.data import DocumentData, data_of_kim
from kimid.applications.documents.jurisdiction import Jurisdiction
from kimid.ledger.models import FundingTarget
from kimid.lib import clock
from kimid.lib.document.blocks import BLANK
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.decree_standing import DecreeStanding, standing_of
from kimid.registry.models import Kim

NO_DATA: Final = "Belum ada data."
_NO_DECREE: Final = "Keputusan: belum ada data"
# A lurah is a civil servant and signs with a number; a head of a village is none.
SERVICE_NUMBER: Final = f"NIP {BLANK}{BLANK}"
_CHAIR, _TREASURER = "Ketua", "Bendahara"


@dataclass(frozen=True)
class PaperHead:
    """The words of a group on paper. `official` is who heads its place: `Kepala Desa Teluk Kapuas`,
    `Lurah Bansir Laut`; `term` is the word of its place (`Desa`, `Nagari`); `is_village` is false
    for a kelurahan.
    """

    name_lines: tuple[str, ...]
    place: str
    decree: str
    official: str
    seat: str
    budget: str
    term: str
    is_village: bool
    chair: str
    treasurer: str

    @property
    def full_name(self) -> str:
        return " ".join(self.name_lines)

    @property
    def letterhead(self) -> dict[str, Any]:  # values of a template
        """What stands above every paper of the group: its name in lines, its place, its decree."""
        return {
            "name_lines": [line.upper() for line in self.name_lines],
            "place": self.place,
            "decree": self.decree,
        }

    @property
    def has_decree(self) -> bool:
        return self.decree != _NO_DECREE

    @property
    def official_number(self) -> str:
        """A line for the number of a civil servant; a head of a village has none."""
        return "" if self.is_village else SERVICE_NUMBER

    @property
    def own_target(self) -> FundingTarget:
        """Whom a group here asks for public money."""
        return FundingTarget.VILLAGE if self.is_village else FundingTarget.KELURAHAN


def head_of(kim: Kim, on: date) -> PaperHead:
    """What the register says of a group on a day. Six queries."""
    data = data_of_kim(kim, on)
    return PaperHead(
        name_lines=data.name_lines,
        place=data.location,
        decree=_decree_line(data, standing_of(kim, on)),
        official=data.place.office().title,
        seat=data.place.office().seat,
        budget=data.place.budget,
        term=data.place.region.term,
        is_village=data.place.is_village,
        chair=data.holder_of(_CHAIR),
        treasurer=data.holder_of(_TREASURER),
    )


def _decree_line(data: DocumentData, standing: DecreeStanding) -> str:
    """`Keputusan Kepala Desa Teluk Kapuas Nomor 141/8/2024, berlaku sampai 28 November 2027`."""
    decree = standing.decree
    if decree is None:
        return _NO_DECREE
    if standing.is_listed:
        return f"Keputusan Nomor {decree.number} menurut daftar dinas, belum dicocokkan"
    words = standing.sentence.removeprefix("SK ").partition(", ")[0]
    return f"Keputusan {data.office.title} Nomor {decree.number}, {words}"


def official_of(region: Region) -> str:
    """Who heads a place, as all papers write it: `Keuchik Gampong Lambaro`. Two queries."""
    return Jurisdiction(lineage_of(region.code)).office().title


def signing_line(head: PaperHead, on: date | None, year: int) -> str:
    """`Teluk Kapuas, 27 November 2026`, or with a blank for the day."""
    return f"{head.seat}, {clock.day(on) if on else f'{BLANK}{BLANK} {year}'}"
