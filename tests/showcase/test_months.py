"""What is in season this month, on portals."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.lib import clock
from kimid.showcase.months import month_in_season, month_links
from kimid.sites.guard import across_sites
from tests import build
from tests.showcase import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

_NATION: Final = "00"


def test_a_month_names_what_is_there_by_place_and_what_comes(
    reader: Readers, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.children(_NATION)
    making.shown(build.kim())
    making.shown(build.kim("6101012001"), data=making.potential_data(name="Jeruk Tebas"))
    nation = build.portal(_NATION)
    assert nation.region.name == "Indonesia"  # read with the site, as for a page
    with across_sites("a page of the nation"), django_assert_num_queries(5):
        month = month_in_season(nation, 1)

    assert (month.count, month.villages, month.silent) == (2, 2, "37 provinsi")
    assert [(place.name, place.count) for place in month.places] == [("Kalimantan Barat", 2)]
    assert [each.name for each in month.places[0].items] == ["Jeruk Tebas", "Langsat Punggur"]
    assert month.next_names == "Jeruk Tebas dan Langsat Punggur"
    page = reader("").get("/musim/januari/").content.decode()
    assert "Langsat Punggur" in page
    assert "Puncak." in page
    assert "37 provinsi lain belum menulis musimnya." in page


def test_a_month_without_anything_says_what_to_do(reader: Readers) -> None:
    build.children("61")
    making.shown(build.kim())

    for label in ("", "kalimantan-barat", "kab-kubu-raya", "teluk-kapuas-6112012012"):
        page = reader(label).get("/musim/mei/").content.decode()
        assert "Belum ada yang menulis musim bulan ini di sini." in page, label
        assert "Langsat" not in page, label
    assert reader("kab-landak").get("/musim/").status_code == 200
    assert reader("").get("/musim/lebaran/").status_code == 404


def test_a_village_lists_its_own(reader: Readers) -> None:
    making.shown(build.kim())

    assert "Langsat" in reader("teluk-kapuas-6112012012").get("/musim/juli/").content.decode()


def test_months_begin_with_this_one() -> None:
    links = month_links(11, 1)

    assert [link.label for link in links[:3]] == ["November", "Desember", "Januari"]
    assert (links[0].url, links[1].url) == ("/musim/", "/musim/desember/")
    assert [link.label for link in links if link.current] == ["Januari"]


def test_the_page_of_now_is_of_this_month(reader: Readers) -> None:
    making.shown(build.kim(), data=making.potential_data(season="F" * 12))
    month = clock.MONTHS[clock.today(timezone.now(), "WIB").month - 1]

    page = reader("").get("/musim/").content.decode()
    assert f"<h1>{month}</h1>" in page
    assert "Sepanjang tahun" in page
