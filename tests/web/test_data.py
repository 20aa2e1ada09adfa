"""Open numbers for everybody: the page, the map, the file, and the directory with its parts."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.events.models import Change
from kimid.pagecache.compression import compress
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import IctStatus, Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build

pytestmark = pytest.mark.django_db

SVG: Final = "{http://www.w3.org/2000/svg}"

type Reader = Callable[[str], Client]


@pytest.fixture
def west() -> list[Kim]:
    """West Kalimantan with all its regencies and all villages of one district, where two KIM are,
    one of them ICT-based.
    """
    for code in ("61", "6112", "611201"):
        build.children(code)
    build.region("6101012001")
    kims = [
        build.kim(code, name=f"KIM ke-{place}")
        for place, code in enumerate((build.TELUK_KAPUAS, "6112012001"))
    ]
    Kim.objects.filter(pk=kims[0].pk).update(ict_status=IctStatus.BASED)
    build.portal("61")
    return kims


def _page(reader: Reader, label: str, path: str) -> str:
    answer = reader(label).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("west")
def test_the_page_begins_with_the_finding_and_has_a_row_for_every_region(reader: Reader) -> None:
    page = _page(reader, "kalimantan-barat", "/data/")

    assert re.search(r"<h1>2 KIM di 1 dari 14 kabupaten dan kota.</h1>", page)
    assert page.count('<th scope="row">') == 15
    assert page.count('<tr data-state="zero"') == 13
    assert "13 kabupaten dan kota belum punya KIM." in page
    assert 'href="http://kab-landak.kim.localhost/data/"' in page


@pytest.mark.usefixtures("west")
def test_every_level_has_its_numbers_down_to_the_village(reader: Reader) -> None:
    for label in (
        "",
        "kalimantan-barat",
        "kab-kubu-raya",
        "sungai-raya-611201",
        "teluk-kapuas-6112012012",
        "kab-landak",
    ):
        page = _page(reader, label, "/data/")
        assert page.count("<h1") == 1, label
        assert ('src="/peta.svg"' in page) == (label != "teluk-kapuas-6112012012")


@pytest.mark.usefixtures("west")
def test_charts_say_in_words_what_they_show(reader: Reader) -> None:
    page = _page(reader, "kalimantan-barat", "/data/")

    said = re.findall(r'class="chart"[^>]* role="img" aria-label="([^"]+)"', page)
    assert len(said) == 2  # no decree yet, so no chart of decrees
    assert said[1] == "1 dari 2 KIM berbasis TIK (50 %)."


def test_no_person_is_in_the_open_numbers(reader: Reader) -> None:
    entering.register_kim(
        build.region(),
        name="KIM A",
        label="kim-a",
        officers=(FirstOfficer("Hasan Basri", "Ketua"),),
        by=build.BUILDER,
        at=build.AT,
    )
    for path in ("/data/", "/data.csv", "/peta.svg", "/kim/"):
        assert "Hasan" not in _page(reader, "kalimantan-barat", path)


def _dots(drawn: ET.Element, kind: str) -> int:
    return sum(
        (path.get("d") or "").count("m")
        for path in drawn.iter(f"{SVG}path")
        if path.get("class") == kind
    )


def test_the_map_has_a_dot_for_every_village_and_marks_those_with_a_kim(
    west: list[Kim], reader: Reader
) -> None:
    said: dict[str, Any] = {
        "number": "1",
        "issuer_title": "kepala desa",
        "issued_on": build.AT.date(),
        "valid_until": None,
    }
    entering.record_decree(west[0], **said, by=build.BUILDER, at=build.AT)
    villages = sum(village.lat is not None for village in build.children("611201"))
    drawn = ET.fromstring(_page(reader, "sungai-raya-611201", "/peta.svg"))

    assert [_dots(drawn, kind) for kind in ("kim", "weak", "hole", "ring", "none")] == [
        1,
        1,
        1,
        1,
        villages - 2,
    ]
    assert "bukan batas resmi" in (drawn.findtext(f"{SVG}title") or "")
    assert "2 desa belum punya titik" in _page(reader, "sungai-raya-611201", "/data/")
    assert "Teluk Kapuas" in {text.text for text in drawn.iter(f"{SVG}text")}


def _shades(reader: Reader, label: str) -> dict[str, int]:
    drawn = ET.fromstring(_page(reader, label, "/peta.svg"))
    return Counter(path.get("class") or "" for path in drawn.iter(f"{SVG}path"))


def test_the_map_of_a_province_colours_its_regencies_by_their_villages_with_an_active_kim(
    west: list[Kim], reader: Reader
) -> None:
    build.kim("6101012001")
    build.kim("6101012001")  # a second one in the same village
    asleep = build.kim("6171051001")
    Site.objects.filter(pk=asleep.site_id).update(stage=LifeStage.DORMANT)

    page = _page(reader, "kalimantan-barat", "/peta.svg")

    assert _shades(reader, "kalimantan-barat") == {"step-0": 12, "step-1": 2}
    assert {"Kubu Raya 2", "Sambas 1"} <= set(re.findall(r">([^<]+)</text>", page))
    assert _shades(reader, "kab-kubu-raya") == {"step-2": 1, "step-0": 8}
    assert "Batas kira-kira" in page


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize("label", ["", "kalimantan-barat", "kab-kubu-raya"])
def test_a_map_is_light(reader: Reader, label: str) -> None:
    build.children("00")
    drawn = _page(reader, label, "/peta.svg").encode()

    assert len(compress(drawn, "br")) <= 8 * 1024
    assert len(compress(drawn, "gzip")) <= 12 * 1024


@pytest.mark.usefixtures("west")
def test_land_of_a_region_that_is_no_more_has_no_colour_no_name_and_no_link(
    reader: Reader,
) -> None:
    Region.objects.filter(pk="6104").update(valid_until=build.AT.date())

    assert _shades(reader, "kalimantan-barat") == {"step-0": 12, "step-1": 1, "former": 1}
    assert "Ketapang" not in _page(reader, "kalimantan-barat", "/peta.svg")
    assert "kab-ketapang" not in _page(reader, "kalimantan-barat", "/")


def test_the_map_of_the_nation_calls_provinces_by_their_short_names(
    west: list[Kim], reader: Reader
) -> None:
    build.children("00")
    page = _page(reader, "", "/peta.svg")

    assert _shades(reader, "") == {"step-1": 1, "step-0": 37}
    assert {"Kalbar 2", "Papua 0"} <= set(re.findall(r">([^<]+)</text>", page))


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    ("label", "path", "leads_to"),
    [
        ("", "/", "http://papua-selatan.kim.localhost/"),
        ("", "/data/", "http://papua-selatan.kim.localhost/data/"),
        ("kalimantan-barat", "/", "http://kab-kapuas-hulu.kim.localhost/"),
        ("kalimantan-barat", "/kim/", "http://kab-kapuas-hulu.kim.localhost/kim/"),
        ("kalimantan-barat", "/data/", "http://kab-kapuas-hulu.kim.localhost/data/"),
        ("kab-kubu-raya", "/", "http://batu-ampar-611205.kim.localhost/"),
    ],
)
def test_a_map_leads_to_its_regions_and_says_that_its_borders_are_not_those_that_count(
    reader: Reader, label: str, path: str, leads_to: str
) -> None:
    build.children("00")
    page = _page(reader, label, path)

    [drawn] = re.findall(r'<div class="region-map"[^>]*>.*?</div>', page, re.DOTALL)
    assert 'src="/peta.svg"' in drawn
    assert f'href="{leads_to}"' in drawn
    assert page.count(f'href="{leads_to}"') >= 2  # in the list, too
    words = " ".join(page.split())
    assert "Batas kira-kira, bukan rujukan batas wilayah; rujukan: BIG." in words


def test_a_region_without_outlines_shows_its_table_and_no_broken_picture(reader: Reader) -> None:
    build.region("61")
    parent = Region.objects.get(pk="61")
    new = Region.objects.create(
        code="6199",
        name="Kabupaten Baru",
        kind="regency",
        level=2,
        parent=parent,
        slug="baru",
        zone="WIB",
        term="Kabupaten",
    )
    Region.objects.create(
        code="619901",
        name="Ujung",
        kind="district",
        level=3,
        parent=new,
        slug="ujung",
        zone="WIB",
        term="Kecamatan",
    )

    for path in ("/", "/kim/", "/data/"):
        page = _page(reader, "kab-baru", path)
        assert "Ujung" in page
        assert "peta.svg" not in page
    assert reader("kab-baru").get("/peta.svg").status_code == 404
    assert "kab-baru" in _page(reader, "kalimantan-barat", "/")


def test_a_map_is_there_before_any_village_has_coordinates(reader: Reader) -> None:
    build.region("6108")

    assert "<svg" in _page(reader, "kab-landak", "/peta.svg")
    assert "<svg" in _page(reader, "", "/peta.svg")


@pytest.mark.usefixtures("west")
def test_the_map_shows_its_colours_although_no_style_from_elsewhere_is_allowed(
    reader: Reader,
) -> None:
    answer = reader("kalimantan-barat").get("/peta.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    [style] = re.findall(r"<style>(.*?)</style>", answer.content.decode(), re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer["Content-Security-Policy"]


def test_a_new_kim_or_decree_changes_the_stored_map_and_a_story_does_not(west: list[Kim]) -> None:
    build.published(west[0], 1)
    assert "register:61" not in Change.objects.latest("pk").tags

    entering.record_decree(
        west[0],
        number="1",
        issuer_title="kepala desa",
        issued_on=build.AT.date(),
        valid_until=None,
        by=build.BUILDER,
        at=build.AT,
    )
    assert {"register:61", "portal:61", "register:00"} <= set(Change.objects.latest("pk").tags)


def test_the_directory_stands_under_the_names_of_the_regions_below(
    west: list[Kim], reader: Reader
) -> None:
    build.kim("6101012001", name="KIM ke-2")

    page = _page(reader, "kalimantan-barat", "/kim/")

    found = re.findall(r'<h2 id="w(\d+)">|>(KIM ke-\d)</a>', page)
    assert [code or name for code, name in found] == [
        "6101",
        "KIM ke-2",
        "6112",
        "KIM ke-1",
        "KIM ke-0",
    ]
    assert 'href="http://kab-landak.kim.localhost/kim/"' in page


@pytest.mark.parametrize(
    ("path", "words", "names"),
    [
        ("/kim/berbasis-tik/", "1 KIM di Provinsi Kalimantan Barat, berbasis TIK", ["KIM ke-0"]),
        ("/kim/ber-sk/", "0 KIM di Provinsi Kalimantan Barat, SK berlaku", []),
        ("/kim/aktif/", "2 KIM di Provinsi Kalimantan Barat, aktif", ["KIM ke-1", "KIM ke-0"]),
    ],
)
def test_a_part_of_the_directory_has_an_address_of_its_own(
    west: list[Kim], reader: Reader, path: str, words: str, names: list[str]
) -> None:
    page = _page(reader, "kalimantan-barat", path)

    assert words in " ".join(page.split())
    assert re.findall(r">(KIM ke-\d)</a>", page) == names


def test_a_part_that_nobody_knows_does_not_exist(reader: Reader) -> None:
    build.region()

    assert reader("kalimantan-barat").get("/kim/rahasia/").status_code == 404


def test_the_open_numbers_cost_the_same_with_three_kim_as_with_one(reader: Reader) -> None:
    build.children("61")
    costs = []
    for code in (build.TELUK_KAPUAS, "6101012001", "6171051001"):
        kim = build.kim(code)
        entering.record_decree(
            kim,
            number="1",
            issuer_title="kepala desa",
            issued_on=build.AT.date(),
            valid_until=build.AT.date() + timedelta(days=3650),
            by=build.BUILDER,
            at=build.AT,
        )
        build.published(kim, 1)
        asked = {}
        for path in ("/data/", "/kim/", "/peta.svg", "/data.csv"):
            with CaptureQueriesContext(connection) as queries:
                _page(reader, "kalimantan-barat", path)
            asked[path] = len(queries)
        costs.append(asked)

    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0].values()) <= 16
