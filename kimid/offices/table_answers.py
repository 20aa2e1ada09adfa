"""What the table of this app answers (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "offices.PostChange",
        InDoubt.OFFICE,
        alone="an office",
        people={"holder": Erasure.NAMELESS, "made_by": Erasure.NAMELESS},
        words={"moved_to": Erasure.RECORD, "letter_number": Erasure.RECORD},
        regions={"region": RegionChange.MOVES},
    ),
)
