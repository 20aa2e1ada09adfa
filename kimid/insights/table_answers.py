"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "insights.Snapshot",
        InDoubt.DERIVED,
        alone="an office",
        regions={"region": RegionChange.STAYS},
    ),
)
