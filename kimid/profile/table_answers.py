"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "profile.ProfileBlock",
        InDoubt.HELD,
        site="site",
        people={"changed_by": Erasure.NAMELESS, "held_account": Erasure.NAMELESS},
        words={"content": Erasure.PUBLISHED},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "profile.BlockProposal",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"proposed_by": Erasure.NAMELESS, "answered_by": Erasure.NAMELESS},
        words={"content": Erasure.RECORD},
        regions={"region": RegionChange.MOVES},
    ),
)
