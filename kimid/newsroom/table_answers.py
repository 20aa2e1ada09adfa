"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "newsroom.Story",
        InDoubt.HELD,
        site="site",
        people={
            "author": Erasure.NAMELESS,
            "content_by": Erasure.NAMELESS,
            "editor": Erasure.NAMELESS,
            "scheduled_by": Erasure.NAMELESS,
            "planned_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
        words={"co_writers": Erasure.PUBLISHED, "earlier_writers": Erasure.RECORD},
    ),
    TableAnswers(
        "newsroom.Revision",
        InDoubt.DERIVED,
        site="site",
        people={"by": Erasure.NAMELESS},
        words={"co_writers": Erasure.RECORD},
    ),
    TableAnswers(
        "newsroom.ConflictCopy",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS},
        words={"co_writers": Erasure.RECORD},
    ),
    TableAnswers(
        "newsroom.Source",
        InDoubt.UNDONE,
        site="site",
        people={"added_by": Erasure.NAMELESS},
        words={"name": Erasure.PUBLISHED, "contact": Erasure.EXPIRES},
        retention="kimid.newsroom.schedule.forget_contacts_of_sources",
    ),
    TableAnswers(
        "newsroom.Confirmation",
        InDoubt.UNDONE,
        site="site",
        people={"person": Erasure.NAMELESS, "recorded_by": Erasure.NAMELESS},
        words={"name": Erasure.PUBLISHED},
    ),
    TableAnswers(
        "newsroom.Meeting",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"begun_by": Erasure.NAMELESS, "closed_by": Erasure.NAMELESS},
        words={"names": Erasure.RECORD},
    ),
    TableAnswers(
        "newsroom.OfficeLook",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"officer": Erasure.NAMELESS, "asked_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "newsroom.Message",
        InDoubt.NOT_SHOWN,
        site="site",
        about="by",
        people={"by": Erasure.NAMELESS},
        words={"voice": Erasure.EMPTIED},
    ),
    TableAnswers(
        "newsroom.Mention",
        InDoubt.CLOSED,
        site="site",
        people={"person": Erasure.DELETED},
    ),
    TableAnswers(
        "newsroom.Reaction",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"person": Erasure.DELETED},
    ),
    TableAnswers(
        "newsroom.Talk",
        InDoubt.UNDONE,
        site="site",
        people={"recorded_by": Erasure.NAMELESS},
        words={"names": Erasure.RECORD},
    ),
    TableAnswers(
        "newsroom.Tip",
        InDoubt.UNDONE,
        site="site",
        people={"answered_by": Erasure.NAMELESS},
        words={"name": Erasure.EXPIRES, "contact": Erasure.EXPIRES},
        secrets=("ticket", "slip"),
        retention="kimid.newsroom.schedule.forget_senders_of_tips",
    ),
    TableAnswers(
        "newsroom.DutyWeek",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"editor": Erasure.DELETED, "set_by": Erasure.NAMELESS},
    ),
    TableAnswers(
        "newsroom.EditorCall",
        InDoubt.NOT_SHOWN,
        site="site",
        people={
            "by": Erasure.NAMELESS,
            "opened_by": Erasure.NAMELESS,
            "answered_by": Erasure.NAMELESS,
        },
    ),
)
