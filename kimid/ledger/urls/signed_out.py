"""In the workspace, before signing in: for an official who is asked about a voucher."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
