"""West Kalimantan as it was reported: the same numbers on the screen, as CSV, as a workbook, as a
report and as data.
"""

import csv
import json
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client

from kimid.demo.villages import KALBAR, villages
from kimid.registry.actions import entering
from kimid.registry.models import IctStatus, Kim
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE: Final = "/s/kalimantan-barat/angka"

# Of each regency: villages, KIM, valid decrees, ICT-based.
type Numbers = list[tuple[int, int, int, int]]


@pytest.fixture
def as_reported() -> Numbers:
    """103 KIM in 12 of 14 regencies, 50 of them ICT-based, all with a decree; gives what each
    regency must show.
    """
    build.all_below(KALBAR)
    build.portal(KALBAR)
    told = [village for village in villages() if village.code.startswith(KALBAR)]
    for village in told:
        kim = build.kim(village.code)
        said: dict[str, Any] = {
            "number": "1",
            "issuer_title": "kepala desa",
            "issued_on": build.AT.date(),
            "valid_until": None,
        }
        entering.record_decree(kim, **said, by=build.BUILDER, at=build.AT)
        if village.is_ict_based:
            Kim.objects.filter(pk=kim.pk).update(ict_status=IctStatus.BASED)
    sizes = (195, 67, 169, 262, 406, 282, 124, 156, 94, 169, 43, 123, 29, 26)
    regencies = [f"61{number:02}" for number in (*range(1, 13), 71, 72)]
    counts = [sum(village.code.startswith(code) for village in told) for code in regencies]
    modern = [
        sum(village.is_ict_based for village in told if village.code.startswith(code))
        for code in regencies
    ]
    return list(zip(sizes, counts, counts, modern, strict=True))


def test_screen_files_report_and_data_tell_the_same(
    as_reported: Numbers, ruang: Door, reader: Callable[[str], Client]
) -> None:
    office = ruang(build.officer(KALBAR))
    public = reader("kalimantan-barat")

    told = {
        "screen": _of_screen(office.get(f"{_OFFICE}/").content.decode()),
        "csv": _of_csv(office.get(f"{_OFFICE}.csv").content),
        "open csv": _of_csv(public.get("/data.csv").content),
        "workbook": _of_book(office.get(f"{_OFFICE}.xlsx").content),
        "open workbook": _of_book(public.get("/data.xlsx").content),
        "report": _of_report(office.get(f"{_OFFICE}.pdf").content, as_reported),
        "data": _of_data(public.get("/data.json").content),
    }

    assert {way for way, numbers in told.items() if numbers != as_reported} == set()


def test_west_kalimantan_stands_there_as_it_was_reported(
    as_reported: Numbers, reader: Callable[[str], Client]
) -> None:
    said = json.loads(reader("kalimantan-barat").get("/data.json").content)

    wanted = (
        "desa_dan_kelurahan",
        "kim",
        "sk_berlaku",
        "berbasis_tik",
        "berbasis_tik_persen",
        "cakupan_persen",
    )
    reached = len({village.code for village in villages() if village.code.startswith(KALBAR)})
    assert [said["jumlah"][word] for word in wanted] == [
        2145,
        103,
        103,
        50,
        48.5,
        round(100 * reached / 2145, 1),
    ]
    assert [row["wilayah"] for row in said["baris"] if not row["kim"]] == [
        "Kabupaten Landak",
        "Kabupaten Melawi",
    ]
    assert len(said["baris"]) == len(as_reported) == 14


def test_a_report_of_a_province_has_two_to_four_pages_and_says_what_to_do(
    as_reported: Numbers, ruang: Door
) -> None:
    answer = ruang(build.officer(KALBAR)).get(f"{_OFFICE}.pdf")

    paper = pypdfium2.PdfDocument(BytesIO(answer.content))
    words = _words(answer.content)
    assert 2 <= len(paper) <= 4
    assert "Landak dan Melawi belum punya KIM" in words
    assert "Sumber: register KIM di kimid" in words
    assert re.search(r"LAPORAN TRIWULAN KIM · Triwulan I", words)


def _of_screen(page: str) -> Numbers:
    [body] = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    rows = [re.findall(r"<td[^>]*>\s*([\d.]+)", row) for row in body.split("</tr>")[:-1]]
    return [
        (_number(cells[0]), _number(cells[1]), _number(cells[2]), _number(cells[3]))
        for cells in rows
    ]


def _number(text: str) -> int:
    return int(text.replace(".", ""))


def test_a_workbook_tells_its_day_and_not_the_second_in_which_it_was_written(
    reader: Callable[[str], Client],
) -> None:
    build.portal(KALBAR)
    data, book = (
        reader("kalimantan-barat").get(f"/data.{ending}").content for ending in ("json", "xlsx")
    )

    made = re.findall(
        rb"dcterms:(?:created|modified)[^>]*>([^<]+)<",
        ZipFile(BytesIO(book)).read("docProps/core.xml"),
    )

    assert set(made) == {f"{json.loads(data)['keadaan']}T00:00:00Z".encode()}


def _of_csv(file: bytes) -> Numbers:
    rows = csv.DictReader(StringIO(file.decode("utf-8-sig")), delimiter=";")
    return [
        (
            int(row["desa_dan_kelurahan"]),
            int(row["kim"]),
            int(row["sk_berlaku"]),
            int(row["berbasis_tik"]),
        )
        for row in rows
    ]


def _of_book(file: bytes) -> Numbers:
    """Columns C, E, G and J of the rows below the head, without the sums."""
    page = ET.fromstring(ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml"))
    cells = {
        cell.get("r", ""): cell.findtext(f"{_SHEET}v") or "" for cell in page.iter(f"{_SHEET}c")
    }
    return [
        (int(cells[f"C{row}"]), int(cells[f"E{row}"]), int(cells[f"G{row}"]), int(cells[f"J{row}"]))
        for row in range(5, 5 + 14)
    ]


def _of_report(file: bytes, expected: Numbers) -> Numbers:
    """The lines of the table: name, villages, KIM, new, decrees, listed ones, ending, ICT-based;
    other columns follow.
    """
    found = re.findall(
        r"(?:Kabupaten|Kota) [A-Z][\w ]+?\s+(\d+) (\d+) \d+ (\d+) \d+ \d+ (\d+) ", _words(file)
    )
    return [(int(size), int(kims), int(decrees), int(ict)) for size, kims, decrees, ict in found][
        -len(expected) :
    ]


def _of_data(file: bytes) -> Numbers:
    rows = json.loads(file)["baris"]
    return [
        (row["desa_dan_kelurahan"], row["kim"], row["sk_berlaku"], row["berbasis_tik"])
        for row in rows
    ]


def _words(file: bytes) -> str:
    """The text of all pages, a blank between lines."""
    paper = pypdfium2.PdfDocument(BytesIO(file))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)
