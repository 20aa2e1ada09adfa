"""Public pages: light on a first view, the same for everybody, without any cookie."""

import re
from typing import Final

import pytest
from django.test import Client

from kimid.pagecache.compression import compress
from kimid.ui.templatetags.assets import inline_stylesheet
from tests.house.country import PORTALS, Country, full_country
from tests.house.walking import routes

pytestmark = pytest.mark.django_db

MOST: Final = 15 * 1024  # bytes of HTML and CSS on a first view, as they are sent
PUBLIC: Final = [route for route in routes() if route.kind != "ruang"]
_TOLD: Final = {"shared", "contact-number"}  # what browsers tell by themselves; nobody opens it
_WITHOUT_COPIES: Final = {
    "404",
    "410",
    "form for tips",
    "portal without news",
    "notice board",
    "poster",
}
_NOT_YET: Final = {"kind-narrowed"}  # no kind of today has facets


@pytest.fixture
def country() -> Country:
    return full_country()


def _first_views(country: Country) -> dict[str, bytes]:
    """Every kind of public page as a reader gets it, with its sheet inside."""
    asked = {
        "KIM home": (None, "/"),
        "story": (None, country.long.path),
        "notice board": (None, f"{country.long.path}papan/"),
        "profile": (None, "/profil/"),
        "proof": (None, "/sk/"),
        "form for tips": (None, "/kirim-kabar/"),
        "poster": (None, "/kirim-kabar/poster/"),
        "guideline": (None, "/pedoman/"),
        "kind": (None, "/berita/"),
        "archive": (None, "/arsip/"),
        "month of a province": ("kalimantan-barat", "/arsip/2024/11/"),
        "portal without news": ("kab-landak", "/"),
        "404": (None, "/tidak-ada/"),
        "410": (None, country.withdrawn.path),
        "directory of a province": ("kalimantan-barat", "/kim/"),
        "directory of a village": ("teluk-kapuas-6112012012", "/kim/"),
        "data of the nation": ("", "/data/"),
        "result of a regency": ("kab-kubu-raya", f"/evaluasi/{country.heat}/"),
        "data of a province": ("kalimantan-barat", "/data/"),
    } | {f"portal {label or 'nasional'}": (label, "/") for label in PORTALS}
    return {name: country.reader(label).get(path).content for name, (label, path) in asked.items()}


def test_a_first_view_weighs_at_most_15_kb_of_html_and_css_with_every_list_full(
    country: Country,
) -> None:
    views = _first_views(country)
    pages = {name: page.decode() for name, page in views.items()}
    for name in ["KIM home", *(f"portal {label or 'nasional'}" for label in PORTALS)]:
        assert pages[name].count('<article class="story"') == 20, name
    assert pages["portal nasional"].count("provinsi.svg#c") == 38
    assert pages["portal kalimantan-barat"].count('<th scope="row">') == 14
    assert len(pages["story"]) > len(pages["404"]) + 2500

    weights = {name: len(compress(page, "br")) for name, page in views.items()}

    assert len(weights) == 24
    assert {name: size for name, size in weights.items() if size > MOST} == {}


def test_a_first_view_needs_one_request_and_a_script_only_for_times_without_signal(
    country: Country,
) -> None:
    for name, page in _first_views(country).items():
        text = page.decode()
        sheet = inline_stylesheet("story" if name == "story" else "public")
        assert sheet in text, name
        data = text.count('<script type="application/ld+json">')  # run by nobody
        reading = text.count('<script type="module" src="/skrip/reading.')
        assert text.count("<script") == data + reading, name
        assert reading == (name not in _WITHOUT_COPIES), name
        assert not re.search(r'<link[^>]+rel="(?:stylesheet|preload)"', text), name
        assert not re.search(r"\sstyle=|\son\w+=", text.replace(sheet, "")), name


def test_every_public_address_is_there_and_none_sets_a_cookie_or_looks_at_one(
    country: Country,
) -> None:
    for route in PUBLIC:
        label = country.kim.site.label if route.kind == "kim" else "kalimantan-barat"
        client = Client(
            HTTP_HOST="media.localhost" if route.kind == "media" else f"{label}.kim.localhost"
        )
        moved = route.name.startswith("moved-")
        other = 405 if route.name in _TOLD else 404 if route.name in _NOT_YET else 200
        status = 302 if moved else other
        assert client.get(country.path(route)).status_code == status, route
        for method in ("get", "head", "post", "put", "options"):
            answer = getattr(client, method)(
                country.path(route), headers={"Cookie": "sessionid=abc; csrftoken=def"}
            )
            assert answer.status_code < 500, (method, route)
            assert not answer.cookies, (method, route)
            assert "cookie" not in answer.get("Vary", "").lower(), (method, route)
            assert b"csrfmiddlewaretoken" not in answer.content, (method, route)


def test_every_answer_carries_the_same_strict_policy(country: Country) -> None:
    policies = {
        Client(HTTP_HOST=host).get(path).get("Content-Security-Policy", "none")
        for host in (
            "kim.localhost",
            f"{country.kim.site.label}.kim.localhost",
            "ruang.localhost",
            "evil.example",
        )
        for path in ("/", "/tidak-ada/", country.long.path, country.withdrawn.path)
    }

    [policy] = policies
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
