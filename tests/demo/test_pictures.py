"""The drawn pictures: all there, calm in weight, the same every time, and never with a word in them."""

import io
import re
from xml.etree import ElementTree as Xml

import pytest
import resvg_py
from PIL import Image, ImageStat

from kimid.demo.pictures import PICTURES, svg
from kimid.demo.pictures.easel import SCENES
from kimid.demo.pictures.table import ROWS

pytestmark = pytest.mark.files
EVERY = pytest.mark.parametrize("key", sorted(PICTURES))
PARTS = {"svg", "g", "path", "rect", "circle", "ellipse", "linearGradient", "radialGradient", "stop"}


def _seen(key: str, width: int = 640) -> Image.Image:
    """The picture as a browser would show it."""
    drawn = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg(key), width=width, skip_system_fonts=True))))
    assert drawn.getchannel("A").getextrema() == (255, 255), f"{key} has a hole"
    return drawn.convert("RGB")


def _weight(picture: Image.Image) -> int:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=80)
    return len(file.getvalue())


def test_everything_in_the_table_is_drawn_and_nothing_else() -> None:
    keys = [key for key, _, _ in ROWS]
    assert sorted(SCENES) == sorted(keys)
    assert 60 <= len(set(keys)) == len(keys) <= 80


def test_every_picture_says_what_is_seen_in_words_of_its_own() -> None:
    said = [drawn.alt for drawn in PICTURES.values()]
    assert len(set(said)) == len(said)
    assert [alt for alt in said if not re.fullmatch(r"[A-Z][^.]{20,120}\.", alt)] == []


def test_the_great_subjects_of_village_life_have_more_than_one_picture() -> None:
    shown = {
        subject: sum(subject in drawn.subjects for drawn in PICTURES.values()) for _, _, row in ROWS for subject in row.split()
    }
    great = "sungai panen kesehatan anak pemuda umkm budaya lingkungan wisata olahraga kampung pangan festival jalan nelayan"
    assert {subject: shown.get(subject, 0) for subject in great.split() if shown.get(subject, 0) < 2} == {}


@EVERY
def test_a_picture_is_drawn_from_shapes_only(key: str) -> None:
    root = Xml.fromstring(svg(key))  # noqa: S314 # our own drawing, made one line above
    assert root.attrib["viewBox"] == "0 0 1200 675"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= PARTS
    assert not any("href" in name or name.startswith("on") for element in root.iter() for name in element.attrib)
    assert [text for text in root.itertext() if text.strip()] == []
    assert "nan" not in svg(key)


@EVERY
def test_a_picture_is_the_same_every_time(key: str) -> None:
    assert svg(key) == PICTURES[key].svg() == svg(key)


@EVERY
def test_a_picture_is_light_and_has_something_in_its_middle(key: str) -> None:
    seen = _seen(key)
    assert seen.size == (640, 360)
    assert _weight(seen) <= 25_000
    assert _weight(seen.resize((320, 180), Image.Resampling.LANCZOS)) <= 9_100
    middle = ImageStat.Stat(seen.crop((213, 0, 427, 360)))
    assert max(middle.stddev) > 25


def test_no_two_pictures_look_alike() -> None:
    """Shrunk to a few pixels, each differs from every other."""
    small = {key: _seen(key, 160).resize((16, 9), Image.Resampling.BOX).tobytes() for key in PICTURES}
    alike = [
        (one, other)
        for one in small
        for other in small
        if one < other and sum(abs(a - b) for a, b in zip(small[one], small[other], strict=True)) / len(small[one]) < 8
    ]
    assert alike == []
