"""What an office reads first on its home."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.access.actions import grant_on_site
from kimid.applications.actions import handling
from kimid.applications.models import Application, Purpose
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lifecycle.models import CoachingVisit
from kimid.people.models import Person
from kimid.registry.actions import entering
from kimid.reports import actions
from kimid.reports import panels as reports
from kimid.shared_pages import upcoming
from kimid.shared_pages.upcoming import UpcomingRow
from kimid.showcase.actions import confirmations
from kimid.sites.guard import on_site
from tests import build, build_registry
from tests.applications.asking import AT, ask_for, chaired
from tests.conftest import Door
from tests.reports import quarters
from tests.shared_pages.test_panels import in_ruang
from tests.showcase import achieving

pytestmark = pytest.mark.django_db


def test_what_somebody_waits_for_stands_above_marks_of_achievements(ruang: Door) -> None:
    kim, chair = chaired()
    ask_for(kim, chair)
    other = build.kim(label="kim-lain")
    alone = build.member(other, Role.CHAIR)
    achievement = achieving.draft(other, by=alone)
    with on_site(other.site):
        confirmations.ask_office(achievement, by=alone, at=AT)

    page = ruang(build.officer("6112")).get("/s/kab-kubu-raya/").content.decode()

    assert page.index("permohonan KIM menunggu") < page.index("prestasi menunggu")


def _section(page: str, anchor: str) -> str:
    """The words of a section; empty where it is not there."""
    found = re.search(rf'<section[^>]*aria-labelledby="{anchor}".*?</section>', page, re.DOTALL)
    plain = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", found.group() if found else "", flags=re.DOTALL)
    return " ".join(plain.split())


def test_the_home_says_what_falls_due_until_friday_of_next_week(ruang: Door) -> None:
    today = clock.today(timezone.now(), "WIB")
    soon, much_later = today + timedelta(days=3), today + timedelta(days=20)
    made, other = build_registry.application(), build_registry.application("6112082004")
    Application.objects.filter(pk=made.pk).update(due_on=soon)
    Application.objects.filter(pk=other.pk).update(due_on=much_later)
    kim = build.kim("6112012012")
    for end, number in ((soon, "1"), (much_later, "2")):
        named = kim if end == soon else build.kim("6112012004")
        entering.record_decree(
            named,
            number=number,
            issuer_title="kepala desa",
            issued_on=build.AT.date(),
            valid_until=end,
            by=build.BUILDER,
            at=build.AT,
        )
    CoachingVisit.objects.create(kim=kim, stage="quiet", since=build.AT, planned_on=soon)
    build.portal("6112")

    shown = _section(ruang(build.officer("6112")).get("/s/kab-kubu-raya/").text, "nanti")

    assert f"1 permohonan jatuh tempo {build.region('611201').name_in_list} 1" in shown
    assert f"Terdekat {clock.weekday(soon)}" in shown
    assert f"1 SK berakhir {kim.name} (Kec. Sungai Raya)" in shown
    assert "1 kunjungan pembinaan direncanakan" in shown
    assert clock.weekday(much_later) not in shown
    of_portal = ruang(build.officer("6112", Role.PORTAL_EDITOR)).get("/s/kab-kubu-raya/").text
    assert "jatuh tempo" not in _section(of_portal, "nanti")
    elsewhere = build.portal("6103")
    assert "SK berakhir" not in ruang(build.officer("6103")).get(f"/s/{elsewhere.label}/").text


@pytest.mark.urls("kimid.web.urls.ruang")
def test_a_report_is_named_in_the_weeks_before_its_period_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = in_ruang(build.portal("6112"), build.officer("6112"))
    texts = []
    for today in (date(2026, 11, 27), date(2026, 12, 21)):
        _set_today(monkeypatch, today)
        row = reports.ending_periods(request)
        texts.append(row and (row.title, row.text))

    assert texts == [
        None,
        (
            "Laporan Triwulan IV 2026, Semester II 2026, dan Tahun 2026 terkumpul sendiri",
            "Dibekukan 1 Januari 2027. Triwulan III 2026 bisa diunduh sekarang.",
        ),
    ]


@pytest.mark.all_sites
@pytest.mark.urls("kimid.web.urls.ruang")
def test_a_report_is_due_by_its_name_until_its_newest_edition_is_signed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    province = quarters.region_with_kims()
    site, officer = build.portal("61"), build.officer("61")

    def row(today: date, who: Person = officer) -> UpcomingRow | None:
        _set_today(monkeypatch, today)
        return reports.due_reports(in_ruang(site, who))

    in_november = date(2025, 11, 27)
    assert row(in_november) is None  # it was never frozen, and will not be
    assert row(date(2025, 10, 1)) == UpcomingRow(
        "Laporan Triwulan III 2025",
        "Periodenya sudah berakhir 30 September 2025. Yang bertanda tangan belum masuk.",
        "Tertunda sejak Rabu, 1 Oktober 2025",
        "/s/kalimantan-barat/laporan-kim/?periode=2025-tw3",
        "document",
    )
    edition = quarters.frozen(province)
    assert row(in_november) == row(date(2025, 10, 1))
    assert row(in_november, build.officer("61", Role.PORTAL_EDITOR)) is None
    assert row(date(2026, 1, 2)) is not None
    quarters.signed(edition, officer)
    assert row(in_november) is None
    reason, at = "Satu KIM salah.", quarters.NEXT_DAY
    actions.correct_period(province, period=quarters.QUARTER, reason=reason, by=officer, at=at)
    assert row(in_november) is not None


@pytest.mark.all_sites
def test_the_home_names_every_report_that_ended_with_the_year_and_asks_no_more(
    ruang: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.portal("61")
    browser = ruang(build.officer("61"))
    _set_today(monkeypatch, date(2026, 2, 1))
    with CaptureQueriesContext(connection) as without:
        assert "Laporan Triwulan IV" not in browser.get("/s/kalimantan-barat/").text
    _set_today(monkeypatch, date(2026, 1, 2))

    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/s/kalimantan-barat/").text

    title = "Laporan Triwulan IV 2025, Semester II 2025, dan Tahun 2025"
    assert title in _section(page, "nanti")
    assert 'href="/s/kalimantan-barat/laporan-kim/?periode=2025-tw4"' in page
    assert len(asked) == len(without)


def test_the_newest_notes_of_colleagues_stand_on_the_home_of_whoever_may_read_them(
    ruang: Door,
) -> None:
    made = build_registry.application()
    build.portal("61")
    officer, colleague = build.officer("6112"), build.officer("6112")
    for text, is_shared in (("Hanya kita", False), ("Untuk semua", True)):
        handling.write_note(made, text=text, is_shared=is_shared, by=officer, at=timezone.now())

    def shown(who: Person, label: str) -> str:
        return _section(ruang(who).get(f"/s/{label}/").text, "rekan")

    here = shown(colleague, "kab-kubu-raya")
    assert here.index("Untuk semua") < here.index("Hanya kita")
    assert f"{officer.name}, Kubu Raya" in here
    assert f"{made.name}, Kec. Sungai Raya" in here
    assert shown(officer, "kab-kubu-raya") == ""  # their own
    above = shown(build.officer("61"), "kalimantan-barat")
    assert ("Untuk semua" in above, "Hanya kita" in above) == (True, False)
    assert shown(build.officer("6112", Role.PORTAL_EDITOR), "kab-kubu-raya") == ""
    Application.objects.filter(pk=made.pk).update(handled_by=[colleague.pk])
    assert shown(colleague, "kab-kubu-raya") == ""


def test_many_newer_notes_about_own_work_hide_no_older_one(ruang: Door) -> None:
    made, mine = build_registry.application(), build_registry.application("6112082004")
    build.portal("6112")
    officer, colleague = build.officer("6112"), build.officer("6112")
    Application.objects.filter(pk=mine.pk).update(handled_by=[colleague.pk])
    for about, text in ((made, "Masih dicari"), *((mine, "Punya sendiri"),) * 25):
        about.refresh_from_db()
        handling.write_note(about, text=text, is_shared=True, by=officer, at=timezone.now())

    here = _section(ruang(colleague).get("/s/kab-kubu-raya/").text, "rekan")

    assert ("Masih dicari" in here, "Punya sendiri" in here) == (True, False)


def test_notes_about_the_own_group_of_an_official_are_not_on_their_home(ruang: Door) -> None:
    kim = build.kim("6112012012")
    made = build_registry.application()
    officer, member = build.officer("6112"), build.officer("6112")
    build.portal("6112")
    handling.write_note(made, text="Rahasia", is_shared=True, by=officer, at=timezone.now())
    Application.objects.filter(pk=made.pk).update(
        kim=kim, purpose=Purpose.RENEWAL, origin_code="", label=""
    )
    assert "Rahasia" in ruang(member).get("/s/kab-kubu-raya/").text

    grant_on_site(kim.site, person=member, role=Role.MEMBER, by=build.BUILDER, at=build.AT)

    assert "Rahasia" not in ruang(member).get("/s/kab-kubu-raya/").text


def test_a_home_with_all_of_this_asks_twenty_queries(
    ruang: Door, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Also where somebody with an account filled in what colleagues write about (decision 57)."""
    officer, by = build.officer("6112"), build.officer("6112")
    build.portal("6112")
    soon = clock.today(timezone.now(), "WIB") + timedelta(days=3)
    for code in (build.TELUK_KAPUAS, "6112082004", "6112012012"):
        made = build_registry.application(code)
        handling.write_note(made, text="Sudah", is_shared=True, by=by, at=timezone.now())
        Application.objects.filter(pk=made.pk).update(
            due_on=soon, handled_by=[build.person().pk], sent_at=timezone.now()
        )
    kim = build.kim("6112012004")
    CoachingVisit.objects.create(kim=kim, stage="quiet", since=build.AT, planned_on=soon)
    browser = ruang(officer)

    with django_assert_max_num_queries(20):
        page = browser.get("/s/kab-kubu-raya/").text

    assert _section(page, "rekan").count("Sudah") == 3
    assert "3 permohonan jatuh tempo" in page


def test_an_old_note_is_no_news(ruang: Door) -> None:
    build.portal("6112")
    long_ago = timezone.now() - timedelta(days=31)
    made, by = build_registry.application(), build.officer("6112")
    handling.write_note(made, text="Dulu", is_shared=True, by=by, at=long_ago)

    assert "Dulu" not in ruang(build.officer("6112")).get("/s/kab-kubu-raya/").text


def _set_today(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    for module in (reports, upcoming):
        monkeypatch.setattr(module, "today_in", lambda _: today)
