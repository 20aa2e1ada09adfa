"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "access.Grant",
        InDoubt.CLOSED,
        site="site",
        people={
            "person": Erasure.NAMELESS,
            "given_by": Erasure.NAMELESS,
            "agreed_by": Erasure.NAMELESS,
        },
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "access.Appointment",
        InDoubt.OFFICE,
        alone="an office",
        people={"person": Erasure.NAMELESS, "made_by": Erasure.NAMELESS},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "access.OneUseLink",
        InDoubt.CLOSED,
        site="site",
        people={"made_by": Erasure.NAMELESS},
        words={"holder_name": Erasure.RECORD},
        secrets=("token_hash",),
    ),
    TableAnswers(
        "access.Invitation",
        InDoubt.CLOSED,
        site="site",
        about="person",
        people={"made_by": Erasure.NAMELESS, "person": Erasure.NAMELESS},
        words={"name": Erasure.EMPTIED},
    ),
    TableAnswers(
        "access.Handover",
        InDoubt.CLOSED,
        site="site",
        about="successor",
        people={
            "holder": Erasure.NAMELESS,
            "chosen": Erasure.NAMELESS,
            "successor": Erasure.NAMELESS,
        },
        words={"name": Erasure.EMPTIED},
    ),
    TableAnswers(
        "access.InPersonCode",
        InDoubt.CLOSED,
        site="site",
        people={"person": Erasure.NAMELESS, "made_by": Erasure.NAMELESS},
        secrets=("code_hash",),
    ),
    TableAnswers(
        "access.CodeWait",
        InDoubt.CLOSED,
        site="code__site",
        people={"person": Erasure.NAMELESS, "ended_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "access.CodeAgreement",
        InDoubt.CLOSED,
        site="site",
        people={"by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "access.AccountStop",
        InDoubt.CLOSED,
        alone="the person, and the office that decides",
        people={"person": Erasure.NAMELESS, "decided_by": Erasure.NAMELESS},
        regions={"region": RegionChange.MOVES},
    ),
)
