"""The cash book, expenses and income."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import approvals, cash_book, expenses, incomes, receipts

_VOUCHER: Final = "bukti/<slug:number>/"
_PAPER: Final = f"{_VOUCHER}<slug:paper>/<int:page_number>"

urlpatterns: Final[list[URLPattern]] = [
    path("", cash_book.book, name="ruang-cash-book"),
    path("bulan/<int:year>/<int:number>/", cash_book.month, name="ruang-cash-month"),
    path("belanja/", expenses.new_expense, name="ruang-expense-new"),
    path("muka/", expenses.new_advance, name="ruang-advance-new"),
    path("nota/<slug:name>/potongan/", expenses.receipt_chunk, name="ruang-receipt-piece"),
    path("masuk/", incomes.receive, name="ruang-income-new"),
    path("setor/", incomes.move, name="ruang-cash-move"),
    path("saldo-awal/", incomes.open_books, name="ruang-books-open"),
    path(_VOUCHER, approvals.voucher, name="ruang-voucher"),
    path(f"{_VOUCHER}setujui/", approvals.approve, name="ruang-voucher-approve"),
    path(f"{_VOUCHER}tanya/", approvals.ask_back, name="ruang-voucher-ask"),
    path(f"{_VOUCHER}jawab/", approvals.answer, name="ruang-voucher-answer"),
    path(f"{_VOUCHER}tolak/", approvals.refuse, name="ruang-voucher-refuse"),
    path(f"{_VOUCHER}tarik/", approvals.take_back, name="ruang-voucher-take-back"),
    path(f"{_VOUCHER}bayar/", approvals.pay, name="ruang-voucher-pay"),
    path(f"{_VOUCHER}pembetulan/", approvals.correct, name="ruang-voucher-correct"),
    path(f"{_VOUCHER}kembali/", approvals.take_rest, name="ruang-advance-rest"),
    path(f"{_VOUCHER}nota/", receipts.add, name="ruang-receipt-add"),
    path(f"{_PAPER}.webp", receipts.receipt, name="ruang-receipt"),
    path(f"{_PAPER}/kecil.webp", receipts.small_receipt, name="ruang-receipt-small"),
]
