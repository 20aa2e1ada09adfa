"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, RegionChange, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "market.Seller",
        InDoubt.HELD,
        site="site",
        people={
            "by": Erasure.NAMELESS,
            "left_by": Erasure.NAMELESS,
            "shop_link_by": Erasure.NAMELESS,
        },
        words={
            "phone": Erasure.RECORD,
            "consent_by": Erasure.RECORD,
            "consent_to": Erasure.RECORD,
        },
    ),
    TableAnswers(
        "market.Product",
        InDoubt.HELD,
        site="site",
        people={
            "by": Erasure.NAMELESS,
            "published_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
    ),
    TableAnswers(
        "market.SellerLink",
        InDoubt.CLOSED,
        site="site",
        people={"made_by": Erasure.NAMELESS},
        secrets=("token_hash", "browser_hash"),
    ),
    TableAnswers(
        "market.Proposal",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"answered_by": Erasure.NAMELESS},
    ),
    TableAnswers("market.OrderTaps", InDoubt.NO_ACCOUNT, site="site"),
    TableAnswers(
        "market.ProductPaper",
        InDoubt.HELD,
        site="site",
        people={
            "by": Erasure.NAMELESS,
            "seen_by": Erasure.NAMELESS,
            "checked_by": Erasure.NAMELESS,
            "unfit_by": Erasure.NAMELESS,
        },
        regions={"check_office": RegionChange.STAYS},
    ),
    TableAnswers(
        "market.QrisCode",
        InDoubt.HELD,
        site="site",
        people={"by": Erasure.NAMELESS, "decided_by": Erasure.NAMELESS},
        words={
            "payload": Erasure.RECORD,
            "merchant": Erasure.RECORD,
            "city": Erasure.RECORD,
            "merchant_number": Erasure.RECORD,
            "vouched_by": Erasure.RECORD,
        },
    ),
    # Readers have nothing of it.
    TableAnswers(
        "market.PaperAnswer", InDoubt.NOT_SHOWN, site="site", people={"by": Erasure.NAMELESS}
    ),
    # The old number stays until another account has called it.
    TableAnswers(
        "market.PhoneChange",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS, "decided_by": Erasure.NAMELESS},
        words={
            "old_phone": Erasure.RECORD,
            "phone": Erasure.RECORD,
            "vouched_by": Erasure.RECORD,
        },
    ),
)
