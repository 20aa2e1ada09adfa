"""The rail of an office: what is counted at each place, on every page, in one query."""

import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from kimid.access.pages import RuangRequest
from kimid.applications.models import Application
from kimid.events.permissions import Role
from kimid.places.models import Region
from kimid.shared_pages.counts import rail_counts
from kimid.shared_pages.links import LinkList, links_for
from tests import build, build_registry
from tests.conftest import Door
from tests.evaluation import rounds

pytestmark = pytest.mark.django_db

_ITEM = re.compile(r'<a\s+class="places__item".*?</a>', re.DOTALL)


def _rail(page: str) -> list[str]:
    """Each place as its words, with `*` where it is open and `-` where only the rail shows it."""
    items = _ITEM.findall(page)
    return [
        ("*" if "aria-current" in item else "")
        + ("-" if "data-rail" in item else "")
        + " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", item, flags=re.DOTALL).split())
        for item in items
    ]


def test_the_rail_counts_and_stays_on_pages_inside_a_task(ruang: Door) -> None:
    made = build_registry.application()
    long_ago = timezone.now().date() - timedelta(days=9)
    Application.objects.filter(pk=made.pk).update(due_on=long_ago)
    build.kim()
    browser = ruang(build.officer("6112"))

    page = browser.get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").content.decode()

    assert _rail(page) == [
        "Beranda",
        "*Permohonan 1 lewat tenggat",
        "KIM 1 KIM",
        "Angka",
        "Petugas",
        "-Laporan KIM",
        "-SK hampir habis",
        "-KIM diam 1 KIM",
        "-Pembinaan",
        "-Evaluasi dan lomba",
        "-Meja portal",
        "-Laporan pembaca",
        "-Masukkan daftar",
    ]
    assert 'aria-current="true"' in page
    posts = browser.get("/s/kab-kubu-raya/jabatan/").content.decode()
    assert "*Petugas" in _rail(posts)


def test_a_portal_editor_has_the_desk_of_the_portal_at_the_thumb(ruang: Door) -> None:
    build.portal("6112")
    page = ruang(build.officer("6112", Role.PORTAL_EDITOR)).get("/s/kab-kubu-raya/").content

    names = [each for each in _rail(page.decode()) if not each.startswith("-")]

    assert names[0] == "*Beranda"
    assert "Meja portal" in names


def test_a_province_sees_how_many_regencies_have_no_officer(ruang: Door) -> None:
    build.portal("61")
    build.officer("6112")
    build.region("6103")

    page = ruang(build.officer("61")).get("/s/kalimantan-barat/").content.decode()

    alone = Region.objects.filter(parent="61").count() - 1
    assert f"Petugas {alone} kantor tanpa petugas" in _rail(page)


def test_the_nation_has_the_way_to_silent_kims_without_their_number(ruang: Door) -> None:
    build.kim()
    build.portal("00")
    build.portal("61")

    nation = ruang(build.officer("00")).get("/s/nasional/").text
    province = ruang(build.officer("61")).get("/s/kalimantan-barat/").text

    assert "-KIM diam" in _rail(nation)
    assert "-KIM diam 1 KIM" in _rail(province)


def test_all_counts_cost_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    site, person = build.portal("6112"), build.officer("6112")
    links = links_for(LinkList.OFFICE_BAR, person, site)

    request = cast(RuangRequest, SimpleNamespace(site=site, person=person))
    assert site.region.code == "6112"  # read with the site, as for a page
    with django_assert_num_queries(1):
        assert len(rail_counts(links, request)) == len(links)


def test_the_rail_counts_entries_that_wait_and_opens_the_list_of_silent_kims(
    ruang: Door, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_DIR = tmp_path
    rounds.participant()
    build.portal("6112")
    browser = ruang(build.officer("6112"))

    page = browser.get("/s/kab-kubu-raya/pembinaan/?hanya=diam").text

    assert "-Evaluasi dan lomba 1 isian belum diperiksa" in _rail(page)
    assert "*-KIM diam 1 KIM" in _rail(page)
    assert "-Pembinaan" in _rail(page)
    whole = _rail(browser.get("/s/kab-kubu-raya/pembinaan/").text)
    assert {"*-Pembinaan", "-KIM diam 1 KIM"} <= set(whole)


def test_the_page_of_one_application_says_where_it_stands(ruang: Door) -> None:
    made = build_registry.application()
    build.portal("6112")

    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").text

    found = re.search(r'<ol class="crumbs">.*?</ol>', page, re.DOTALL)
    assert found
    assert re.findall(r'href="([^"]+)"', found.group()) == [
        "/s/kab-kubu-raya/",
        "/s/kab-kubu-raya/permohonan/",
    ]
    assert re.findall(r">([^<>\s][^<>]*)<", found.group()) == ["Beranda", "Permohonan", made.name]
