"""On the portal of a region."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.urls import book_years
from kimid.ledger.views import money_files, portal

_YEAR: Final = f"keuangan/<{book_years.YEAR}:year>"

urlpatterns: Final[list[URLPattern]] = [
    path("keuangan/", portal.this_year, name="money"),
    path(f"{_YEAR}/", portal.year, name="money-year"),
    path(f"{_YEAR}.csv", money_files.region_csv, name="money-file"),
    path(f"{_YEAR}.json", money_files.region_json, name="money-open"),
]
