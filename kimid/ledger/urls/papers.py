"""Cash book and receipts on paper, bills."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
