"""A cloth for every place: its own, the same for ever, and light."""

import gzip
from collections import defaultdict
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from kimid.lib import motif, motifs, palette
from kimid.lib.codes import BadCode
from kimid.lib.motifs.choices import Choices, Family
from kimid.places.data_file import read_edition

DYES = palette.dyes("daun", "kunyit")
IN_PAGE = motif.Dyes("var(--cloth-ground)", "var(--cloth-thread)", "var(--cloth-accent)")
CODES = [row.code for row in read_edition().rows]
VILLAGES = [code for code in CODES if len(code) == 10]
# One village of each group of islands, and every level above one of them.
SOME = (
    "1302012001",
    "3329052001",
    "5307052001",
    "6112012012",
    "7326022001",
    "8101012001",
    "9103012001",
    "611201",
    "6112",
    "61",
    "00",
)
# bytes, as it is and as gzip
MOST_PLAIN = 2500
MOST_SMALL = 700


def _repeat(code: str) -> str:
    """The drawing of one repeat, without the hem."""
    return motif.tile(code, DYES)


def test_every_region_of_the_country_has_a_cloth_and_no_two_villages_of_a_district_share_one() -> (
    None
):
    worn: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code in CODES:
        worn[code[:6]][_repeat(code)].append(code)
    shared = [
        codes
        for cloths in worn.values()
        for codes in cloths.values()
        if len(codes) > 1 and len(codes[0]) == 10
    ]

    assert len(VILLAGES) > 83_000
    assert shared == []


def test_neighbours_differ_in_what_is_seen_first() -> None:
    first = [Choices("611201", 300 + serial).pick(4) for serial in range(10, 14)]

    assert sorted(first) == [0, 1, 2, 3]


def test_a_strip_is_at_most_two_and_a_half_kilobytes_and_two_thirds_of_one_on_the_way() -> None:
    for code in (*SOME, *VILLAGES[::60]):
        for drawn in (motif.strip(code, DYES), motif.defs(code, IN_PAGE)):
            assert len(drawn) <= MOST_PLAIN, code
            assert len(gzip.compress(drawn.encode())) <= MOST_SMALL, code


@pytest.mark.parametrize("shape", sorted(motif.SHAPES))
@pytest.mark.parametrize("code", SOME)
def test_a_cloth_is_well_formed_and_names_nothing_that_is_not_there(code: str, shape: str) -> None:
    root = ElementTree.fromstring(motif.SHAPES[shape](code, DYES))
    names = [element.get("id") for element in root.iter() if element.get("id")]
    used = {
        element.get("href", "").removeprefix("#") for element in root.iter() if element.get("href")
    }

    assert len(names) == len(set(names))
    assert used <= set(names)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg",
        "defs",
        "g",
        "use",
        "path",
        "circle",
        "pattern",
        "clipPath",
    }


def test_the_same_code_gives_the_same_cloth_for_ever() -> None:
    whole = "".join(draw(code, DYES) for code in SOME for draw in motif.SHAPES.values())

    # When this fails, the cloth of villages has changed: their neighbours will notice.
    assert sha256(whole.encode()).hexdigest()[:16] == "eb108f5bbbdbf07f"


@pytest.mark.parametrize(
    ("family", "regencies"),
    [
        (motifs.songket, ("1302", "1101")),
        (motifs.blossoms, ("3329", "3301")),
        (motifs.feathers, ("5307", "5101")),
        (motifs.tendrils, ("6112", "6101")),
        (motifs.labyrinth, ("7326", "7371")),
        (motifs.waves, ("8101", "8171")),
        (motifs.planes, ("9103", "9401")),
    ],
)
def test_two_regencies_of_one_island_lay_the_same_filling_out_differently(
    family: Family, regencies: tuple[str, str]
) -> None:
    one, other = (family(Choices(regency), Choices("611201", 12), DYES) for regency in regencies)

    assert one != other


def test_a_province_wears_the_family_of_its_island() -> None:
    leaves = [code for code in ("31", "32", "33", "34", "35", "36") if "rotate(" in _repeat(code)]
    spirals = [
        code for code in ("61", "62", "63", "64", "65") if 'stroke-linecap="round"' in _repeat(code)
    ]

    assert (len(leaves), len(spirals)) == (6, 5)


@pytest.mark.parametrize("code", ["4101012001", "x"])
def test_what_is_on_no_island_has_no_cloth(code: str) -> None:
    with pytest.raises(BadCode):
        motif.tile(code, DYES)
