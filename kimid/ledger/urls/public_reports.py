"""Yearly reports on the site of a KIM, once it made them public."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import public_report

urlpatterns: Final[list[URLPattern]] = [
    path("laporan-tahunan/<int:year>/", public_report.year_report, name="year-report"),
]
