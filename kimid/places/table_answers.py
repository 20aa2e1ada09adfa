"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "places.Region",
        InDoubt.OFFICE,
        alone="the list of regions",
        regions={"parent": RegionChange.LIST, "successor": RegionChange.LIST},
    ),
    TableAnswers(
        "places.FormerName",
        InDoubt.OFFICE,
        alone="the list of regions",
        regions={"region": RegionChange.LIST},
    ),
    TableAnswers(
        "places.Dataset",
        InDoubt.NO_ACCOUNT,
        alone="the list of regions",
    ),
)
