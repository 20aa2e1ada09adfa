"""A frozen edition holds what it held: visits and photos that came later wait for the next one, and
the page says so until it is made.
"""

from datetime import date, timedelta
from typing import Final

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.lifecycle.actions.visits import VisitText
from kimid.lifecycle.models import CoachingVisit
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.reports import actions
from kimid.reports.models import ReportPhoto
from kimid.reports.periods import ReportPeriod
from kimid.reports.queries import LaterEntries, later_rows, printed_photos, report_texts
from kimid.reports.report import period_report
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_REPORT: Final = "/s/kalimantan-barat/laporan-kim/"
_LATER: Final = quarters.NEXT_DAY + timedelta(days=3)
_QUARTER: Final = quarters.QUARTER


def _late_visit(region: Region, by: Person, on: date = date(2025, 9, 1)) -> CoachingVisit:
    text = VisitText(region, None, on, f"094/{on:%d}", "Terlambat dicatat.")
    return actions.record_visit(region, visit=text, by=by, at=_LATER)


def _held(region: Region, edition: int) -> tuple[list[CoachingVisit], list[ReportPhoto]]:
    """What an edition has, on the screen and on paper."""
    report = period_report(region, _QUARTER, _LATER, edition=edition)
    assert report is not None
    texts = report_texts(report)
    assert printed_photos(texts) == list(texts.photos)
    return list(texts.visits), list(texts.photos)


def _page(client: Client, query: str) -> str:
    return " ".join(client.get(f"{_REPORT}?{query}").text.split())


def test_what_came_after_an_edition_was_frozen_is_in_the_next(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    visit, photo = quarters.visit_to(region, by), quarters.photo_of(region, by)
    quarters.frozen(region)
    late = _late_visit(region, by)
    actions.withdraw_visit(visit, by=by, at=_LATER)
    actions.remove_photo(photo, by=by, at=_LATER)
    office, address = ruang(by), f"{_REPORT}2025-tw3/"
    words = {"caption": "Rapat di Sambas", "taken_on": "4 Juli 2025", "foto": files.photo()}

    added = office.post(f"{address}foto/", words, follow=True)

    assert "Laporan ini sudah beku, jadi fotonya ikut di edisi 2." in added.text
    assert "menunggu" in added.text
    assert _held(region, 1) == ([visit], [photo])
    office.post(f"{address}betulkan/", {"reason": "Satu kunjungan terlambat dicatat."})
    assert _held(region, 1) == ([visit], [photo])
    assert _held(region, 2) == ([late], [ReportPhoto.objects.get(removed_at=None)])


def test_the_page_says_what_waits_until_the_next_edition_is_made(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    counted = quarters.visit_to(region, by)
    periods = (_QUARTER, ReportPeriod(2025, 6, 2), ReportPeriod(2025, 12))
    for period in periods:
        quarters.frozen(region, period)
    office = ruang(by)
    assert all("sesudah laporan ini beku" not in _page(office, f"periode={p.key}") for p in periods)
    at = quarters.moment(date(2026, 1, 9))
    text = VisitText(region, None, date(2025, 9, 1), "094/1", "Terlambat dicatat.")
    actions.record_visit(region, visit=text, by=by, at=at)
    actions.withdraw_visit(counted, by=by, at=at)

    pages = [_page(office, f"periode={each.key}") for each in periods]

    words = "1 kunjungan dicatat dan 1 kunjungan dicabut sesudah laporan ini beku."
    assert [words in page and "yang baru ikut di edisi 2." in page for page in pages] == [True] * 3
    assert f'href="{_REPORT}2025-tw3/betulkan/"' in pages[0].partition(words)[2]
    office.post(f"{_REPORT}2025/betulkan/", {"reason": "Satu kunjungan terlambat."})
    again = [_page(office, f"periode={each.key}") for each in periods]
    assert [words in page for page in again] == [True, True, False]
    assert words not in _page(office, "periode=2025&edisi=1")


def test_an_office_that_may_not_write_reads_what_waits_without_a_button(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    quarters.frozen(region)
    _late_visit(region, by)
    reader = build.officer("61", Role.PORTAL_EDITOR)

    page = _page(ruang(reader), "periode=2025-tw3")

    assert "1 kunjungan dicatat sesudah laporan ini beku." in page
    assert "betulkan" not in page


def test_a_visit_beside_the_period_waits_for_nothing() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    quarters.frozen(region)
    for on in (date(2025, 6, 30), date(2025, 10, 1)):
        _late_visit(region, by, on)

    report = period_report(region, _QUARTER, _LATER)

    assert report is not None
    assert [name for name, rows in later_rows(report).items() if rows.exists()] == []
    assert set(later_rows(report)) == set(LaterEntries._fields)


def test_a_photo_that_no_edition_has_goes_at_once_and_only_once() -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    photo, kept = quarters.photo_of(region, by), quarters.photo_of(region, by)
    actions.remove_photo(photo, by=by, at=quarters.NEXT_DAY)
    quarters.frozen(region)

    actions.remove_photo(kept, by=by, at=_LATER)

    assert list(ReportPhoto.objects.values_list("removed_at", flat=True)) == [_LATER]
    with pytest.raises(actions.AlreadyRemoved):
        actions.remove_photo(kept, by=by, at=_LATER)


def test_a_removed_photo_makes_room_for_another(ruang: Door) -> None:
    region, by = quarters.region_with_kims(), build.officer("61")
    photos = [quarters.photo_of(region, by) for _ in range(8)]
    quarters.frozen(region)
    office, address = ruang(by), f"{_REPORT}2025-tw3/foto/"
    words = {"caption": "Rapat di Sambas", "taken_on": "4 Juli 2025", "foto": files.photo()}

    office.post(f"{address}{photos[0].pk}/buang/")
    added = office.post(address, words)
    gone = office.post(f"{address}{photos[0].pk}/buang/")

    assert (added.status_code, gone.status_code) == (302, 404)
    assert len(_held(region, 1)[1]) == 8
