"""What every village of the demo has comes from templates that can be built."""

import re
from random import Random
from typing import Final

import pytest

from kimid.agenda.repeats import Repeat
from kimid.demo import grammar
from kimid.demo.drawings import DRAWINGS
from kimid.demo.place_templates import Entry, chosen_for, needs_of
from kimid.demo.villages import villages
from kimid.market.models import GoodsCategory, Stock
from kimid.showcase.models import AchievementLevel, PotentialType, VisitRule
from kimid.wire.event_sorts import EventSort

_ALL: Final = 99
_SEASON: Final = re.compile(r"[.sF]{12}")


def _all(name: str) -> list[Entry]:
    """Every template that any village can have."""
    rows = [
        entry
        for village in villages()
        for entry in chosen_for(name, village, _ALL, Random(village.label))
    ]
    return list({id(entry): entry for entry in rows}.values())


def test_goods_have_a_sort_a_price_and_a_drawing() -> None:
    goods = [good for trade in _all("trades") for good in trade["goods"]]

    assert len(goods) > 90
    for name, sort, prices, unit, taste, picture, *more in goods:
        assert sort in GoodsCategory.values, name
        assert grammar.draw_numbers({"price": prices}, Random(name))["price"] >= 100, name
        assert unit, name
        assert taste.endswith("."), name
        assert picture in DRAWINGS or not picture, name
        assert not more[1:] or more[1] in Stock.values, name
        assert sort != GoodsCategory.FOOD or more, f"what is in {name}?"


def test_honey_says_that_nothing_else_is_in_it() -> None:
    goods = [good for trade in _all("trades") for good in trade["goods"]]
    honey = [good for good in goods if good[0].startswith("Madu")]

    assert {good[6] for good in honey} == {"madu hutan saja", "madu kelulut saja"}


def test_potentials_have_a_type_a_season_and_drawings() -> None:
    potentials = _all("strengths")

    assert {entry["type"] for entry in potentials} == set(PotentialType.values)
    for entry in potentials:
        assert entry["visit"] in VisitRule.values, entry["name"]
        assert _SEASON.fullmatch(entry.get("season", "." * 12)), entry["name"]
        assert set(entry["pictures"]) <= set(DRAWINGS), entry["name"]


def test_achievements_and_gatherings_use_words_that_forms_have() -> None:
    for entry in _all("prizes"):
        assert entry["level"] in AchievementLevel.values, entry["title"]
        assert entry.get("picture", "bulan-sungai") in DRAWINGS, entry["title"]
    for entry in _all("gatherings"):
        assert entry["sort"] in EventSort.values, entry["title"]
        assert entry["repeat"] in Repeat.values, entry["title"]


@pytest.mark.parametrize("name", ["trades", "strengths", "prizes", "gatherings"])
def test_a_place_gets_only_what_fits_it(name: str) -> None:
    for village in villages():
        fitting = chosen_for(name, village, _ALL, Random(0))
        assert len(fitting) >= 3, village.label
        for entry in fitting:
            assert all(group & village.traits for group in needs_of(entry))
            assert not entry.get("within") or village.code[:4] in entry["within"]
