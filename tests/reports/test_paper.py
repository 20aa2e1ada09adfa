"""A report on paper: how it is dated, who signs it, and that no row of it is cut."""

from io import BytesIO

import pypdfium2
import pytest

from kimid.lib import codes
from kimid.registry.models import Kim
from kimid.reports.numbers import PeriodRow
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import period_report
from kimid.reports.summary import headline
from tests import build
from tests.conftest import Door
from tests.reports import quarters
from tests.reports.reading import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ADDRESS = "/s/kalimantan-barat/laporan-kim"
_YEAR = ReportPeriod(2025, 12)


def test_the_report_of_a_whole_year_is_dated_in_the_next_one(ruang: Door) -> None:
    region = quarters.region_with_kims()
    for period in (_YEAR, ReportPeriod(2025, 3, 4), quarters.QUARTER):
        quarters.frozen(region, period)
    office = ruang(build.officer("61"))

    words = {
        key: words_of(office.get(f"{_ADDRESS}.pdf?periode={key}").content)
        for key in ("2025", "2025-tw4", "2025-tw3")
    }

    years = {key: text.partition("…, ")[2].split()[1] for key, text in words.items()}
    assert years == {"2025": "2026", "2025-tw4": "2026", "2025-tw3": "2025"}


def test_a_ministry_signs_without_a_region_and_has_no_regional_arms(ruang: Door) -> None:
    quarters.region_with_kims()
    nation, by = build.region(codes.NATION), build.officer(codes.NATION)
    site = build.portal(codes.NATION)
    quarters.frozen(nation)

    answer = ruang(by).get(f"/s/{site.ruang_label}/laporan-kim.pdf?periode=2025-tw3")

    words = words_of(answer.content)
    assert "(jabatan), (nama lengkap)" in words
    assert "lambang kementerian" in words
    assert "lambang daerah" not in words


def test_no_row_of_the_annex_is_cut_between_two_pages(ruang: Door) -> None:
    region = quarters.region_with_kims()
    kim = Kim.objects.get(region="6112012012")
    edition = quarters.frozen(region)
    row = ["6112012012", kim.name, "Desa " + "Panjang Sekali " * 6, kim.number, "", "", ""]
    edition.kims = [row] * 60
    edition.save()

    paper = ruang(build.officer("61")).get(f"{_ADDRESS}.pdf?periode={edition.period}").content

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(BytesIO(paper))]
    assert len(pages) > 4
    for page in pages:
        words = " ".join(page.get_text_range().split())
        assert words.count("Panjang Sekali") % 6 == 0


def test_the_finding_names_districts_by_their_bare_names() -> None:
    quarters.region_with_kims()
    empty = build.region("611202")

    report = period_report(build.region("6112"), quarters.QUARTER, quarters.NEXT_DAY)

    assert report is not None
    assert f" {empty.short_name} belum punya." in headline(report)
    assert "Kecamatan" not in headline(report)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kecamatan Sungai Raya", "Kec. Sungai Raya"),
        ("Kabupaten Sambas", "Kab. Sambas"),
        ("Kota Pontianak", "Kota Pontianak"),
        ("Provinsi Aceh", "Aceh"),
    ],
)
def test_tables_have_short_names(name: str, short: str) -> None:
    assert PeriodRow("61", name).short_name == short


def test_a_filter_is_named_with_its_capitals() -> None:
    region = quarters.region_with_kims()

    report = period_report(region, quarters.QUARTER, quarters.NEXT_DAY, only="diam")

    assert report is not None
    assert report.notes[0] == "Saringan: hanya yang punya KIM diam."
    assert headline(report).endswith(" wilayah: hanya yang punya KIM diam.")
