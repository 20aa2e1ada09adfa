"""What search engines are told: which addresses there are, and when they changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import content, publishing
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.web.views import sitemap
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="teluk-kapuas")


def _entries(reader: Reader, label: str, path: str) -> dict[str, str]:
    """Addresses and their days in a list."""
    answer = reader(label).get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    rows = list(ElementTree.fromstring(answer.content))
    return {row.findtext(f"{_SPACE}loc", ""): row.findtext(f"{_SPACE}lastmod", "") for row in rows}


def test_the_index_of_a_kim_has_a_list_for_each_month_in_which_it_published(
    kim: Kim, reader: Reader
) -> None:
    for days in (0, 1, 40):
        build.publish(build.story(kim, Stage.VERIFIED), at=build.AT + timedelta(days=days))

    found = _entries(reader, "teluk-kapuas", "/sitemap.xml")

    start = "http://teluk-kapuas.kim.localhost/peta/"
    assert list(found) == [f"{start}halaman.xml", f"{start}2025-01.xml", f"{start}2024-11.xml"]
    assert datetime.fromisoformat(found[f"{start}2024-11.xml"]) == build.AT + timedelta(days=1)
    assert len(_entries(reader, "teluk-kapuas", "/peta/2024-11.xml")) == 2
    assert reader("teluk-kapuas").get("/peta/2024-12.xml").status_code == 404


def test_a_month_is_that_of_the_clocks_of_the_village(kim: Kim, reader: Reader) -> None:
    last_evening = datetime.fromisoformat(
        "2024-12-31T18:00:00+00:00"
    )  # one in the night of New Year there
    story = build.publish(build.story(kim, Stage.VERIFIED), at=last_evening)

    assert list(_entries(reader, "teluk-kapuas", "/peta/2025-01.xml")) == [
        f"http://teluk-kapuas.kim.localhost{story.path}"
    ]
    assert reader("teluk-kapuas").get("/peta/2024-12.xml").status_code == 404


def test_a_correction_is_told_and_a_withdrawn_story_is_not_there(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    gone = build.story(kim, Stage.WITHDRAWN)
    at = build.AT + timedelta(days=3)
    note = content.CorrectionNote("Tiga.", "Empat.", "Salah hitung.")
    with on_site(kim.site):
        publishing.correct(
            story, content=build.words(), note=note, by=build.member(kim, Role.EDITOR), at=at
        )

    found = _entries(reader, "teluk-kapuas", "/peta/2024-11.xml")

    assert {address: datetime.fromisoformat(day) for address, day in found.items()} == {
        f"http://teluk-kapuas.kim.localhost{story.path}": at
    }
    assert gone.path not in str(found)


def test_every_address_in_a_list_of_pages_is_there(kim: Kim, reader: Reader) -> None:
    build.published(kim, 1)

    for label in ("teluk-kapuas", "kalimantan-barat", ""):
        found = _entries(reader, label, "/peta/halaman.xml")
        assert len(found) > 4
        for address in found:
            host = f"http://{label}.kim.localhost".replace("//.", "//")
            assert address.startswith(f"{host}/")
            assert reader(label).get(address.removeprefix(host)).status_code == 200, address


def test_the_nation_lists_all_sites_and_every_robots_txt_vouches_for_it(
    kim: Kim, reader: Reader
) -> None:
    build.published(kim, 1)

    index = _entries(reader, "", "/sitemap.xml")
    assert "http://kim.localhost/peta/situs-1.xml" in index
    found = _entries(reader, "", "/peta/situs-1.xml")
    assert {
        "http://kim.localhost/",
        "http://kalimantan-barat.kim.localhost/",
        "http://teluk-kapuas.kim.localhost/",
    } <= set(found)
    for label in ("teluk-kapuas", "kalimantan-barat", ""):
        lines = reader(label).get("/robots.txt").content.decode().splitlines()
        assert "Sitemap: http://kim.localhost/sitemap.xml" in lines
        assert f"Sitemap: http://{label}.kim.localhost/sitemap.xml".replace("//.", "//") in lines
        assert "Disallow: /" not in lines
        assert "Disallow: /cari/?" in lines
    assert reader("kalimantan-barat").get("/peta/situs-1.xml").status_code == 200
    assert reader("").get("/peta/situs-2.xml").status_code == 404
    assert reader("").get(f"/peta/situs-{10**30}.xml").status_code == 404


def test_a_closed_site_takes_no_place_in_the_lists(
    kim: Kim, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.kim()
    suspending.quarantine(
        kim, threat=Threat.BREACH, words="", by=build.officer("6112"), at=build.AT
    )
    monkeypatch.setattr(sitemap, "PAGE", Site.objects.count() - 1)

    lists = [address for address in _entries(reader, "", "/sitemap.xml") if "/situs-" in address]

    assert lists == ["http://kim.localhost/peta/situs-1.xml"]
    assert reader("").get("/peta/situs-2.xml").status_code == 404


def test_robots_stay_out_of_the_workspace() -> None:
    answer = Client(HTTP_HOST="ruang.localhost").get("/robots.txt")

    assert answer.content.decode().splitlines() == ["User-agent: *", "Disallow: /"]
