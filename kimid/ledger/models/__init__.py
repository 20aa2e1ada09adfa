"""Tables of the ledger."""

from kimid.ledger.models.bills import STAMP_ABOVE, Bill, BillLine, BillState
from kimid.ledger.models.books import (
    HOLDINGS,
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    CashCount,
    Closing,
    LedgerAccount,
    LedgerEntry,
    Leg,
)
from kimid.ledger.models.sources import (
    BUDGET_KINDS,
    HIGHEST,
    NAMELESS_KINDS,
    Fund,
    FundKind,
    PlanLine,
    RecurringExpense,
)
from kimid.ledger.models.vouchers import (
    ERASED_NAME,
    NEEDS_APPROVAL,
    Purse,
    Voucher,
    VoucherKind,
    VoucherPaper,
    VoucherState,
)
from kimid.ledger.models.year_papers import (
    FundingLine,
    FundingProposal,
    FundingState,
    FundingTarget,
    YearReport,
)

__all__ = [
    "BUDGET_KINDS",
    "ERASED_NAME",
    "HIGHEST",
    "HOLDINGS",
    "NAMELESS_KINDS",
    "NEEDS_APPROVAL",
    "STAMP_ABOVE",
    "WHOLE_YEAR",
    "AccountKind",
    "AccountSum",
    "Bill",
    "BillLine",
    "BillState",
    "CashCount",
    "Closing",
    "Fund",
    "FundKind",
    "FundingLine",
    "FundingProposal",
    "FundingState",
    "FundingTarget",
    "LedgerAccount",
    "LedgerEntry",
    "Leg",
    "PlanLine",
    "Purse",
    "RecurringExpense",
    "Voucher",
    "VoucherKind",
    "VoucherPaper",
    "VoucherState",
    "YearReport",
]
