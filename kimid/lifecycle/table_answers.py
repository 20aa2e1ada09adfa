"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "lifecycle.CoachingVisit",
        InDoubt.OFFICE,
        site="kim__site",
        people={"done_by": Erasure.NAMELESS, "recorded_by": Erasure.NAMELESS},
        regions={"office": RegionChange.STAYS, "region": RegionChange.STAYS},
    ),
    TableAnswers(
        "lifecycle.Revival",
        InDoubt.NOT_SHOWN,
        site="kim__site",
        people={"asked_by": Erasure.NAMELESS, "decided_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "lifecycle.Suspension",
        InDoubt.OFFICE,
        site="kim__site",
        people={
            "proposed_by": Erasure.NAMELESS,
            "agreed_by": Erasure.NAMELESS,
            "answered_by": Erasure.NAMELESS,
            "ended_by": Erasure.NAMELESS,
        },
        regions={"office": RegionChange.MOVES},
    ),
    TableAnswers(
        "lifecycle.Quarantine",
        InDoubt.OFFICE,
        site="kim__site",
        people={"begun_by": Erasure.NAMELESS, "lifted_by": Erasure.NAMELESS},
    ),
)
