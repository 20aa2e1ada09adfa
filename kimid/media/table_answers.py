"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "media.Install",
        InDoubt.NO_ACCOUNT,
        alone="the install: which media folder is its own",
        secrets=("key",),
    ),
    TableAnswers(
        "media.Photo",
        InDoubt.DERIVED,
        site="site",
        people={"by": Erasure.NAMELESS},
        words={"credit": Erasure.PUBLISHED},
        retention="kimid.media.reactions.clean_up",
    ),
    TableAnswers(
        "media.Attachment",
        InDoubt.DERIVED,
        site="site",
        people={"by": Erasure.NAMELESS},
        retention="kimid.media.reactions.clean_up",
    ),
    TableAnswers(
        "media.PhotoUse",
        InDoubt.HELD,
        site="site",
    ),
    TableAnswers(
        "media.AttachmentUse",
        InDoubt.HELD,
        site="site",
    ),
)
