"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "notify.Notice",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"person": Erasure.DELETED, "except_for": Erasure.NAMELESS},
        regions={"region": RegionChange.MOVES},
        retention="kimid.notify.schedule.forget_old_notices",
    ),
    TableAnswers(
        "notify.NoticeRead",
        InDoubt.NOT_SHOWN,
        site="notice__site",
        people={"person": Erasure.DELETED},
    ),
    TableAnswers(
        "notify.NoticeAddress",
        InDoubt.CLOSED,
        alone="the person, or the holders of a post",
        people={"person": Erasure.DELETED},
        words={"address": Erasure.DELETED},
        regions={"region": RegionChange.MOVES},
    ),
    TableAnswers(
        "notify.Mail",
        InDoubt.NOT_SHOWN,
        alone="the person, or the holders of a post",
        words={"address": Erasure.DELETED},
        retention="kimid.notify.schedule.forget_old_notices",
    ),
)
