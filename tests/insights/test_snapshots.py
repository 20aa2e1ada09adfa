"""Numbers of earlier days: kept every night, entered from reports, and set beside those
of today.
"""

from datetime import date, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.demo import reports
from kimid.demo.villages import KALBAR
from kimid.insights import actions
from kimid.insights.actions import NotInTheRegion, ReportLine
from kimid.insights.daily_snapshots import DAILY_FOR, save_snapshots, thin_snapshots
from kimid.insights.models import Snapshot
from kimid.insights.queries import region_table
from kimid.insights.screen_table import change_text
from kimid.insights.snapshot_comparison import (
    SnapshotComparison,
    changes_sentence,
    compare,
    sample_sentence,
)
from kimid.insights.snapshots import snapshot_key
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.wire.reads import Read, count_reads
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

TODAY: Final = date(2026, 11, 25)
DAY: Final = timedelta(days=1)


def _kept(on: date) -> dict[str, tuple[int, int | None, int | None]]:
    rows = Snapshot.objects.filter(on=on, source="")
    return {row.region_id: (row.kims, row.villages, row.stories) for row in rows}


def test_a_night_keeps_what_the_tables_say_and_may_run_twice() -> None:
    kim = build.kim()
    build.published(kim, 2)
    build.region("6171051001")

    kept = [save_snapshots(TODAY), save_snapshots(TODAY)]

    assert kept[0] == kept[1] == Snapshot.objects.count()
    assert _kept(TODAY) == {
        "00": (1, 2, 2),
        "61": (1, 2, 2),
        "6112": (1, 1, 2),
        "6171": (0, 1, 0),
        "611201": (1, 1, 2),
    }


def test_readers_are_counted_at_night_and_shown_on_the_day_after() -> None:
    story = build.story(build.kim(), Stage.PUBLISHED)
    assert story.item is not None
    count_reads([Read(story.site_id, story.item.pk, b"orang", build.AT)])
    today = build.AT.date() + DAY
    before = region_table(build.region("61"), today)

    save_snapshots(today)

    after = region_table(build.region("61"), today)
    assert (before.sum_row.reads, before.counted_on) == (None, None)
    assert (after.sum_row.reads, after.counted_on) == (1, today)


def test_of_nights_long_ago_the_first_of_each_month_is_left_and_every_report() -> None:
    region = build.region("61")
    for on in (date(2026, 3, 1), date(2026, 3, 2), TODAY - DAILY_FOR):
        Snapshot.objects.create(region=region, on=on, kims=1)
    Snapshot.objects.create(region=region, on=date(2023, 7, 4), kims=103, source="laporan")

    thin_snapshots(TODAY)

    left = Snapshot.objects.order_by("on").values_list("on", flat=True)
    assert list(left) == [date(2023, 7, 4), date(2026, 3, 1), TODAY - DAILY_FOR]


def test_a_month_whose_first_night_was_missed_keeps_the_first_that_was_kept() -> None:
    region = build.region("61")
    for on in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 4, 4), date(2026, 4, 5)):
        Snapshot.objects.create(region=region, on=on, kims=1)

    thin_snapshots(TODAY)
    thin_snapshots(TODAY)

    assert list(Snapshot.objects.order_by("on").values_list("on", flat=True)) == [
        date(2026, 3, 1),
        date(2026, 4, 4),
    ]


def test_march_and_july_2023_stand_beside_today() -> None:
    build.children(KALBAR)
    build.kim()
    reports.enter_reports(build.AT)
    table = region_table(build.region(KALBAR), TODAY)

    july = compare(table)
    march = compare(table, snapshot_key(Snapshot.objects.get(on=reports.MARCH[0])))

    assert (
        changes_sentence(table, july)
        == "Dibanding Juli 2023: KIM −102 (dari 103). Sumber: kolomdesa.com, 4 Juli 2023."
    )
    assert (
        changes_sentence(table, march)
        == "Dibanding Maret 2023: KIM −102 (dari 103), SK berlaku −103 (dari 103), berbasis TIK −50"
        " (dari 50). Sumber: InfoPublik, 25 Maret 2023."
    )
    assert [july.rows[code].kims for code in reports.REGENCIES_WITHOUT_KIM] == [0, 0]
    assert sum(row.kims for code, row in july.rows.items() if code != KALBAR) == 103
    assert (sample_sentence(july), sample_sentence(march)) == (
        "Rincian 12 baris pada hari itu data contoh.",
        "",
    )


def test_a_region_without_earlier_numbers_is_compared_with_nothing() -> None:
    table = region_table(build.region("61"), TODAY)

    assert compare(table, "7") == SnapshotComparison([], None, {})
    assert changes_sentence(table, compare(table)) == ""


def test_the_day_of_a_year_ago_is_chosen_when_nobody_asks_for_another() -> None:
    region = build.region("61")
    for kims, on in enumerate((date(2024, 5, 1), TODAY - timedelta(days=365), date(2026, 10, 1))):
        Snapshot.objects.create(region=region, on=on, kims=kims)

    kept = compare(region_table(region, TODAY)).snapshot

    assert kept is not None
    assert kept.kims == 1


@pytest.mark.parametrize(
    ("now", "before", "said"), [(5, 2, "+3"), (2, 5, "−3"), (4, 4, "tetap"), (4, None, "")]
)
def test_what_changed_is_said_in_one_word(now: int, before: int | None, said: str) -> None:
    assert change_text(now, before) == said


def test_a_report_is_entered_anew_by_an_officer_of_the_region_and_by_nobody_beside() -> None:
    region = build.region("6112")
    officer = build.officer("6112")
    build.region("611201")

    def enter(lines: list[ReportLine], by: Person = officer) -> None:
        actions.enter_report(region, on=TODAY, source="Laporan", lines=lines, by=by, at=build.AT)

    enter([ReportLine("6112", 4), ReportLine("611201", 4)])
    enter([ReportLine("6112", 5)])
    with pytest.raises(PermissionDenied):
        enter([ReportLine("6112", 9)], build.officer("6101"))
    with pytest.raises(NotInTheRegion):
        enter([ReportLine("6101", 1)])

    assert list(Snapshot.objects.values_list("region", "kims")) == [("6112", 5)]


def test_the_table_on_the_screen_is_asked_for_rows_and_columns(ruang: Door) -> None:
    build.portal("61")
    build.kim()
    build.region("6171051001")
    office = ruang(build.officer("61"))

    empty, whole = (
        office.get(f"/s/kalimantan-barat/angka/?{asked}").content.decode()
        for asked in ("saring=belum", "kolom=semua&saring=x")
    )

    assert [name in empty for name in (">Kota Pontianak</a>", ">Kubu Raya</a>")] == [True, False]
    assert [name in whole for name in (">Kota Pontianak<", ">Kubu Raya<", ">Pembaca<")] == [
        True,
        True,
        True,
    ]
    assert ">Pembaca<" not in empty
