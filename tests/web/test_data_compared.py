"""The open numbers in other orders, in part, beside an earlier day, and as the report of the
quarter: addresses, no script.
"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Final

import pypdfium2
import pytest
from django.test import Client

from kimid.insights.models import Snapshot
from kimid.newsroom.flow import Stage
from tests import build, past
from tests.conftest import Door

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]
_PORTAL: Final = "kalimantan-barat"


@pytest.fixture
def west() -> str:
    """Three regencies: one with two KIM, one with one, one with none; and a report of 2023. Gives
    the day of the report.
    """
    for code in (build.TELUK_KAPUAS, "6112082004", "6101012001"):
        build.kim(code)
    build.region("6171051001")
    build.portal("61")
    return past.old_day(past.old_report("61", "6101", "6112"))


def _names(page: str) -> list[str]:
    return re.findall(r'<th scope="row">\s*<a href="[^"]+">([^<]+)</a>', page)


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("", ["Sambas", "Kubu Raya", "Kota Pontianak"]),
        ("urut/kim/", ["Kubu Raya", "Sambas", "Kota Pontianak"]),
        ("saring/belum/", ["Kota Pontianak"]),
        ("saring/sk-berakhir/", []),
    ],
)
def test_each_order_and_each_part_of_the_table_has_an_address(
    reader: Reader, path: str, names: list[str]
) -> None:
    answer = reader(_PORTAL).get(f"/data/{path}")

    assert _names(answer.text) == names
    assert f'<link rel="canonical" href="http://{_PORTAL}.kim.localhost/data/">' in answer.text
    assert answer.get("X-Robots-Tag", "") == ("noindex, follow" if path else "")


def test_the_same_numbers_stand_beside_an_earlier_day_as_in_the_workspace(
    west: str, reader: Reader, ruang: Door
) -> None:
    public = reader(_PORTAL).get(f"/data/banding/{west}/").text
    office = ruang(build.officer("61")).get(f"/s/{_PORTAL}/angka/?banding={west}").text

    for page in (public, office):
        assert (
            "Dibanding Juli 2023: KIM tetap (dari 3), SK berlaku −2 (dari 2), berbasis TIK −1"
            " (dari 1)." in page
        )
        assert page.count("tetap sejak Jul 2023") == 1
        assert page.count("−2 sejak Jul 2023") == 1
    rows = re.findall(r"<tr.*?</tr>", public, re.DOTALL)
    assert [re.findall(r'<td class="wide">([−+–\dtetap]+)</td>', row)[-1] for row in rows[1:5]] == [
        "tetap",
        "+1",
        "–",
        "tetap",
    ]


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    "path",
    [
        "urut/lain/",
        "saring/lain/",
        "banding/2023-07-04-999999/",
        "banding/lain/",
        "urut/kim/belum/",
    ],
)
def test_what_nobody_knows_has_no_address(reader: Reader, path: str) -> None:
    assert reader(_PORTAL).get(f"/data/{path}").status_code == 404


def test_the_day_of_another_region_is_none_of_its_neighbour(west: str, reader: Reader) -> None:
    build.portal("6171")

    assert reader("kota-pontianak").get(f"/data/banding/{west}/").status_code == 404


def test_a_report_that_is_put_right_changes_the_stored_page_of_every_region_in_it(
    west: str,
) -> None:
    kept = Snapshot.objects.get(region="6101")

    assert {f"portal:{code}" for code in ("61", "6101", "6112")} == past.tags_of_last_change()
    assert str(kept.on) in west


@pytest.mark.usefixtures("west")
def test_the_open_report_has_the_numbers_and_no_person_and_nothing_that_waits_for_an_office(
    reader: Reader,
) -> None:
    kim = build.kim(name="KIM Rahasia")
    build.story(kim, Stage.PUBLISHED_UNVERIFIED)

    answer = reader(_PORTAL).get("/data.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    paper = pypdfium2.PdfDocument(BytesIO(answer.content))
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)
    assert "Kota Pontianak (1 desa dan kelurahan) belum punya KIM." in words
    assert "Dibanding Juli 2023: KIM +1 (dari 3)" in words
    assert "KIM Rahasia" not in words
    assert "dikerjakan" not in words
