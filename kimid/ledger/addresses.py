"""Where pages of the cash book lead to each other."""

from typing import Any

from kimid.ledger.models import Voucher
from kimid.sites.models import Site


def cash_book_path(site: Site) -> str:
    return f"/s/{site.ruang_label}/kas/"


def expense_path(site: Site) -> str:
    """Where a receipt is written down."""
    return f"{cash_book_path(site)}belanja/"


def income_path(site: Site) -> str:
    """Where money that came in is written down."""
    return f"{cash_book_path(site)}masuk/"


def voucher_path(voucher: Voucher) -> str:
    """A sum with its receipt, and what can be done with it."""
    return f"{cash_book_path(voucher.site)}bukti/{voucher.public_id}/"


def to_cash_book(site: Site) -> dict[str, Any]:
    """Template context of the link back to the cash book."""
    return {"back_url": cash_book_path(site), "back_label": "Buku kas"}
