"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "agenda.AgendaEvent",
        InDoubt.HELD,
        site="site",
        people={
            "written_by": Erasure.NAMELESS,
            "published_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
    ),
    TableAnswers(
        "agenda.OccurrenceChange", InDoubt.HELD, site="site", people={"by": Erasure.NAMELESS}
    ),
)
