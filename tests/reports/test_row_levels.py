"""What a row of a report is: the regions directly below, or those below them."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from kimid.reports import actions
from kimid.reports.numbers import PeriodRow, count_period, count_year
from kimid.reports.period_totals import period_totals
from kimid.reports.report import PeriodReport, period_report
from kimid.reports.row_levels import count_deep_rows
from tests import build
from tests.conftest import Door
from tests.reports import quarters

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_QUARTER = quarters.QUARTER
_ADDRESS = "/s/kalimantan-barat/laporan-kim"


def _deep(code: str, only: str = "") -> PeriodReport:
    report = period_report(build.region(code), _QUARTER, quarters.NEXT_DAY, only=only, is_deep=True)
    assert report is not None
    return report


def _kims(report: PeriodReport) -> dict[str, int]:
    return {row.name: row.kims for row in report.rows if row.kims}


@pytest.mark.parametrize("code", ["00", "61", "6112"])
def test_rows_two_levels_below_have_the_same_sum(code: str) -> None:
    region = quarters.region_with_kims()
    quarters.visit_to(region, build.officer("61"))
    asked, today = build.region(code), date(2025, 9, 30)

    rows = count_period(asked, _QUARTER, today)
    deep = count_deep_rows(asked, _QUARTER, today)

    whole = PeriodRow.sum(rows, "", "")
    assert PeriodRow.sum(deep, "", "") == whole
    assert (whole.kims, whole.stories, whole.visits) == (2, 11, 0 if code == "6112" else 1)


def test_a_frozen_province_has_the_rows_that_its_regencies_froze() -> None:
    region = quarters.region_with_kims()
    build.region("611002")  # in Melawi, where there is no KIM
    for each in (region, build.region("6112"), build.region("6171")):
        quarters.frozen(each)
    quarters.add_stories("6112012012", _QUARTER.last, 90)  # comes too late

    report = _deep("61")

    assert (report.below_label, report.level_note) == ("kecamatan", "")
    assert _kims(report) == {"Kec. Sungai Raya, Kab. Kubu Raya": 2}
    assert (report.total.kims, report.total.stories) == (2, 11)
    assert [row.name for row in report.rows if row.code.startswith("6110")] == [
        "Kec. Nanga Pinoh, Kab. Melawi"
    ]


def test_where_an_office_froze_other_numbers_the_rows_stay_and_say_why(ruang: Door) -> None:
    region = quarters.region_with_kims()
    for each in (region, build.region("6171")):
        quarters.frozen(each)
    quarters.add_stories("6112012012", _QUARTER.last, 90)
    quarters.frozen(build.region("6112"))

    report = _deep("61")

    words = (
        "Angka Triwulan III 2025 dibekukan per kabupaten dan kota, jadi tidak bisa dirinci per"
        " kecamatan."
    )
    assert (report.below_label, report.level_note) == ("kabupaten dan kota", words)
    page = ruang(build.officer("61")).get(f"{_ADDRESS}/?periode=2025-tw3&baris=kecamatan")
    assert words in page.content.decode()


def test_a_filter_takes_away_rows_of_the_level_that_was_chosen() -> None:
    region = quarters.region_with_kims()
    for period in (_QUARTER, _QUARTER.previous):
        for each in (region, build.region("6112"), build.region("6171")):
            quarters.frozen(each, period)

    report = _deep("61", only="belum")

    assert all(not row.kims for row in report.rows)
    assert len(report.before_rows) == len(report.rows)
    assert report.total.ended == 1
    assert period_totals(report) == []


def test_a_regency_is_not_asked_for_villages_of_what_is_frozen(ruang: Door) -> None:
    quarters.region_with_kims()
    region = build.region("6112")
    quarters.frozen(region)

    report = _deep("6112")

    assert report.below_label == "kecamatan"
    assert report.level_note.endswith("jadi tidak bisa dirinci per desa dan kelurahan.")


def test_rows_by_kecamatan_are_the_same_in_the_files(ruang: Door) -> None:
    region = quarters.region_with_kims()
    for each in (region, build.region("6112"), build.region("6171")):
        quarters.frozen(each)
    office, query = ruang(build.officer("61")), "periode=2025-tw3&baris=kecamatan"

    answers = [office.get(f"{_ADDRESS}{ending}?{query}") for ending in ("/", ".csv", ".json")]

    name = "Kec. Sungai Raya, Kab. Kubu Raya"
    assert [name in answer.content.decode() for answer in answers] == [True] * 3
    assert answers[2].json()["baris_per"] == "kecamatan"


def test_a_deep_report_costs_the_same_with_many_regions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = quarters.region_with_kims()
    for each in (region, build.region("6112"), build.region("6171")):
        quarters.frozen(each)
        actions.freeze_period(
            each, period=_QUARTER.previous, by=build.BUILDER, at=quarters.NEXT_DAY
        )

    with django_assert_num_queries(8):
        _deep("61")


def test_what_happened_in_a_year_costs_two_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = quarters.region_with_kims()

    with django_assert_num_queries(2):
        year = count_year(region, quarters.QUARTER)

    quarter = count_period(region, quarters.QUARTER, quarters.NEXT_DAY.date())
    assert year.new >= PeriodRow.sum(quarter, "", "").new > 0
