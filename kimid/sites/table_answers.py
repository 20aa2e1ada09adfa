"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "sites.Site",
        InDoubt.UNDONE,
        site="pk",
        words={
            "phone": Erasure.PUBLISHED,
            "email": Erasure.PUBLISHED,
            "address": Erasure.PUBLISHED,
        },
        regions={"region": RegionChange.FOLLOWS},
    ),
    TableAnswers(
        "sites.LabelClaim",
        InDoubt.NO_ACCOUNT,
        site="site",
    ),
    TableAnswers(
        "sites.OwnName",
        InDoubt.UNDONE,
        site="site",
        people={"asked_by": Erasure.NAMELESS, "main_asked_by": Erasure.NAMELESS},
        secrets=("token",),
    ),
)
