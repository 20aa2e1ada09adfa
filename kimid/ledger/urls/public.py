"""On the site of a KIM. What stands here cannot be switched off by the group."""

from typing import Final

from django.urls import URLPattern, URLResolver, include, path

from kimid.ledger.urls import book_years
from kimid.ledger.views import money_files, public

_YEAR: Final = f"keuangan/<{book_years.YEAR}:year>"

urlpatterns: Final[list[URLPattern | URLResolver]] = [
    path("keuangan/", public.this_year, name="money"),
    path("keuangan/catatan/<slug:number>/", public.entry, name="money-entry"),
    path(f"{_YEAR}/", public.year, name="money-year"),
    path(f"{_YEAR}/<{book_years.MONTH}:month>/", public.month, name="money-month"),
    path(f"{_YEAR}.csv", money_files.year_csv, name="money-file"),
    path(f"{_YEAR}.json", money_files.year_json, name="money-open"),
    path("", include("kimid.ledger.urls.public_reports")),
]
