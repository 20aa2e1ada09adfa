"""Stands for `kimid/web/urls/ruang.py`."""

from django.urls import include, path


def add() -> None:
    """The line that a subject adds."""
    from kimid.web.urls import ruang  # noqa: PLC0415  # as in urls_kim.py

    ruang._site.append(path("", include("tests.example_subject.lending.urls.ruang")))
