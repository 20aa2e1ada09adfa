"""Who may do what with the money of a group."""

from enum import StrEnum

from kimid.events.permissions import EDITORS, SITE_ROLES, register_permission
from kimid.ledger.models import CashCount, Voucher, YearReport
from kimid.people.models import Person


class LedgerPermission(StrEnum):
    SEE = "ledger.see"
    SUBMIT = "ledger.submit"
    PLAN = "ledger.plan"
    RECEIVE = "ledger.receive"
    ASK = "ledger.ask"
    ANSWER = "ledger.answer"
    APPROVE = "ledger.approve"
    PAY = "ledger.pay"
    COUNT = "ledger.count"
    AGREE = "ledger.agree"
    CLOSE = "ledger.close"
    APPROVE_OUTSIDE = "ledger.approve_outside"
    BILL = "ledger.bill"


class YearPaperPermission(StrEnum):
    PROPOSE = "ledger.propose"
    HAND_OVER = "ledger.hand_over"
    REPORT_YEAR = "ledger.report_year"
    LOOK = "ledger.look_at_year_report"


def is_another_than_spender(who: object, voucher: object) -> bool:
    """Whether this person has neither written nor paid it."""
    if not isinstance(who, Person) or not isinstance(voucher, Voucher):
        return False
    return who.pk not in {voucher.written_by_id, voucher.payer_id, voucher.paid_by_id}


def is_another_than_approver(who: object, voucher: object) -> bool:
    """Whether this person has not approved it."""
    if not isinstance(who, Person) or not isinstance(voucher, Voucher):
        return False
    return who.pk != voucher.decided_by_id


def is_writer(who: object, voucher: object) -> bool:
    return isinstance(voucher, Voucher) and voucher.written_by == who


def is_second_counter(who: object, count: object) -> bool:
    """Whether this person is said to have counted along."""
    return isinstance(count, CashCount) and count.counted_with == who


def is_another_than_doubted(who: object, report: object) -> bool:
    """Whether this is not the account because of which readers lost it."""
    return (
        isinstance(report, YearReport)
        and report.held_account is not None
        and report.held_account != who
    )


register_permission(
    LedgerPermission.SEE, "Read the cash book of one's own KIM, with its papers.", SITE_ROLES
)
register_permission(
    LedgerPermission.SUBMIT, "Submit what was or is to be spent, with its receipt.", SITE_ROLES
)
register_permission(
    LedgerPermission.PLAN, "Plan where money comes from and what it is for (RAB).", EDITORS
)
register_permission(LedgerPermission.RECEIVE, "Write down money that came in.", EDITORS)
register_permission(
    LedgerPermission.ASK,
    "Ask the writer about a voucher that waits.",
    EDITORS,
    is_another_than_spender,
)
register_permission(
    LedgerPermission.ANSWER,
    "Answer a question about one's own voucher, or take it back.",
    SITE_ROLES,
    is_writer,
)
register_permission(
    LedgerPermission.APPROVE,
    "Approve or refuse a voucher that one has neither written nor paid.",
    EDITORS,
    is_another_than_spender,
)
register_permission(
    LedgerPermission.PAY,
    "Pay out an approved voucher; not whoever approved it.",
    EDITORS,
    is_another_than_approver,
)
register_permission(LedgerPermission.COUNT, "Count the cash of one's own KIM.", SITE_ROLES)
register_permission(
    LedgerPermission.AGREE,
    "Say whether a count is right that one made together with somebody.",
    SITE_ROLES,
    is_second_counter,
)
register_permission(LedgerPermission.CLOSE, "Close the books up to the end of a month.", EDITORS)
register_permission(
    LedgerPermission.APPROVE_OUTSIDE,
    "Approve or refuse a voucher of a group with a single account: by a one-use link, by no role.",
    [],
)
register_permission(
    LedgerPermission.BILL, "Write a bill of one's own KIM, or cancel one that is unpaid.", EDITORS
)
register_permission(
    YearPaperPermission.PROPOSE,
    "Write a proposal to the village, the kelurahan or a company.",
    SITE_ROLES,
)
register_permission(
    YearPaperPermission.HAND_OVER,
    "Say to whom a proposal was handed, and what came of it.",
    EDITORS,
)
register_permission(
    YearPaperPermission.REPORT_YEAR,
    "Choose foreword and photos of the yearly report, and show it to readers.",
    EDITORS,
)
register_permission(
    YearPaperPermission.LOOK,
    "Look at a yearly report that is held because of another account, and show it again.",
    EDITORS,
    is_another_than_doubted,
)
