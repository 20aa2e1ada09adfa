"""What evaluations may ask of the record of activities."""

from datetime import timedelta

import pytest

from kimid.evaluation.measures import MEASURES, Measured, measured
from tests import build

pytestmark = pytest.mark.django_db


def test_a_published_story_counts_in_all_and_for_each_aspect_of_its_way() -> None:
    kim = build.kim()
    build.published(kim, 2)
    at, year = build.AT + timedelta(days=1), build.AT.year

    assert measured("kegiatan", kim, year, at) == Measured(8, "8 kegiatan")
    assert measured("kegiatan-disseminate", kim, year, at) == Measured(2, "2 kegiatan")
    assert measured("kegiatan-discuss", kim, year, at) == Measured(4, "4 kegiatan")
    assert measured("kegiatan-aspire", kim, year, at) == Measured(0, "0 kegiatan")
    assert measured("kegiatan", kim, year - 1, at) == Measured(0, "0 kegiatan")


def test_offices_read_plain_words_when_they_choose() -> None:
    assert MEASURES["kegiatan-implement"].label == "Kegiatan Implementasi yang tercatat dalam tahun itu"
