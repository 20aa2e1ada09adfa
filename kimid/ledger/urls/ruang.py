"""In the workspace, below `/s/<site label>/`."""

from django.urls import include, path

urlpatterns = [
    path("kas/", include("kimid.ledger.urls.cash_book")),
    path("kas/", include("kimid.ledger.urls.plan")),
    path("kas/", include("kimid.ledger.urls.papers")),
    path("kas/", include("kimid.ledger.urls.year_papers")),
]
