"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

_STAYS = {"region": RegionChange.STAYS}

register_tables(
    TableAnswers(
        "reports.ReportEdition",
        InDoubt.OFFICE,
        alone="an office",
        people={"made_by": Erasure.NAMELESS},
        # the chairs of its annex, as the paper named them
        words={"kims": Erasure.RECORD},
        regions=_STAYS,
    ),
    TableAnswers("reports.OfficeLetterhead", InDoubt.OFFICE, alone="an office", regions=_STAYS),
    TableAnswers("reports.YearTarget", InDoubt.OFFICE, alone="an office", regions=_STAYS),
    TableAnswers("reports.IndicatorNote", InDoubt.OFFICE, alone="an office", regions=_STAYS),
    TableAnswers(
        "reports.ReportPhoto",
        InDoubt.OFFICE,
        alone="an office",
        regions={"office": RegionChange.STAYS},
    ),
    TableAnswers(
        "reports.SignedReport",
        InDoubt.OFFICE,
        alone="an office",
        people={"brought_by": Erasure.NAMELESS},
    ),
)
