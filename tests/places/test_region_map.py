"""A map on a page: its links are as large as a thumb, and its colours are said in words."""

from itertools import combinations

import pytest

from kimid.lib.codes import Level
from kimid.lib.map_drawing import WIDTH
from kimid.places.models import Region
from kimid.places.region_map import TOUCH, WIDE_TOUCH, RegionMap, region_map, step_of
from tests import build

pytestmark = pytest.mark.django_db

_PHONE = 328  # px: what a page of a phone of 360 px leaves between its edges


def _map(code: str) -> RegionMap:
    below = build.children(code)
    drawn = region_map(Region.objects.get(pk=code), ((each, f"/{each.code}/") for each in below))
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("code", ["00", "61", "35", "6112", "3101", "8108"])
def test_the_links_of_a_map_are_44_px_on_a_phone_and_lie_apart(code: str) -> None:
    drawn = _map(code)

    assert TOUCH * _PHONE / WIDTH >= 44
    assert drawn.links
    for link in (*drawn.links, *drawn.crowded_links):
        assert 0 <= link.x <= WIDTH - TOUCH
        assert 0 <= link.y <= drawn.height - TOUCH
    for one, other in combinations(drawn.links, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= TOUCH
    for one, other in combinations((*drawn.links, *drawn.crowded_links), 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= WIDE_TOUCH


def test_a_large_region_has_its_link_and_on_phones_a_crowded_one_is_only_in_the_list() -> None:
    drawn = _map("61")
    names = {link.name: link.href for link in drawn.links}

    assert names["Kapuas Hulu"] == "/6106/"
    assert {"Ketapang", "Sintang", "Sanggau"} <= set(names)
    assert len(names) >= 7
    assert drawn.crowded_links
    assert "Kota Pontianak" not in names


def test_a_region_that_is_not_in_the_list_has_no_link() -> None:
    build.children("61")
    some = Region.objects.filter(code__in=("6106", "6104"))
    drawn = region_map(Region.objects.get(pk="61"), ((each, "/") for each in some))

    assert drawn is not None
    assert {link.name for link in drawn.links} == {"Kapuas Hulu", "Ketapang"}
    assert not drawn.crowded_links


def test_a_district_has_no_outlines_and_a_new_regency_has_none_yet() -> None:
    district = build.region("611201")
    new = Region(code="6199", name="Kabupaten Baru", kind="regency", level=Level.REGENCY)

    assert region_map(district, ()) is None
    assert region_map(new, ()) is None


def test_every_colour_is_said_in_words() -> None:
    assert _map("61").legend == [
        (0, "belum ada"),
        (1, "1 sampai 4"),
        (2, "5 sampai 19"),
        (3, "20 atau lebih"),
    ]
    assert _map("6112").legend[1] == (1, "1")


def test_the_colour_follows_the_number_of_villages() -> None:
    assert [step_of(Level.PROVINCE, count) for count in (0, 1, 4, 5, 19, 20, 300)] == [
        0,
        1,
        1,
        2,
        2,
        3,
        3,
    ]
    assert [step_of(Level.NATION, count) for count in (0, 1, 50, 500)] == [0, 1, 2, 3]
