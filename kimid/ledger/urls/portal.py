"""On the portal of a region."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
