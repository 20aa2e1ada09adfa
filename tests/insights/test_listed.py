"""A decree that stands only on the list of an office is in no figure of those that count."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.applications.documents.data import data_of_kim
from kimid.insights.daily_snapshots import save_snapshots
from kimid.insights.figures import figures
from kimid.insights.models import Snapshot
from kimid.insights.queries import overview, region_table
from kimid.insights.snapshot_comparison import changes_sentence, compare
from kimid.lib import clock
from kimid.registry.decree_reminders import decrees_to_remind
from kimid.registry.measures import measurement_of
from kimid.registry.models import Kim
from kimid.registry.queries import kims_with_ending_decree
from tests import build, build_registry

pytestmark = pytest.mark.django_db

NOW: Final = timezone.now()
TODAY: Final = clock.today(NOW, "WIB")
DAY: Final = timedelta(days=1)


@pytest.fixture
def kim() -> Kim:
    """Two KIM in Kubu Raya: one with a decree that was seen, and this one with a listed one that
    ends soon.
    """
    seen = build.kim()
    seen.decrees.create(number="1", issuer_title="lurah", issued_on=date(2024, 1, 1))
    return build_registry.listed_decree(build.kim(), valid_until=TODAY + 30 * DAY).kim


def test_both_counts_stand_side_by_side(kim: Kim) -> None:
    table = region_table(build.region("61"), TODAY)

    assert (table.total.kims, table.total.with_decree, table.total.listed) == (2, 1, 1)
    [decrees] = [each for each in figures(table, None) if each.label == "SK berlaku"]
    assert (decrees.value, decrees.text) == (
        "1",
        "menunggu dicocokkan: 1 · 0 berakhir dalam 90 hari",
    )
    assert overview(build.region("61"), TODAY).years[-1][1] == 0
    assert sum(count for _, count in overview(build.region("61"), TODAY).years) == 1


def test_files_and_the_open_page_have_a_column_of_their_own(
    kim: Kim, reader: Callable[[str], Client]
) -> None:
    portal = reader(build.region("61").portal_label)
    page = portal.get("/data/").text
    csv = portal.get("/data.csv").text.lstrip("\ufeff").splitlines()
    row = dict(zip(csv[0].split(";"), csv[1].split(";"), strict=True))

    assert "Belum dicocokkan" in page
    assert "menunggu dicocokkan: 1" in page
    assert (row["sk_berlaku"], row["sk_belum_dicocokkan"]) == ("1", "1")
    assert portal.get("/data.json").json()["jumlah"]["sk_belum_dicocokkan"] == 1
    assert portal.get("/data/urut/sk_belum_dicocokkan/").status_code == 200


def test_where_none_waits_the_page_has_no_such_column(reader: Callable[[str], Client]) -> None:
    build.kim()

    assert "dicocokkan" not in reader(build.region("61").portal_label).get("/data/").text


def test_a_snapshot_of_before_explains_the_fall(kim: Kim) -> None:
    region = build.region("61")
    Snapshot.objects.create(region=region, on=TODAY - 30 * DAY, kims=2, with_decree=2)
    table = region_table(region, TODAY)

    sentence = changes_sentence(table, compare(table))

    assert "SK berlaku −1 (dari 2)" in sentence
    assert "Waktu itu SK dari daftar dinas ikut dihitung; sekarang 1 menunggu" in sentence
    assert "keduanya bersama 2." in sentence


def test_a_snapshot_of_tonight_keeps_both_and_needs_no_explanation(kim: Kim) -> None:
    save_snapshots(TODAY - DAY)
    region = build.region("61")

    tonight = Snapshot.objects.get(region=region, on=TODAY - DAY)
    assert (tonight.with_decree, tonight.listed) == (1, 1)
    table = region_table(region, TODAY)
    assert "Waktu itu" not in changes_sentence(table, compare(table))


def test_no_contest_paper_or_reminder_takes_it_for_a_decree(kim: Kim) -> None:
    measured = measurement_of("sk-berlaku", kim, TODAY.year, NOW)

    assert (measured.value, measured.text) == (0, "Ada di daftar dinas, SK belum dicocokkan")
    assert data_of_kim(kim, TODAY).decree_number == ""
    assert decrees_to_remind(30, TODAY, 2 * DAY) == []
    assert not kims_with_ending_decree(build.region("61"), TODAY, TODAY + 90 * DAY).exists()
