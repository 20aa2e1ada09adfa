"""On the site of a KIM."""

from typing import Final

from django.urls import URLPattern

urlpatterns: Final[list[URLPattern]] = []
