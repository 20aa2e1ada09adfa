"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "applications.Application",
        InDoubt.NOT_SHOWN,
        site="kim__site",
        people={
            "entered_by": Erasure.NAMELESS,
            "decided_by": Erasure.NAMELESS,
            "head_recorded_by": Erasure.NAMELESS,
            "holder": Erasure.NAMELESS,
        },
        words={
            "applicant": Erasure.EXPIRES,
            "phone": Erasure.EXPIRES,
            "officers": Erasure.EXPIRES,
            "members": Erasure.EXPIRES,
            "issuer_name": Erasure.EXPIRES,
            "head_name": Erasure.EXPIRES,
            "handled_by": Erasure.RECORD,
            "letter_number": Erasure.RECORD,
        },
        regions={
            "region": RegionChange.MOVES,
            "deciding_office": RegionChange.STAYS,
            "holder_office": RegionChange.MOVES,
        },
        secrets=("code",),
        retention="kimid.applications.schedule.delete_old_applications",
    ),
    TableAnswers(
        "applications.Act",
        InDoubt.NOT_SHOWN,
        site="application__kim__site",
        regions={"from_region": RegionChange.MOVES, "to_region": RegionChange.MOVES},
        retention="kimid.applications.schedule.delete_old_applications",
    ),
    TableAnswers(
        "applications.PaperFile",
        InDoubt.NOT_SHOWN,
        site="application__kim__site",
        retention="kimid.applications.schedule.delete_old_applications",
    ),
    TableAnswers(
        "applications.ColleagueNote",
        InDoubt.NOT_SHOWN,
        alone="an office",
        people={"by": Erasure.NAMELESS},
        words={"text": Erasure.RECORD},
        regions={"office": RegionChange.MOVES},
        retention="kimid.applications.schedule.delete_old_applications",
    ),
    TableAnswers(
        "applications.HeadContact",
        InDoubt.OFFICE,
        alone="an office",
        words={"name": Erasure.RECORD, "phone": Erasure.RECORD},
        regions={"region": RegionChange.MOVES},
    ),
)
