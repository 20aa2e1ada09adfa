"""Reports of offices on quarters, halves and years that are over, with targets, obstacles and
coaching visits.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q

from kimid.demo.groups import DEMO
from kimid.demo.villages import KALBAR
from kimid.lib import clock, codes
from kimid.lifecycle.actions.visits import VisitText
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports import actions
from kimid.reports.actions import NoteText
from kimid.reports.models import ReportIndicator
from kimid.reports.periods import ReportPeriod, ended_periods

_OFFICER: Final = "kalbar"
_OFFICES: Final = (codes.NATION, KALBAR, "6112")
_TARGETS: Final = {
    ReportIndicator.KIMS: 120,
    ReportIndicator.DECREES: 110,
    ReportIndicator.ICT: 60,
    ReportIndicator.VILLAGES: 120,
    ReportIndicator.STORIES: 1500,
    ReportIndicator.VISITS: 24,
    ReportIndicator.PROMISES: 90,
}
_NOTES: Final = {
    ReportIndicator.KIMS: NoteText(
        "Melawi belum punya petugas pembina KIM.", "Jabatan diisi; sosialisasi dijadwalkan."
    ),
    ReportIndicator.ICT: NoteText(
        "Sinyal lemah di hulu sungai.", "Diusulkan ke operator; pelatihan luring dulu."
    ),
}
_RESULTS: Final = (
    "Pengurus baru dilatih menulis kabar; SK diperiksa bersama sekretaris desa.",
    "Jadwal rapat redaksi disepakati tiap Jumat malam.",
    "Perangkat dicek: dua HP dan satu laptop bisa dipakai.",
)


def write_reports(moment: datetime) -> None:
    """Freeze each period since last year in the night after it, and write what stands beside the
    numbers of the quarter that is over.
    """
    today = clock.today(moment, "WIB")
    last = ReportPeriod.quarter_of(today).previous
    by = Person.objects.get(username=_OFFICER)
    province = Region.objects.get(pk=KALBAR)
    _record_visits(province, by, last.first)
    for region in Region.objects.filter(pk__in=_OFFICES):
        for period in ended_periods(today, date(today.year - 1, 1, 1)):
            night = clock.start_of(period.next_day, region.zone) + timedelta(hours=2)
            actions.freeze_period(region, period=period, by=DEMO, at=night)
    _freeze_regencies(moment, (last.previous, last))
    targets = {str(key): value for key, value in _TARGETS.items()}
    actions.set_targets(province, year=last.year, targets=targets, seen={}, by=by, at=moment)
    notes = {str(key): text for key, text in _NOTES.items()}
    actions.write_notes(province, period=last, notes=notes, seen={}, by=by, at=moment)


def _freeze_regencies(moment: datetime, periods: tuple[ReportPeriod, ...]) -> None:
    """Two quarters of every regency, so that the province can be read by kecamatan."""
    with_kim = Q(tally__kims__gt=0)
    regencies = Region.objects.filter(with_kim, parent=KALBAR, valid_until=None)
    for region in regencies.exclude(pk__in=_OFFICES):
        for period in periods:
            night = clock.start_of(period.next_day, region.zone) + timedelta(hours=2)
            actions.freeze_period(region, period=period, by=DEMO, at=night)


def _record_visits(province: Region, by: Person, first: date) -> None:
    kims = Kim.objects.all().below(KALBAR).existing().select_related("region").order_by("region")
    for number, (kim, result) in enumerate(zip(kims[::30], _RESULTS, strict=False)):
        on = first + timedelta(days=9 + 20 * number)
        text = VisitText(kim.region, kim, on, f"094/{112 + 7 * number}/KOMINFO", result)
        at = clock.start_of(on, province.zone) + timedelta(hours=15)
        actions.record_visit(province, visit=text, by=by, at=at)
