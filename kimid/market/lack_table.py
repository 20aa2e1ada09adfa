"""What sellers of each KIM lack, as rows for spreadsheets: names of KIM, and numbers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kimid.lib.codes import Level
from kimid.lib.csv_export import without_formula
from kimid.market.checklist_queries import lacks_by_kim
from kimid.market.paper_steps import STEPS
from kimid.places.models import Region

_COUNTS: Final = ("perlu", "belum", "katanya_punya")
HEADINGS: Final = (
    *("kim", "kabupaten_kota", "kecamatan", "desa_kelurahan", "penjual"),
    *(f"{step.kind.value.replace('-', '_')}_{each}" for step in STEPS for each in _COUNTS),
)


def lack_rows(region: Region, today: date) -> Iterator[list[str | int]]:
    """A row for each KIM that has something to sell, in the order of HEADINGS."""
    for site, place in lacks_by_kim(region, today):
        names = {each.level: each.full_name for each in site.region.up_to(Level.REGENCY)}
        yield [
            without_formula(place.name),
            *(names.get(level, "") for level in (Level.REGENCY, Level.DISTRICT, Level.VILLAGE)),
            place.sellers,
            *(n for each in place.lacks for n in (each.needed, each.lacking, each.claimed)),
        ]
