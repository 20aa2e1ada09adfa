"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "evaluation.Indicator",
        InDoubt.OFFICE,
        alone="an office",
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "evaluation.Round",
        InDoubt.OFFICE,
        alone="an office",
        people={"opened_by": Erasure.NAMELESS},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "evaluation.RoundEntry",
        InDoubt.NOT_SHOWN,
        site="kim__site",
        people={"sent_by": Erasure.NAMELESS, "disputed_by": Erasure.NAMELESS},
        words={"on_behalf": Erasure.RECORD, "handled_by": Erasure.RECORD},
    ),
    TableAnswers(
        "evaluation.EvidencePaper",
        InDoubt.NOT_SHOWN,
        site="entry__kim__site",
    ),
    TableAnswers(
        "evaluation.ContestLevel",
        InDoubt.OFFICE,
        alone="an office",
        people={"published_by": Erasure.NAMELESS},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "evaluation.Participant",
        InDoubt.OFFICE,
        site="entry__kim__site",
        people={"checked_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "evaluation.Juror",
        InDoubt.OFFICE,
        alone="an office",
        people={"invited_by": Erasure.NAMELESS, "person": Erasure.NAMELESS},
        words={"name": Erasure.RECORD},
        regions={"home": RegionChange.MOVES},
    ),
    TableAnswers(
        "evaluation.Score",
        InDoubt.OFFICE,
        site="participant__entry__kim__site",
    ),
    TableAnswers(
        "evaluation.CorrectionNotice",
        InDoubt.OFFICE,
        alone="an office",
        people={"made_by": Erasure.NAMELESS},
    ),
)
