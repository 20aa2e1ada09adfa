"""What the tables of this app answer (`kimid/events/tables.py`)."""

from kimid.events.tables import Erasure, InDoubt, TableAnswers, register_tables

register_tables(
    TableAnswers(
        "ledger.Fund",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS},
        words={"giver": Erasure.ON_REQUEST},
    ),
    TableAnswers(
        "ledger.PlanLine", InDoubt.NOT_SHOWN, site="site", people={"by": Erasure.NAMELESS}
    ),
    TableAnswers(
        "ledger.RecurringExpense",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS},
        words={"party": Erasure.ON_REQUEST},
    ),
    TableAnswers(
        "ledger.Voucher",
        InDoubt.NOT_SHOWN,
        site="site",
        people={
            "written_by": Erasure.NAMELESS,
            "payer": Erasure.NAMELESS,
            "asked_by": Erasure.NAMELESS,
            "decided_by": Erasure.NAMELESS,
            "paid_by": Erasure.NAMELESS,
        },
        words={"party": Erasure.ON_REQUEST, "outside_approver": Erasure.RECORD},
    ),
    TableAnswers("ledger.VoucherPaper", InDoubt.NOT_SHOWN, site="site"),
    TableAnswers("ledger.LedgerAccount", InDoubt.DERIVED, site="site"),
    TableAnswers("ledger.LedgerEntry", InDoubt.DERIVED, site="site"),
    TableAnswers("ledger.Leg", InDoubt.DERIVED, site="entry__site"),
    TableAnswers(
        "ledger.AccountSum", InDoubt.DERIVED, site="site", derived="summed from the entries"
    ),
    TableAnswers("ledger.Closing", InDoubt.NOT_SHOWN, site="site", people={"by": Erasure.NAMELESS}),
    TableAnswers(
        "ledger.CashCount",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS, "counted_with": Erasure.NAMELESS},
    ),
    TableAnswers(
        "ledger.Bill",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"by": Erasure.NAMELESS, "cancelled_by": Erasure.NAMELESS},
        words={"debtor": Erasure.ON_REQUEST, "address": Erasure.ON_REQUEST},
    ),
    TableAnswers(
        "ledger.YearReport",
        InDoubt.HELD,
        site="site",
        people={
            "changed_by": Erasure.NAMELESS,
            "published_by": Erasure.NAMELESS,
            "held_account": Erasure.NAMELESS,
        },
    ),
    TableAnswers(
        "ledger.FundingProposal",
        InDoubt.NOT_SHOWN,
        site="site",
        people={"written_by": Erasure.NAMELESS, "changed_by": Erasure.NAMELESS},
        words={"handed_to": Erasure.RECORD},
    ),
    TableAnswers("ledger.FundingLine", InDoubt.NOT_SHOWN, site="proposal__site"),
)
