"""The outlines of regions: every region has one, small enough for a slow phone."""

import re
from pathlib import Path
from zipfile import ZipFile

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.data_file import DATA_FOLDER, Edition
from kimid.places.outlines import (
    OUTLINES_FILE,
    Outline,
    RegionOutlines,
    outlines_of,
    outlines_text,
    read_outlines,
)


def _numbers(path: str) -> list[int]:
    return [int(each) for each in re.findall(r"-?\d+", path)]


def test_every_region_down_to_the_district_has_an_outline_on_the_map_around_it(
    edition: Edition,
) -> None:
    wanted, drawn = set[str](), set[str]()
    for row in edition.rows:
        above = codes.parent(row.code)
        if above is None or codes.level(row.code) == Level.VILLAGE:
            continue
        wanted.add(row.code)
        drawing = outlines_of(above)
        assert drawing is not None, above
        drawn |= {each.code for each in drawing.outlines if each.path}

    assert len(wanted) == 38 + 514 + 7_285
    assert wanted == drawn


def test_every_outline_begins_and_has_its_middle_inside_of_its_drawing(edition: Edition) -> None:
    for row in edition.rows:
        drawing = outlines_of(row.code) if codes.level(row.code) < Level.DISTRICT else None
        for each in drawing.outlines if drawing else ():
            x, y = _numbers(each.path)[:2]
            assert drawing is not None
            assert -3 <= x <= drawing.width + 3, each.code
            assert -3 <= y <= drawing.height + 3, each.code
            assert 0 <= each.x <= drawing.width, each.code
            assert 0 <= each.y <= drawing.height, each.code
            assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", each.path), each.code


def test_no_drawing_weighs_more_than_a_slow_phone_carries() -> None:
    with ZipFile(DATA_FOLDER / OUTLINES_FILE) as archive:
        sizes = {each.filename: each.compress_size for each in archive.infolist()}

    assert max(sizes, key=lambda code: sizes[code]) == codes.NATION
    assert sizes.pop(codes.NATION) <= 6 * 1024
    assert max(sizes.values()) <= 3 * 1024


def test_a_drawing_is_read_as_it_was_written() -> None:
    drawing = RegionOutlines(400, 300, (Outline("6101", 20, 30, "M1 2l3 4-5 6z"),))

    assert read_outlines(outlines_text(drawing)) == drawing


def test_below_a_district_and_of_a_region_younger_than_the_file_there_is_none() -> None:
    assert outlines_of("611201") is None
    assert outlines_of("6199") is None


def test_the_file_stands_with_the_other_data() -> None:
    assert (Path(DATA_FOLDER) / OUTLINES_FILE).stat().st_size < 600_000
