"""The report of a period that is over: the same numbers on the screen, as CSV, as a workbook, as a
paper and as data, also with a filter and compared with another year; and they stay when the
register goes on.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.places.models import Region
from kimid.registry.models import Kim, Officer
from kimid.reports.measures import COLUMNS
from kimid.reports.periods import ReportPeriod
from tests import build
from tests.conftest import Door
from tests.reports import quarters
from tests.reports.reading import sheets, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ADDRESS = "/s/kalimantan-barat/laporan-kim"
# Of each regency: KIM, new, ended, decrees, stories.
type Numbers = dict[str, tuple[int, ...]]
_ALL: Numbers = {
    "Kabupaten Melawi": (0, 0, 0, 0, 0),
    "Kabupaten Kubu Raya": (2, 1, 0, 2, 11),
    "Kota Pontianak": (0, 1, 1, 0, 0),
    "Jumlah": (2, 2, 1, 2, 11),
}
_KEYS = ("kim", "kim_baru", "kim_berhenti", "sk_berlaku", "kabar")


# What is shown of a period, and what it is compared with: KIM that are new, and that ended.
type Compared = tuple[str, str, tuple[int, int], tuple[int, int]]


@pytest.mark.parametrize("key", ["2025-tw3", "2025-s2", "2025"])
@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("", set(_ALL)),
        ("belum", {"Kabupaten Melawi", "Kota Pontianak"}),
    ],
)
def test_screen_files_paper_and_data_have_the_same_numbers(
    key: str, only: str, names: set[str], ruang: Door, reader: Callable[[str], Client]
) -> None:
    region, period = quarters.region_with_kims(), _period(key)
    quarters.frozen(region, period)
    quarters.add_stories("6112012012", quarters.QUARTER.last, 90)  # comes too late
    body = _files(ruang(build.officer("61")), f"?periode={key}&saring={only}")

    part = f"/saring/{only}" if only else ""
    expected = {name: row for name, row in _ALL.items() if name in names}
    if period.months == 12 and not only:  # the KIM of May is new, and its four stories are there
        expected |= {"Kabupaten Kubu Raya": (2, 2, 0, 2, 15), "Jumlah": (2, 3, 1, 2, 15)}
    if only:
        expected["Jumlah"] = (0, 1, 1, 0, 0)
    assert {
        "screen": _of_screen(body("/").decode()),
        "csv": _of_csv(body(".csv")),
        "workbook": _of_book(body(".xlsx")),
        "paper": _of_paper(body(".pdf")),
        "data": _of_data(body(".json")),
        "open data": _of_data(reader("kalimantan-barat").get(f"/data/{key}{part}.json").content),
    } == dict.fromkeys(("screen", "csv", "workbook", "paper", "data", "open data"), expected)


def test_the_annex_names_chairs_who_stand_on_paper_only(ruang: Door) -> None:
    quarters.region_with_kims()
    of_account, on_paper = Kim.objects.filter(ended_on=None).order_by("pk")
    build.member(of_account, Role.CHAIR, "Hasan Basri")
    for kim, name in ((of_account, "Orang Lama"), (on_paper, "Hamdan")):
        Officer.objects.create(kim=kim, name=name, post="Ketua", term_from=quarters.QUARTER.first)

    text = words_of(ruang(build.officer("61")).get(f"{_ADDRESS}.pdf?periode=2025-tw3").content)

    assert ("Hasan Basri" in text, "Hamdan" in text, "Orang Lama" in text) == (True, True, False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("2025-tw3&banding=", ("Triwulan III 2025", "Triwulan II 2025", (2, 1), (1, 0))),
        ("2025-tw3&banding=lusa", ("Triwulan III 2025", "Triwulan II 2025", (2, 1), (1, 0))),
        ("2025-tw3&banding=tahun-lalu", ("Triwulan III 2025", "Triwulan III 2024", (2, 1), (1, 1))),
        (
            "2025-tw3&banding=tahun-lalu&saring=belum",
            ("Triwulan III 2025", "Triwulan III 2024", (1, 1), (0, 1)),
        ),
        ("2025-s2&banding=tahun-lalu", ("Semester II 2025", "Semester II 2024", (2, 1), (1, 1))),
        ("2025&banding=tahun-lalu", ("Tahun 2025", "Tahun 2024", (3, 1), (2, 1))),
    ],
)
def test_what_a_period_is_compared_with_is_the_same_everywhere(
    query: str, expected: Compared, ruang: Door, reader: Callable[[str], Client]
) -> None:
    key, _, words = query.partition("&")
    quarters.frozen(_with_a_year_before(), _period(key))

    body = _files(ruang(build.officer("61")), f"?periode={query}")
    path = "/banding/tahun-lalu" if "tahun-lalu" in words else ""
    path = f"/saring/belum{path}" if "saring" in words else path
    public = reader("kalimantan-barat").get(f"/data/{key}{path}.json").content

    assert {
        "screen": _compared_on_screen(body("/").decode()),
        "csv": _compared_in_csv(body(".csv")),
        "workbook": _compared_in_book(body(".xlsx")),
        "paper": _compared_on_paper(body(".pdf")),
        "data": _compared_in_data(body(".json")),
        "open data": _compared_in_data(public),
    } == dict.fromkeys(("screen", "csv", "workbook", "paper", "data", "open data"), expected)


def test_the_paper_has_letterhead_finding_period_signature_and_annex(ruang: Door) -> None:
    region = quarters.region_with_kims()
    build.member(Kim.objects.get(region="6112012012"), Role.CHAIR, "Hasan Basri")
    edition = quarters.frozen(region)

    answer = ruang(build.officer("61")).get(f"{_ADDRESS}.pdf?periode=2025-tw3")

    text = words_of(answer.content)
    expected = (
        "PEMERINTAH PROVINSI KALIMANTAN BARAT",
        "DINAS KOMUNIKASI DAN INFORMATIKA",
        "KIM bertambah 1 menjadi 2.",
        "Periode 1 Juli sampai 30 September 2025, dibandingkan dengan Triwulan II 2025",
        "Laporan KIM Triwulan III 2025",
        "Kepala Dinas Komunikasi dan Informatika",
        "NIP",
        "Hasan Basri",
        "Daftar KIM, 30 September 2025",
        "Dibekukan 1 Oktober 2025, 08.00 WIB",
        f"Sandi laporan {edition.code}",
    )
    assert [each for each in expected if each not in text] == []


def _period(key: str) -> ReportPeriod:
    period = ReportPeriod.parse(key)
    assert period is not None
    return period


def _with_a_year_before() -> Region:
    """The province, where in August 2024 a KIM began in a regency and one ended in a town."""
    region = quarters.region_with_kims()
    for code, begun, ended in (
        ("6112012003", date(2024, 8, 5), None),
        ("6171051002", date(2024, 2, 5), date(2024, 8, 6)),
    ):
        Kim.objects.filter(pk=build.kim(code).pk).update(
            registered_at=quarters.moment(begun), ended_on=ended
        )
    return region


def _files(office: Client, query: str) -> Callable[[str], bytes]:
    """What the office gets of a report, by the ending of the address."""

    def body(ending: str) -> bytes:
        answer = office.get(f"{_ADDRESS}{ending}{query}")
        assert answer.status_code == 200
        return answer.content

    return body


def _of_screen(page: str) -> Numbers:
    table = page[page.index('id="wilayah"') :]
    rows = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", table, re.DOTALL)
    return {
        _whole(name.strip()): _picked(re.findall(r"<td>(.*?)</td>", cells)) for name, cells in rows
    }


def _whole(name: str) -> str:
    """Tables on the screen and on paper shorten names; files do not."""
    return name.replace("Kab. ", "Kabupaten ")


def _picked(cells: list[str]) -> tuple[int, ...]:
    """KIM, new, ended, decrees and stories of a printed row."""
    return tuple(int(cells[place].replace(".", "")) for place in (1, 2, 3, 4, 7))


def _of_csv(file: bytes) -> Numbers:
    rows = csv.DictReader(StringIO(file.decode("utf-8-sig")), delimiter=";")
    numbers = {row["wilayah"]: tuple(int(row[key]) for key in _KEYS) for row in rows}
    del numbers["Jumlah pembanding"]
    return numbers


def _of_book(file: bytes) -> Numbers:
    rows = sheets(file)["Wilayah"][3:]
    head = rows[0]
    labels = [column.label for key in _KEYS for column in COLUMNS if column.key == key]
    places = [head.index(label) for label in labels]
    return {str(row[1]): tuple(int(row[place]) for place in places) for row in rows[1:]}


def _of_paper(file: bytes) -> Numbers:
    pattern = r"((?:Kab\.|Kota) [A-Z][\w ]+?|Jumlah)((?: [\d.]+){8})"
    table = words_of(file).partition("Keadaan per kabupaten")[2]
    return {_whole(name): _picked(cells.split()) for name, cells in re.findall(pattern, table)}


def _of_data(file: bytes) -> Numbers:
    data = json.loads(file)
    rows = [*data["baris"], data["jumlah"] | {"wilayah": "Jumlah"}]
    return {row["wilayah"]: tuple(row[key] for key in _KEYS) for row in rows}


_NEW, _ENDED = "KIM baru dalam periode", "KIM berhenti dalam periode"


def _compared_on_screen(page: str) -> Compared:
    table = page[page.index('id="ubah"') :].partition("</table>")[0]
    _, before, now, _ = re.findall(r"<th scope=\"col\">(.*?)</th>", table)
    cells = dict(re.findall(r"<th scope=\"row\">(.*?)</th>(.*?)</tr>", table, re.DOTALL))
    lines = [re.findall(r"<td[^>]*>(.*?)</td>", cells[label]) for label in (_NEW, _ENDED)]
    return _as_compared(now, before, lines)


def _compared_in_csv(file: bytes) -> Compared:
    rows = list(csv.DictReader(StringIO(file.decode("utf-8-sig")), delimiter=";"))
    now, before = rows[-2:]
    lines = [(before[key], now[key]) for key in ("kim_baru", "kim_berhenti")]
    return _as_compared(now["periode"], before["periode"], lines)


def _compared_in_book(file: bytes) -> Compared:
    cells = {label: values for label, *values in sheets(file)["Perubahan"]}
    before, now, _ = cells["Pokok"]
    lines = [[int(value) for value in cells[label]] for label in (_NEW, _ENDED)]
    return _as_compared(str(now), str(before), lines)


def _compared_on_paper(file: bytes) -> Compared:
    text = words_of(file)
    label = r"((?:Triwulan|Semester|Tahun) [IV\d]+(?: \d{4})?)"
    head = re.search(rf"Pokok {label} {label} Perubahan", text)
    lines = [re.search(rf"{each} (\d+) (\d+) ", text) for each in (_NEW, _ENDED)]
    assert head
    return _as_compared(head[2], head[1], [line.groups() for line in lines if line])


def _compared_in_data(file: bytes) -> Compared:
    data = json.loads(file)
    lines = [
        (data["jumlah_sebelumnya"][key], data["jumlah"][key])
        for key in ("kim_baru", "kim_berhenti")
    ]
    return _as_compared(data["periode"]["nama"], _period(data["dibandingkan"]).label, lines)


def _as_compared(now: str, before: str, lines: Iterable[Sequence[str | int]]) -> Compared:
    (new_before, new), (ended_before, ended) = [(int(line[0]), int(line[1])) for line in lines]
    return now, before, (new, ended), (new_before, ended_before)
