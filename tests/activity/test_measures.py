"""What evaluations may ask of the record of activities."""

from datetime import timedelta

import pytest

from kimid.registry.measures import MEASURES, Measurement, measurement_of
from tests import build

pytestmark = pytest.mark.django_db


def test_a_published_story_counts_in_all_and_for_each_aspect_of_its_way() -> None:
    kim = build.kim()
    build.published(kim, 2)
    at = build.AT + timedelta(days=1)
    year = build.AT.year

    assert measurement_of("kegiatan", kim, year, at) == Measurement(8, "8 kegiatan")
    assert measurement_of("kegiatan-disseminate", kim, year, at) == Measurement(2, "2 kegiatan")
    assert measurement_of("kegiatan-discuss", kim, year, at) == Measurement(4, "4 kegiatan")
    assert measurement_of("kegiatan-aspire", kim, year, at) == Measurement(0, "0 kegiatan")
    assert measurement_of("kegiatan", kim, year - 1, at) == Measurement(0, "0 kegiatan")


def test_offices_read_plain_words_when_they_choose() -> None:
    assert (
        MEASURES["kegiatan-implement"].label
        == "Kegiatan Implementasi yang tercatat dalam tahun itu"
    )
