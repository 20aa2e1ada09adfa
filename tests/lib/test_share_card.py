"""The share card: every title fits, every card is light, with and without a photo."""

from io import BytesIO
from random import Random
from xml.etree import ElementTree

import pytest
from PIL import Image

from kimid.lib.share_card import HEIGHT, MAX_BYTES, WIDTH, ShareCard, card_jpeg, card_svg
from kimid.lib.typesetting import SANS, drawable_text, fit_text, shorten, text_width

LONGEST = (
    "Warga tiga dusun bergotong royong memperbaiki jembatan kayu Parit Sembin "
    "supaya anak sekolah dan pedagang bisa lewat sebelum hujan tiba."
)
TITLES = (
    "Panen madu",
    "Warga tanam 2.050 bibit nipah di tepi Kapuas yang tergerus",
    LONGEST,
    "Rp" + "9" * 138,
)
SVG = "{http://www.w3.org/2000/svg}"


def _card(
    title: str, *, photo: bytes | None = None, focus: tuple[float, float] = (50, 50)
) -> ShareCard:
    return ShareCard(
        title=title,
        place="Teluk Kapuas, Kubu Raya",
        site_name="KIM Teluk Kapuas",
        region_code="6112012012",
        dye="daun",
        accent="kunyit",
        photo=photo,
        focus=focus,
    )


def _photo(noise: bool = False) -> bytes:
    """A quiet photo, or one that cannot be compressed."""
    choose = Random(61)
    picture = (
        Image.frombytes("RGB", (960, 540), choose.randbytes(960 * 540 * 3))
        if noise
        else Image.new("RGB", (960, 540), "teal")
    )
    out = BytesIO()
    picture.save(out, "WEBP")
    return out.getvalue()


def _lines(card: ShareCard) -> list[str]:
    """The title as it stands on the card."""
    return [line.text or "" for line in ElementTree.fromstring(card_svg(card)).iter(f"{SVG}tspan")]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("photo", [None, _photo()], ids=["cloth", "photo"])
def test_a_card_is_a_picture_of_the_right_size_and_light(title: str, photo: bytes | None) -> None:
    jpeg = card_jpeg(_card(title, photo=photo))
    picture = Image.open(BytesIO(jpeg))

    assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(jpeg) <= MAX_BYTES


def test_even_a_photo_of_grains_of_sand_gives_a_light_card() -> None:
    assert len(card_jpeg(_card("Pasir", photo=_photo(noise=True)))) <= MAX_BYTES


@pytest.mark.parametrize(
    "code",
    ["1302012001", "3329052001", "5307052001", "7326022001", "8101012001", "9103012001", "00"],
)
def test_a_card_without_photo_wears_the_cloth_of_any_island_and_stays_light(code: str) -> None:
    card = ShareCard("Kabar desa", "Desa", "KIM", region_code=code, dye="nila", accent="jambu")

    assert len(card_jpeg(card)) <= MAX_BYTES


def test_a_title_as_long_as_may_be_is_read_whole_in_four_lines() -> None:
    lines = _lines(_card(LONGEST))

    assert len(LONGEST) >= 135
    assert len(lines) <= 4
    assert " ".join(lines) == LONGEST


def test_what_does_not_fit_ends_with_an_ellipsis_after_a_whole_word() -> None:
    lines = _lines(_card(f"{LONGEST} {LONGEST}"))

    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert set(" ".join(lines).rstrip("…").split()) <= set(LONGEST.split())


def test_the_words_are_drawn_and_not_only_written() -> None:
    with_words, without = (
        Image.open(BytesIO(card_jpeg(_card(title)))).crop((50, 130, 600, 400))
        for title in ("Banjir surut", ".")
    )

    assert min(with_words.convert("L").tobytes()) < 60
    assert sum(with_words.convert("L").tobytes()) < sum(without.convert("L").tobytes())


def test_what_people_typed_never_becomes_markup_of_the_card() -> None:
    evil = '<script>&"</svg>'
    svg = card_svg(ShareCard(evil, evil, evil, "61", "daun", "kunyit", badge=evil))
    root = ElementTree.fromstring(svg)

    assert list(root.iter(f"{SVG}script")) == []


def test_signs_that_our_fonts_lack_are_written_plainly_or_left_out() -> None:
    assert drawable_text("Bąk  Ōsaka — 5 °C, “café” 🎉 新") == "Bak Osaka — 5 °C, “café”"
    assert " ".join(_lines(_card("新闻"))) == "KIM Teluk Kapuas"


def test_lines_are_as_even_as_they_can_be() -> None:
    set_title = fit_text("Posyandu Melati pindah ke balai dusun", 600, (60,), 4, max_height=300)

    wide = [text_width(line, set_title.size) for line in set_title.lines]
    assert len(wide) == 3
    assert set_title.lines[0] == "Posyandu"  # not "Posyandu Melati / pindah ke balai / dusun"
    assert max(wide) < 470


def test_a_name_is_cut_to_its_place() -> None:
    assert shorten("KIM Teluk Kapuas", 30, 500) == "KIM Teluk Kapuas"
    short = shorten("KIM Sungai Raya Dalam Bersinar Terang", 30, 300)
    assert short.endswith("…")
    assert text_width(short, 30, SANS) <= 300


def test_a_photo_is_cut_round_its_focus() -> None:
    wide = Image.new("RGB", (960, 540), "white")
    wide.paste((200, 0, 0), (0, 0, 300, 540))
    out = BytesIO()
    wide.save(out, "PNG")
    at_left, at_right = (
        Image.open(BytesIO(card_jpeg(_card("Panen", photo=out.getvalue(), focus=focus)))).getpixel(
            (WIDTH - 250, 200)
        )
        for focus in ((0, 50), (100, 50))
    )

    assert at_left != at_right
