"""The cash book, expenses and income."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
