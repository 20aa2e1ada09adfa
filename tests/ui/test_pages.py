"""Base pages, error pages and the gallery: complete without context, script and inline style."""

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

import kimid
from kimid.ui.links import Link
from kimid.ui.samples import SOURCES
from kimid.ui.views import gallery
from tests.ui.tags import TAGS

TEMPLATES = sorted(Path(kimid.__file__).parent.glob("ui/templates/**/*.html"))
LONGEST_TEMPLATE = 120  # lines
SITE = SimpleNamespace(
    name="KIM <Teluk> Kapuas",
    url="https://teluk.example/",
    region_id="6112012012",
    dye="laut",
    accent="padi",
    logo=None,
)

with_sheets = pytest.mark.urls("tests.ui.urls")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_template_holds_style_or_script(template: Path) -> None:
    source = template.read_text()

    assert re.search(r"<script|<style|\sstyle=|\son\w+=", source) is None
    assert len(source.splitlines()) <= LONGEST_TEMPLATE


@pytest.mark.parametrize("name", ["400", "403", "404", "410", "421", "500"])
def test_an_error_page_needs_no_context_no_database_and_no_address(name: str) -> None:
    html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1
    assert 'data-dye="daun"' in html
    assert 'data-accent="kunyit"' in html


def test_a_withdrawn_story_says_why_and_when() -> None:
    at = datetime(2026, 11, 24, 2, 12, tzinfo=UTC)
    html = render_to_string(
        "410.html",
        {
            "title": "Bibit",
            "reason": "Narasumber <b> mencabut.",
            "at": at,
            "zone": "WIB",
            "site": SITE,
        },
    )

    assert "Narasumber &lt;b&gt; mencabut." in html
    assert "Selasa, 24 November 2026 | 09:12 WIB" in html
    assert 'data-dye="laut"' in html


def test_a_public_page_wears_its_site_and_shows_only_the_ways_it_was_given() -> None:
    bare = render_to_string("ui/public.html", {"site": SITE})
    bar = render_to_string("web/public/bar.html", {"sections": [Link("Kabar", "/", current=True)]})
    full = render_to_string(
        "ui/public.html", {"site": SITE, "bar": bar, "canonical": "https://teluk.example/a/"}
    )

    assert 'data-dye="laut" data-accent="padi"' in " ".join(bare.split())
    assert "KIM &lt;Teluk&gt; Kapuas" in bare
    assert "Menu utama" not in bare
    assert "Menu utama" in full
    assert '<link rel="canonical" href="https://teluk.example/a/">' in full
    assert full.count('aria-current="page"') == 2  # in the bar, and in the menu


def test_the_name_of_a_site_is_the_heading_of_its_home_only() -> None:
    assert '<h1 class="nameplate__name">' in render_to_string(
        "ui/nameplate.html", {"site": SITE, "is_home": True}
    )
    assert "<h1" not in render_to_string("ui/nameplate.html", {"site": SITE})


@with_sheets
def test_the_workspace_shows_the_places_it_was_given_and_what_waits_there() -> None:
    places = [
        Link("Beranda", "/", "home", current=True, count=1200),
        Link("Tulis", "/tulis/", "write"),
    ]
    html = render_to_string(
        "ui/ruang.html",
        {"site": SITE, "role_line": "Rina, redaktur", "switch_url": "/pindah/", "places": places},
    )

    assert html.count('class="places__item"') == 2
    assert "1.200" in html
    assert "Rina, redaktur" in html
    assert 'href="/pindah/"' in html


@with_sheets
def test_a_task_in_the_workspace_shows_the_way_back_instead_of_the_tenant() -> None:
    html = render_to_string(
        "ui/ruang.html", {"site": SITE, "back_url": "/s/teluk/", "back_label": "Berita"}
    )

    assert 'href="/s/teluk/"' in html
    assert "tenant" not in html


@with_sheets
@pytest.mark.parametrize("room", ["ruang", "publik"])
def test_the_gallery_shows_every_component_with_its_source(room: str) -> None:
    html = gallery(RequestFactory().get("/ui/"), room).content.decode()

    assert html.count('<section class="sample"') == len(SOURCES) + 1
    names = set(re.findall(r"{% (\w+)", " ".join(SOURCES.values())))
    assert names >= set(TAGS) - {
        "inline_stylesheet",
        "stylesheet_link",
        "script",
        "preload",
        "theme_color",
    }


@with_sheets
def test_the_gallery_knows_two_rooms() -> None:
    with pytest.raises(Http404):
        gallery(RequestFactory().get("/ui/x/"), "dapur")
