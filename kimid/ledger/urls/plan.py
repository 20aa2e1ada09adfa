"""The plan of a year, counts, and closed months."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
