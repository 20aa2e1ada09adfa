"""What was written wrongly, written right: a counter-entry takes the first back, and the form of
what is right begins with what stood in it.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.urls import reverse

from kimid.ledger.models import Purse, Voucher, VoucherKind, VoucherState
from kimid.ledger.periods import closed_until
from kimid.lib.month import month_of
from kimid.sites.models import Site

_OFFERED_FOR: Final = timedelta(days=7)
_FORMS: Final = {
    VoucherKind.EXPENSE: "ruang-expense-new",
    VoucherKind.INCOME: "ruang-income-new",
}


def right_url(wrong: Voucher, counter: Voucher, at: datetime) -> str:
    """Where the right one is written; empty for what has no form, and some days afterwards. Money
    that came is booked at once: its form waits for the counter-entry, or the cash would hold both.
    """
    form = _FORMS.get(VoucherKind(wrong.kind))
    if form is None or counter.state == VoucherState.REFUSED:
        return ""
    if at - counter.submitted_at > _OFFERED_FOR:
        return ""
    if wrong.kind == VoucherKind.INCOME and not _is_written_anew(wrong, counter):
        return ""
    return f"{reverse(form, args=[wrong.site.ruang_label])}?benar={wrong.public_id}"


def _is_written_anew(income: Voucher, counter: Voucher) -> bool:
    """A bill is paid again on its own page."""
    return counter.state == VoucherState.POSTED and not hasattr(income, "bill")


def expense_again(site: Site, public_id: str) -> dict[str, Any]:
    """What stood in an expense that was wrong, for the form of the right one. One query."""
    wrong = _wrong(site, public_id, VoucherKind.EXPENSE)
    if wrong is None:
        return {}
    purse = f"muka-{wrong.advance.public_id}" if wrong.advance else Purse(wrong.purse).value
    return {
        "amount": wrong.amount,
        "purpose": wrong.purpose,
        "party": wrong.party,
        "party_kind": "toko" if wrong.party_is_public else "orang",
        "source": wrong.source.public_id if wrong.source else "",
        "line": wrong.line.public_id if wrong.line else "",
        "purse": purse,
        "paper_on": wrong.paper_on,
        "no_paper_reason": wrong.no_paper_reason,
    }


def income_again(site: Site, public_id: str) -> dict[str, Any]:
    """The same of money that came in. Where its month is closed, the right one is of today. Two
    queries.
    """
    wrong = _wrong(site, public_id, VoucherKind.INCOME)
    if wrong is None:
        return {}
    closed = closed_until(site)
    is_open = closed is None or closed < month_of(wrong.paper_on)
    return {
        "amount": wrong.amount,
        "purpose": wrong.purpose,
        "party": wrong.party,
        "party_is_public": wrong.party_is_public,
        "people_count": wrong.people_count or None,
        "source": wrong.source.public_id if wrong.source else "",
        "purse": Purse(wrong.purse).value,
        **({"on": wrong.paper_on} if is_open else {}),
    }


def _wrong(site: Site, public_id: str, kind: VoucherKind) -> Voucher | None:
    rows = Voucher.objects.select_related("source", "line", "advance")
    return rows.filter(site=site, public_id=public_id, kind=kind).first()
