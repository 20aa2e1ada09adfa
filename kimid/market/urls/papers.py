"""Papers and new numbers, below `/s/<site label>/`: of a group, and of an office."""

from django.urls import path

from kimid.market.views import (
    checklist,
    numbers,
    office_lacks,
    office_papers,
    official_links,
    papers,
    qris,
)

_PAPER = "lapak/kertas/<slug:number>/"
_NUMBER = "lapak/nomor/<slug:number>/"
_QRIS = "lapak/qris/<slug:number>/"
_CHECK = "kertas-barang/<slug:number>/"

urlpatterns = [
    path("lapak/barang/<slug:number>/kertas/", papers.product_papers, name="ruang-product-papers"),
    path("lapak/barang/<slug:number>/langkah/", checklist.step, name="ruang-product-step"),
    path(_PAPER, papers.paper, name="ruang-goods-paper"),
    path(f"{_PAPER}dilihat/", papers.seen, name="ruang-goods-paper-seen"),
    path(f"{_PAPER}bahan-sama/", papers.still_same, name="ruang-goods-paper-same"),
    path(f"{_PAPER}lepas/", papers.ended, name="ruang-goods-paper-end"),
    path("lapak/nomor/", numbers.changes, name="ruang-number-changes"),
    path(f"{_NUMBER}setuju/", numbers.approve, name="ruang-number-approve"),
    path(f"{_NUMBER}tolak/", numbers.drop, name="ruang-number-drop"),
    path(f"{_NUMBER}minta/", official_links.ask_about_number, name="ruang-number-ask"),
    path("lapak/penjual/<slug:number>/qris/", qris.seller_qris, name="ruang-seller-qris"),
    path(
        "lapak/penjual/<slug:number>/qris/turunkan/",
        qris.take_down,
        name="ruang-seller-qris-down",
    ),
    path(f"{_QRIS}setuju/", qris.approve, name="ruang-qris-approve"),
    path(f"{_QRIS}tolak/", qris.drop, name="ruang-qris-drop"),
    path(f"{_QRIS}minta/", official_links.ask_about_qris, name="ruang-qris-ask"),
    path("kertas-barang/", office_papers.papers_to_check, name="ruang-office-papers"),
    path("kertas-barang/kurang/", office_lacks.lacks, name="ruang-office-lacks"),
    path("kertas-barang/kurang.csv", office_lacks.lacks_file, name="ruang-office-lacks-file"),
    path(f"{_CHECK}dicek/", office_papers.check, name="ruang-goods-paper-check"),
    path(f"{_CHECK}tidak-cocok/", office_papers.unfit, name="ruang-goods-paper-unfit"),
    path("nomor-penjual/<slug:number>/", office_papers.number, name="ruang-office-number"),
    path("qris-penjual/<slug:number>/", office_papers.qris, name="ruang-office-qris"),
]
