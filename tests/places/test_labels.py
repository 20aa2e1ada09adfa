"""The address of a portal names one region, and every region has one."""

import pytest

from kimid.lib.text import slug
from kimid.places.models import Region
from kimid.places.queries import parse_label


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("00", ""),
        ("61", "kalimantan-barat"),
        ("31", "dki-jakarta"),
        ("3171", "kota-jakarta-pusat"),
        ("6112", "kab-kubu-raya"),
        ("6171", "kota-pontianak"),
        ("611201", "sungai-raya-611201"),
        ("6112012012", "teluk-kapuas-6112012012"),
    ],
)
def test_a_portal_is_found_at_the_name_of_its_region(
    country: dict[str, Region], code: str, label: str
) -> None:
    assert country[code].portal_label == label


def test_every_label_is_given_once_and_fits_into_an_address(country: dict[str, Region]) -> None:
    labels = [region.portal_label for region in country.values()]
    assert len(set(labels)) == len(labels) == 91_600
    assert [label for label in labels if len(label) > 63 or label != slug(label, 63)] == []


def test_every_label_leads_back_to_its_region_and_no_other(country: dict[str, Region]) -> None:
    codes: dict[frozenset[tuple[str, str]], str] = {}
    astray = []
    for region in country.values():
        filters = parse_label(region.portal_label)
        if {name: getattr(region, name) for name in filters} != filters:
            astray.append(region.code)
        codes[frozenset(filters.items())] = region.code
    assert astray == []
    assert len(codes) == 91_600
