"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "activity.ActivityEntry",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "activity.Poll",
        InDoubt.HELD,
        site="site",
        people={"made_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "activity.Vote",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"person": Erasure.DELETED},
    ),
    TableAnswers(
        "activity.Plan",
        InDoubt.HELD,
        site="site",
        people={
            "person": Erasure.NAMELESS,
            "made_by": Erasure.NAMELESS,
            "head_recorded_by": Erasure.NAMELESS,
        },
        words={"doer_words": Erasure.RECORD, "head_name": Erasure.PUBLISHED},
    ),
    TableAnswers(
        "activity.MonthTally",
        InDoubt.DERIVED,
        site="site",
    ),
    TableAnswers(
        "activity.TallyProgress",
        InDoubt.DERIVED,
        alone="the install: how far months are counted",
        derived="by the worker",
    ),
)
