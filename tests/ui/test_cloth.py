"""The cloth in pages: drawn once, used three times, in the colours of its dye everywhere."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string

from kimid.lib import palette
from kimid.lib.picture import Picture
from kimid.ui.cloth import cloth_url
from kimid.ui.samples import ACCENTS, DYES
from tests.ui.colours import Rgb, RootElement, colour, tokens

LOGO = Picture(
    name="abc",
    width=320,
    height=320,
    widths=[320],
    focus=(50, 50),
    alt="",
    caption="",
    credit="",
    avif=False,
    is_drawn=True,
)


def _site(**more: Any) -> SimpleNamespace:
    values = {
        "name": "KIM Teluk Kapuas",
        "url": "http://x.example/",
        "region_id": "6112012012",
        "dye": "laut",
        "accent": "padi",
    }
    return SimpleNamespace(**(values | {"logo": None} | more))


def _page(**site: Any) -> str:
    context = {"site": _site(**site), "place_line": "Desa Teluk Kapuas"}
    parts = {"nameplate": "ui/nameplate.html", "foot": "web/public/foot.html"}
    return render_to_string(
        "ui/public.html",
        context | {name: render_to_string(part, context) for name, part in parts.items()},
    )


def _render(source: str, **words: Any) -> str:
    return Template(source).render(Context(words))


def _hex(light: Rgb) -> str:
    """Linear light as a browser would write it."""
    channels = (
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in light
    )
    return "#" + "".join(f"{round(255 * part):02x}" for part in channels)


def _token(name: str, dye: str = "daun", accent: str = "kunyit") -> str:
    return _hex(colour(name, tokens(RootElement(dye, accent, dark=False))))


def test_pictures_of_cloth_have_the_colours_of_the_pages() -> None:
    assert {dye: _token("--dye-deep", dye) for dye in DYES} == palette.GROUNDS
    assert {dye: _token("--dye-text", dye) for dye in DYES} == palette.INKS
    assert {accent: _token("--accent", accent=accent) for accent in ACCENTS} == palette.ACCENTS
    plain = {
        "--thread": palette.THREAD,
        "--paper": palette.PAPER,
        "--ink": palette.INK,
        "--ink-soft": palette.INK_SOFT,
    }
    assert plain == {name: _token(name) for name in plain}


def test_a_page_draws_its_cloth_once_and_wears_it_on_top_as_tile_and_at_the_foot() -> None:
    html = _page()

    assert html.count("<pattern") == 1
    assert html.count('class="selvedge"') == 2
    assert html.count("url(#ks)") == 2
    assert html.count('<use href="#k" />') == 1
    assert html.index("<body") < html.index("<pattern") < html.index("<header")
    assert "var(--cloth-ground)" not in html.replace(
        html[html.index("<style") : html.rindex("</style>")], ""
    )
    assert not re.search(r"\sstyle=|#[0-9a-f]{6}\b(?!\")", html[html.index("<body") :])


def test_a_logo_replaces_the_tile_and_never_the_selvedge() -> None:
    html = _page(logo=LOGO)

    assert html.count('class="selvedge"') == 2
    assert '<use href="#k" />' not in html
    assert f'src="{settings.MEDIA_URL}f/abc/320.webp"' in html


def test_two_neighbours_and_two_provinces_wear_different_cloth() -> None:
    worn = {
        code: _render("{% cloth code %}", code=code)
        for code in ("6112012011", "6112012012", "61", "33")
    }

    assert len(set(worn.values())) == 4


def test_a_door_without_a_site_wears_the_cloth_of_the_nation() -> None:
    assert _render("{% cloth code %}", code="00") in render_to_string("404.html")


def test_a_place_in_a_list_is_a_picture_that_comes_when_it_is_seen() -> None:
    html = _render("{% tile site 'small' %}{% story 'Judul' '#' place=site %}", site=_site())

    assert (
        re.findall(r'src="([^"]+)"', html)
        == [f"{settings.MEDIA_URL}kain/6112012012-tile.laut-padi.svg"] * 2
    )
    assert html.count('loading="lazy"') == html.count('alt=""') == html.count("width=") == 2


def test_a_lead_without_a_photo_wears_the_cloth_of_its_place_at_once() -> None:
    html = _render("{% story 'Judul' '#' place=site shape='lead' %}", site=_site(logo=LOGO))

    assert re.findall(r'src="([^"]+)"', html) == [
        f"{settings.MEDIA_URL}kain/6112012012-card.laut-padi.svg"
    ]
    assert 'width="640" height="360" alt="" fetchpriority="high"' in html
    assert "lazy" not in html
    with_photo = _render(
        "{% story 'Judul' '#' place=site picture=logo shape='lead' %}", site=_site(), logo=LOGO
    )
    assert "/kain/" not in with_photo


def test_a_person_has_no_cloth_but_initials() -> None:
    assert ">NS</text>" in _render("{% tile 'Nurhayati Sari' %}")


def test_the_bar_of_the_browser_has_the_colour_of_the_cloth() -> None:
    assert f'<meta name="theme-color" content="{palette.GROUNDS["laut"]}">' in _page()


@pytest.mark.parametrize("dye", DYES)
def test_the_address_of_a_cloth_names_its_palette(dye: str) -> None:
    assert (
        cloth_url("00", "strip", dye, "padi") == f"{settings.MEDIA_URL}kain/00-strip.{dye}-padi.svg"
    )
