"""Proposals and yearly reports."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import proposals, year_report

_REPORT: Final = "laporan-tahunan/"
_YEAR: Final = f"{_REPORT}<int:year>"
_PROPOSAL: Final = "proposal/<slug:number>"

urlpatterns: Final[list[URLPattern]] = [
    path(_REPORT, year_report.year_report, name="ruang-year-report"),
    path(f"{_YEAR}.pdf", year_report.year_report_paper, name="ruang-year-report-paper"),
    path(f"{_YEAR}/isi/", year_report.year_report_words, name="ruang-year-report-words"),
    path(f"{_YEAR}/tampilkan/", year_report.publish_year_report, name="ruang-year-report-publish"),
    path(f"{_YEAR}/lihat/", year_report.show_year_report, name="ruang-year-report-look"),
    path("proposal/", proposals.proposals, name="ruang-fundings"),
    path("proposal/baru/", proposals.new, name="ruang-funding-new"),
    path(f"{_PROPOSAL}/", proposals.proposal, name="ruang-funding"),
    path(f"{_PROPOSAL}/ubah/", proposals.change, name="ruang-funding-change"),
    path(f"{_PROPOSAL}.<slug:ending>", proposals.proposal_file, name="ruang-funding-file"),
    path("dasar-hukum/", proposals.legal_bases, name="ruang-legal-bases"),
]
