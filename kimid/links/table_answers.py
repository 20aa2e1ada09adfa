"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "links.LinkUse",
        InDoubt.UNDONE,
        site="site",
        people={"looked_by": Erasure.NAMELESS},
    ),
)
