"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "registry.Kim",
        InDoubt.OFFICE,
        site="site",
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "registry.FormerNumber",
        InDoubt.OFFICE,
        site="kim__site",
        regions={"region": RegionChange.STAYS},
    ),
    TableAnswers(
        "registry.Decree",
        InDoubt.OFFICE,
        site="kim__site",
    ),
    TableAnswers(
        "registry.Officer",
        InDoubt.OFFICE,
        site="kim__site",
        about="person",
        people={"person": Erasure.NAMELESS},
        words={"name": Erasure.RECORD, "phone": Erasure.EMPTIED},
        retention="kimid.registry.schedule.forget_phones_of_officers",
    ),
    TableAnswers(
        "registry.Member",
        InDoubt.OFFICE,
        site="kim__site",
        people={"person": Erasure.NAMELESS},
        words={"name": Erasure.RECORD},
    ),
    TableAnswers(
        "registry.PolicyRow",
        InDoubt.OFFICE,
        alone="an office",
        regions={"region": RegionChange.MOVES},
    ),
)
