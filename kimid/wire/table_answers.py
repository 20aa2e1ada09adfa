"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "wire.Item",
        InDoubt.HELD,
        site="site",
        people={"sent_on_by": Erasure.NAMELESS},
        words={"byline": Erasure.PUBLISHED},
        regions={"region": RegionChange.FOLLOWS, "sent_on_from": RegionChange.STAYS},
    ),
    TableAnswers(
        "wire.Placement",
        InDoubt.DERIVED,
        site="item__site",
    ),
    TableAnswers(
        "wire.SearchRow",
        InDoubt.DERIVED,
        site="item__site",
        derived="by ./kim reindex",
    ),
    TableAnswers(
        "wire.AlikeWords",
        InDoubt.OFFICE,
        alone="an office: words that mean the same in its region",
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "wire.ClaimStem",
        InDoubt.DERIVED,
        site="item__site",
        derived="by ./kim reindex",
    ),
    TableAnswers(
        "wire.PlacementFacet",
        InDoubt.DERIVED,
        site="item__site",
    ),
    TableAnswers(
        "wire.ItemReads",
        InDoubt.NO_ACCOUNT,
        site="item__site",
    ),
    TableAnswers(
        "wire.RegionTally",
        InDoubt.DERIVED,
        alone="the nation: sums",
        derived="by ./kim recount",
        regions={"region": RegionChange.RECOUNTED},
    ),
    TableAnswers(
        "wire.RegionDay",
        InDoubt.DERIVED,
        alone="the nation: sums",
        derived="by ./kim recount",
        regions={"region": RegionChange.RECOUNTED},
    ),
    TableAnswers(
        "wire.DaySalt",
        InDoubt.NO_ACCOUNT,
        alone="the install: so that a day's readers cannot be told apart the next",
        secrets=("salt",),
        retention="kimid.wire.reads.delete_reader_marks",
    ),
    TableAnswers(
        "wire.ReaderMark",
        InDoubt.NO_ACCOUNT,
        alone="readers, who stay unknown",
        secrets=("mark",),
        retention="kimid.wire.reads.delete_reader_marks",
    ),
)
