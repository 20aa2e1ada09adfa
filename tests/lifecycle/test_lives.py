"""The KIM of an office, in pages: found by name, place and silence; and how whoever visits one
reaches it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from kimid.lifecycle.queries import search_kims
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door as InRuang

pytestmark = pytest.mark.django_db


def test_an_office_turns_the_pages_of_its_kim_and_finds_them_by_name_or_place(
    ruang: InRuang,
) -> None:
    for number in range(21):
        build.kim(name=f"KIM Sungai {number:02}")
    build.kim("6112082004", name="KIM Muara")
    build.portal("6112")
    office = ruang(build.officer("6112"))
    path = "/s/kab-kubu-raya/pembinaan/"

    first = office.get(path).text
    second = office.get(f"{path}?hal=2").text

    assert ("KIM Sungai 19" in first, "KIM Muara" in first, "Berikutnya" in first) == (
        True,
        False,
        True,
    )
    assert ("KIM Sungai 20" in second, "KIM Muara" in second, "Berikutnya" in second) == (
        True,
        True,
        False,
    )
    for words, results in (
        ("teluk kapuas", False),
        (build.region("611208").name, True),
        ("muara", True),
        ("ketapang", False),
    ):
        assert ("KIM Muara" in office.get(path, {"cari": words}).text) is results
    assert [
        office.get(path, {"hal": number}).status_code for number in ("0", "3", "x", "9" * 30)
    ] == [404] * 4


def test_an_office_finds_its_silent_kim_in_a_list_of_their_own(ruang: InRuang) -> None:
    build.kim(name="KIM Diam")
    awake = build.kim(name="KIM Bangun")
    Kim.objects.filter(pk=awake.pk).update(registered_at=timezone.now())
    build.portal("6112")
    office = ruang(build.officer("6112"))
    path = "/s/kab-kubu-raya/pembinaan/"

    whole = office.get(path).text
    hushed = office.get(f"{path}?hanya=diam").text

    assert ("KIM Bangun" in whole, "Diam 90 hari 1" in whole) == (True, True)
    assert ("KIM Bangun" in hushed, "Diam sejak 24 November 2024" in hushed) == (False, True)
    assert office.get(f"{path}?hanya=apa").status_code == 404


def test_whoever_visits_a_kim_reads_how_to_reach_it(ruang: InRuang) -> None:
    kim = build.kim()
    Site.objects.filter(pk=kim.site.pk).update(phone="081250004000", address="Balai desa")
    build.portal("6112")

    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/pembinaan/{kim.pk}/").text

    assert 'href="tel:081250004000"' in page
    assert "Balai desa." in page
    assert f'href="{kim.site.url}profil/"' in page


@pytest.mark.parametrize("code", ["00", "61", "6112"])
def test_the_list_of_an_office_costs_three_queries(
    code: str, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(3):
        build.kim()
    office = build.region(code)

    with django_assert_num_queries(3):
        results = search_kims(office, date(2026, 1, 1), "")

    assert (results.total, results.silent_count, len(results.rows)) == (3, 3, 3)
