"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "lending.Tool",
        InDoubt.HELD,
        site="site",
        people={"by": Erasure.NAMELESS, "held_account": Erasure.NAMELESS},
    ),
    TableAnswers(
        "lending.Loan",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"lent_by": Erasure.NAMELESS},
        words={"borrower": Erasure.RECORD},  # emptied when the tool is back
    ),
    TableAnswers("lending.Receipt", InDoubt.NOT_SHOWN, site="site"),
)
