"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "ict.Means",
        InDoubt.NOT_SHOWN,
        site="kim__site",
        words={"entered_by": Erasure.RECORD},
    ),
    TableAnswers(
        "ict.Training",
        InDoubt.NOT_SHOWN,
        site="means__kim__site",
        words={"trainer": Erasure.RECORD},
    ),
    TableAnswers(
        "ict.IctRules",
        InDoubt.OFFICE,
        alone="an office",
        words={"made_by": Erasure.RECORD},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "ict.IctCount",
        InDoubt.DERIVED,
        site="kim__site",
    ),
)
