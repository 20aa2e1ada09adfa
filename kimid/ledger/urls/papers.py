"""Cash book and receipts on paper, bills."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import bills, money_papers

_SOURCE: Final = "kertas/spj/<slug:number>"
_BILL: Final = "tagihan/<slug:number>/"

urlpatterns: Final[list[URLPattern]] = [
    path("kertas/", money_papers.papers, name="ruang-money-papers"),
    path(
        "kertas/buku-kas-<int:year>-<int:number>.pdf",
        money_papers.cash_book_paper,
        name="ruang-cash-book-paper",
    ),
    path(f"{_SOURCE}/", money_papers.source_papers, name="ruang-source-papers"),
    path(f"{_SOURCE}.pdf", money_papers.source_paper, name="ruang-source-paper"),
    path(
        f"{_SOURCE}/bagian-<int:part>.pdf",
        money_papers.source_paper,
        name="ruang-source-paper-part",
    ),
    path("tagihan/", bills.bills, name="ruang-bills"),
    path("tagihan/baru/", bills.new, name="ruang-bill-new"),
    path(_BILL, bills.bill, name="ruang-bill"),
    path(f"{_BILL}lunas/", bills.paid, name="ruang-bill-paid"),
    path(f"{_BILL}batal/", bills.cancelled, name="ruang-bill-cancel"),
    path(f"{_BILL}nota.pdf", bills.bill_paper, name="ruang-bill-paper"),
    path(f"{_BILL}kuitansi.pdf", bills.receipt_paper, name="ruang-bill-receipt"),
]
