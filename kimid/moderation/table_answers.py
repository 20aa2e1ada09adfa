"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "moderation.Report",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"answered_by": Erasure.NAMELESS},
        words={"contact": Erasure.EXPIRES},
        retention="kimid.moderation.schedule.forget_contacts",
    ),
)
