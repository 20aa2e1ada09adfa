"""The drawings of the demo: all there, light as pictures, and never with a word in them."""

import io
import re
from collections import Counter
from xml.etree import ElementTree as Xml

import pytest
import resvg_py
from PIL import Image, ImageStat

from kimid.demo.drawings import DRAWINGS, FOLDER

pytestmark = pytest.mark.files
EVERY = pytest.mark.parametrize("key", sorted(DRAWINGS))
PARTS = {
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "linearGradient",
    "radialGradient",
    "stop",
}


def _seen(key: str, width: int = 640) -> Image.Image:
    """The picture as a browser would show it."""
    drawn = Image.open(
        io.BytesIO(
            bytes(
                resvg_py.svg_to_bytes(
                    svg_string=DRAWINGS[key].svg(), width=width, skip_system_fonts=True
                )
            )
        )
    )
    assert drawn.getchannel("A").getextrema() == (255, 255), f"{key} has a hole"
    return drawn.convert("RGB")


def _weight(picture: Image.Image) -> int:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=80)
    return len(file.getvalue())


def test_every_drawing_has_its_words_and_nothing_else_lies_there() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.svg")) == sorted(DRAWINGS)
    assert 60 <= len(DRAWINGS) <= 80


def test_every_picture_says_what_is_seen_in_words_of_its_own() -> None:
    texts = [drawing.alt for drawing in DRAWINGS.values()]
    assert len(set(texts)) == len(texts)
    assert [alt for alt in texts if not re.fullmatch(r"[A-Z][^.]{20,120}\.", alt)] == []


def test_the_great_subjects_of_village_life_have_more_than_one_picture() -> None:
    counts = Counter(subject for drawing in DRAWINGS.values() for subject in drawing.subjects)
    great = (
        "sungai panen kesehatan anak pemuda umkm budaya lingkungan wisata olahraga kampung pangan "
        "festival jalan nelayan"
    )
    assert [subject for subject in great.split() if counts[subject] < 2] == []


@EVERY
def test_a_picture_is_drawn_from_shapes_only(key: str) -> None:
    root = Xml.fromstring(DRAWINGS[key].svg())
    assert root.attrib["viewBox"] == "0 0 1200 675"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= PARTS
    assert not any(
        "href" in name or name.startswith("on")
        for element in root.iter()
        for name in element.attrib
    )
    assert [text for text in root.itertext() if text.strip()] == []
    assert "nan" not in DRAWINGS[key].svg()


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
    small = {
        key: _seen(key, 160).resize((16, 9), Image.Resampling.BOX).tobytes() for key in DRAWINGS
    }
    alike = [
        (one, other)
        for one in small
        for other in small
        if one < other
        and sum(abs(a - b) for a, b in zip(small[one], small[other], strict=True)) / len(small[one])
        < 8
    ]
    assert alike == []
