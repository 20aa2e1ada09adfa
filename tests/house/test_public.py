"""Public pages: light on a first view, the same for everybody, without any cookie."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from kimid.pagecache.compression import compress
from kimid.ui.templatetags.assets import inline_stylesheet
from tests.house.country import PORTALS, Country, full_country
from tests.house.walking import Route, routes
from tests.taken_back import taken_back

pytestmark = pytest.mark.django_db

MOST: Final = 15 * 1024  # bytes of HTML and CSS on a first view, as they are sent
PUBLIC: Final = [route for route in routes() if route.kind != "ruang"]
SITES: Final = [route for route in PUBLIC if route.kind != "media"]
# What browsers tell by themselves, and numbers that one presses for; nobody opens it.
_TOLD: Final = {"shared", "contact-number", "potential-number", "seller-number"}
_LEADS_AWAY: Final = {"order"}  # to an app of the phone


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Country]:
    """Made once for this file, and taken back after it."""
    with taken_back(django_db_blocker):
        yield full_country()


def _first_views(country: Country) -> dict[str, str]:
    """Every kind of public page as a reader gets it, with its sheet inside; those that differ by
    level, at each level; and what answers for a page that is not there.
    """
    further = {f"portal {label or 'nasional'}": (label, "/") for label in PORTALS} | {
        "month of a province": ("kalimantan-barat", "/arsip/2024/11/"),
        "portal without news": ("kab-landak", "/"),
        "directory of a village": (PORTALS[0], "/kim/"),
        "data of the nation": ("", "/data/"),
        "404": (None, "/tidak-ada/"),
        "410": (None, country.withdrawn.path),
    }
    pages = {str(route): (_label(country, route), country.path(route)) for route in SITES}
    answers = {
        name: country.reader(label).get(path) for name, (label, path) in (pages | further).items()
    }
    return {
        name: answer.content.decode()
        for name, answer in answers.items()
        if answer.get("Content-Type", "").startswith("text/html") and answer.content
    }


def _label(country: Country, route: Route) -> str:
    return country.kim.site.label if route.kind == "kim" else "kalimantan-barat"


def test_a_first_view_weighs_at_most_15_kb_of_html_and_css_with_every_list_full(
    country: Country,
) -> None:
    views = _first_views(country)
    for name in ("kim / (home)", *(f"portal {label or 'nasional'}" for label in PORTALS)):
        assert views[name].count('<article class="story"') >= 14, name
        assert views[name].count('class="trio">') == 3, name
    assert views["portal nasional"].count('class="hem"') == 6
    assert views["kim / (home)"].count('class="day"') == 4
    assert views["portal kalimantan-barat"].count('<th scope="row">') == 14
    story = next(name for name in views if name.endswith("(story)"))
    assert len(views[story]) > len(views["404"]) + 2500

    weights = {name: len(compress(page.encode(), "br")) for name, page in views.items()}

    assert {name: size for name, size in weights.items() if size > MOST} == {}


def test_a_first_view_needs_one_request_and_a_script_only_for_times_without_signal(
    country: Country,
) -> None:
    ground = inline_stylesheet("ground")
    sheets = [inline_stylesheet(name) for name in ("public", "story", "home", "portal")]
    # A television stays on one page: that has a sheet and a script of its own.
    views = {name: text for name, text in _first_views(country).items() if "(screen)" not in name}
    for name, text in views.items():
        sheet = next((each for each in sheets if each in text), "")
        assert sheet, name
        assert ground in text, name
        data = text.count('<script type="application/ld+json">')  # run by nobody
        reading = text.count('<script type="module" src="/skrip/reading.')
        assert text.count("<script") == data + reading, name
        assert reading <= 1, name
        asked = re.findall(r'<link[^>]+rel="(?:stylesheet|preload)"[^>]*>', text)
        assert len(asked) <= 1, name
        assert all('as="image"' in each for each in asked), name
        assert not re.search(r"\sstyle=|\son\w+=", text.replace(sheet, "")), name


def test_every_public_address_is_there_and_none_sets_a_cookie_or_looks_at_one(
    country: Country,
) -> None:
    for route in PUBLIC:
        host = f"{_label(country, route)}.kim.localhost"
        client = Client(HTTP_HOST="media.localhost" if route.kind == "media" else host)
        moved = route.name.startswith("moved-") or route.name in _LEADS_AWAY
        other = 405 if route.name in _TOLD else 200
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

    # Each names its own stylesheets (`kimid/ui/style_policy.py`).
    [policy] = {re.sub(r" 'sha256-[^']+'", "", policy) for policy in policies}
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
