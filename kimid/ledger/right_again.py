"""What was written wrongly, written right: a counter-entry takes the first back, and the form of
what is right begins with what stood in it.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.urls import reverse

from kimid.ledger.models import Purse, Voucher, VoucherKind, VoucherState
from kimid.sites.models import Site

_OFFERED_FOR: Final = timedelta(days=7)


def right_url(wrong: Voucher, counter: Voucher, at: datetime) -> str:
    """Where the right one is written; empty for what has no form, and some days afterwards."""
    if counter.state == VoucherState.REFUSED or at - counter.submitted_at > _OFFERED_FOR:
        return ""
    if wrong.kind != VoucherKind.EXPENSE:
        return ""
    path = reverse("ruang-expense-new", args=[wrong.site.ruang_label])
    return f"{path}?benar={wrong.public_id}"


def values_of(site: Site, public_id: str) -> dict[str, Any]:
    """What stood in an expense that was wrong, for the form of the right one. One query."""
    rows = Voucher.objects.select_related("source", "line", "advance")
    wrong = rows.filter(site=site, public_id=public_id, kind=VoucherKind.EXPENSE).first()
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
