"""Stands for `kimid/web/urls/kim.py`."""

from django.urls import include, path


def add() -> None:
    """The line that a subject adds."""
    from kimid.web.urls import kim  # noqa: PLC0415  # converters of kinds are made at import

    kim.urlpatterns.append(path("", include("tests.example_subject.lending.urls.public")))
