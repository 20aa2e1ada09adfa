"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "onboarding.ImportList",
        InDoubt.OFFICE,
        alone="an office",
        people={"entered_by": Erasure.NAMELESS},
        regions={"region": RegionChange.STAYS},
    ),
    TableAnswers(
        "onboarding.ImportRow",
        InDoubt.OFFICE,
        alone="an office",
        words={"cells": Erasure.RECORD, "mended": Erasure.RECORD},
        # of phone numbers; the rest is the record of the office
        retention="kimid.onboarding.schedule.forget_phones_of_lists",
        regions={"place": RegionChange.STAYS},
    ),
    TableAnswers(
        "onboarding.DecreePaper",
        InDoubt.OFFICE,
        alone="an office",
        people={"added_by": Erasure.NAMELESS},
        words={"file_name": Erasure.RECORD},
        regions={"region": RegionChange.STAYS},
    ),
)
