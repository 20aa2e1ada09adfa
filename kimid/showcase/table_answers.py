"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "showcase.Potential",
        InDoubt.HELD,
        site="site",
        people={
            "written_by": Erasure.NAMELESS,
            "checked_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
        words={"contact_name": Erasure.PUBLISHED, "contact_phone": Erasure.PUBLISHED},
    ),
    TableAnswers(
        "showcase.Achievement",
        InDoubt.HELD,
        site="site",
        people={
            "written_by": Erasure.NAMELESS,
            "changed_by": Erasure.NAMELESS,
            "questioned_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
        words={"who": Erasure.PUBLISHED},
    ),
    TableAnswers(
        "showcase.AchievementConfirmation",
        InDoubt.UNDONE,
        site="site",
        people={"person": Erasure.NAMELESS},
        words={"name": Erasure.PUBLISHED},
        regions={"office": RegionChange.STAYS},
    ),
    TableAnswers(
        "showcase.AchievementPaper",
        InDoubt.NOT_SHOWN,
        site="achievement__site",
    ),
)
