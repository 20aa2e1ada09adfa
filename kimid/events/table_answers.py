"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "events.Event",
        InDoubt.NOT_SHOWN,
        site="site_id",
        words={"actor_name": Erasure.RECORD, "data": Erasure.RECORD},
    ),
    TableAnswers(
        "events.Change",
        InDoubt.DERIVED,
        alone="the install: which stored pages are old",
        derived="by each action",
        retention="kimid.pagecache.cleanup.delete_old_changes",
    ),
)
