"""What a page tells programs: search engines, and the apps in which its address is shared."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any, Final

import pytest
from django.test import Client
from PIL import Image

from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire.models import Item
from tests import build
from tests.web.test_feeds import PICTURE

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]

_META: Final = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
_DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
KIM: Final = "http://teluk-kapuas.kim.localhost"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="teluk-kapuas", name="KIM Teluk Kapuas")


def _meta(reader: Reader, label: str, path: str) -> dict[str, str]:
    page = reader(label).get(path).content.decode()
    return {name: unescape(words) for name, words in _META.findall(page)}


def _things(reader: Reader, label: str, path: str) -> dict[str, Any]:
    """The data of a page by type."""
    [text] = _DATA.findall(reader(label).get(path).content.decode())
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_a_shared_story_shows_title_lead_place_and_its_card(kim: Kim, reader: Reader) -> None:
    story = build.story(
        kim,
        Stage.PUBLISHED,
        title='Panen "lada" & <jahe>',
        lead="Tiga karung. Lima orang. Besok lagi.",
    )
    Item.objects.filter(path=story.path).update(card="k4rtu")

    said = _meta(reader, "teluk-kapuas", story.path)

    assert said["og:title"] == 'Panen "lada" & <jahe>'
    assert said["og:description"] == said["description"] == "Tiga karung. Lima orang. Besok lagi."
    assert said["og:url"] == f"{KIM}{story.path}"
    assert said["og:site_name"] == "KIM Teluk Kapuas"
    assert said["og:type"] == "article"
    assert said["og:locale"] == "id_ID"
    assert said["og:image"] == "http://media.localhost/kartu/k4rtu.jpg"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["twitter:card"] == "summary_large_image"
    assert said["article:published_time"].startswith("2024-11-24T")


def test_without_a_card_the_photo_is_shared_and_without_a_photo_the_sign_of_the_site(
    kim: Kim, reader: Reader
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    Item.objects.filter(path=story.path).update(card="")
    said = _meta(reader, "teluk-kapuas", story.path)
    assert (said["og:image"], said["twitter:card"]) == (f"{KIM}/ikon-512.png", "summary")
    Item.objects.filter(path=story.path).update(picture=PICTURE)

    said = _meta(reader, "teluk-kapuas", story.path)

    assert said["og:image"] == "http://media.localhost/f/abc123/960.webp"
    assert (said["og:image:width"], said["og:image:height"]) == ("960", "540")
    assert said["og:image:alt"] == "Perahu di sungai"


def test_the_data_of_a_story_name_who_wrote_it_who_published_it_and_when_it_was_corrected(
    kim: Kim, reader: Reader
) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Panen lada")
    at = build.AT + timedelta(days=2)
    note = content.CorrectionNote("Tiga.", "Empat.", "Salah hitung.")
    with on_site(kim.site):
        publishing.correct(
            story,
            content=build.words("Panen lada"),
            note=note,
            by=build.member(kim, Role.EDITOR),
            at=at,
        )

    article = _things(reader, "teluk-kapuas", story.path)["NewsArticle"]

    assert article["headline"] == "Panen lada"
    assert article["mainEntityOfPage"] == f"{KIM}{story.path}"
    assert article["author"] == {"@type": "Person", "name": story.author.name}
    assert article["publisher"]["name"] == "KIM Teluk Kapuas"
    assert article["publisher"]["logo"]["url"] == f"{KIM}/ikon-512.png"
    assert article["datePublished"].startswith("2024-11-24T")
    assert article["dateModified"] == at.isoformat()
    [card] = Item.objects.values_list("card", flat=True)
    assert article["image"] == [f"http://media.localhost/kartu/{card}.jpg"]


def test_the_data_of_a_story_name_its_card_and_its_photo(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    Item.objects.filter(path=story.path).update(picture=PICTURE, card="k4rtu")

    article = _things(reader, "teluk-kapuas", story.path)["NewsArticle"]

    assert article["image"] == [
        "http://media.localhost/kartu/k4rtu.jpg",
        "http://media.localhost/f/abc123/960.webp",
    ]


@pytest.mark.parametrize("path", ["/", "/profil/", "/tentang/", "/cari/"])
def test_a_page_without_a_card_of_its_own_shows_that_of_its_site(
    kim: Kim, reader: Reader, path: str
) -> None:
    said = _meta(reader, "teluk-kapuas", path)
    assert (said["og:image"], said["twitter:card"]) == (f"{KIM}/kartu.jpg", "summary_large_image")

    answer = reader("teluk-kapuas").get("/kartu.jpg")

    picture = Image.open(BytesIO(answer.content))
    assert (answer["Content-Type"], picture.format, picture.size) == (
        "image/jpeg",
        "JPEG",
        (1200, 630),
    )


def test_every_page_tells_the_levels_above_it(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Panen lada")

    for label, path, names in (
        ("teluk-kapuas", story.path, [*_LEVELS, "KIM Teluk Kapuas", "Panen lada"]),
        ("teluk-kapuas", "/", [*_LEVELS, "KIM Teluk Kapuas"]),
        ("kab-kubu-raya", "/", _LEVELS[:3]),
    ):
        steps = _things(reader, label, path)["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps] == names
        assert [step["position"] for step in steps] == list(range(1, len(names) + 1))
        assert steps[-1]["item"] == f"http://{label}.kim.localhost{path}"
    assert "BreadcrumbList" not in _things(reader, "", "/")


_LEVELS: Final = ["Indonesia", "Kalimantan Barat", "Kubu Raya", "Sungai Raya", "Teluk Kapuas"]


def test_a_home_offers_its_search_and_a_kim_says_what_it_is(kim: Kim, reader: Reader) -> None:
    Site.objects.filter(pk=kim.site_id).update(
        about="Sepuluh orang </script> & pena.", email="kim@example.id"
    )

    home = _things(reader, "teluk-kapuas", "/")
    profile = _things(reader, "teluk-kapuas", "/profil/")

    assert (
        home["WebSite"]["potentialAction"]["target"]["urlTemplate"]
        == f"{KIM}/cari/?q={{search_term_string}}"
    )
    assert home["NewsMediaOrganization"] == profile["NewsMediaOrganization"]
    assert home["NewsMediaOrganization"]["description"] == "Sepuluh orang </script> & pena."
    assert home["NewsMediaOrganization"]["email"] == "kim@example.id"
    assert "NewsMediaOrganization" not in _things(reader, "", "/")


def test_a_page_of_an_answer_is_for_no_index_and_all_others_have_one_address(
    kim: Kim, reader: Reader
) -> None:
    for path in ("/", "/profil/", "/cari/", "/arsip/"):
        page = reader("teluk-kapuas").get(path).content.decode()
        assert page.count(f'<link rel="canonical" href="{KIM}{path}">') == 1
        assert 'name="robots"' not in page
    assert 'name="robots"' in reader("teluk-kapuas").get("/cari/", {"q": "panen"}).content.decode()
