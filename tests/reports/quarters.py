"""A province with a quarter that is over: what the tests of reports begin with."""

from datetime import UTC, date, datetime
from typing import Final

from kimid.lib.codes import Level
from kimid.lifecycle.actions.visits import VisitText
from kimid.lifecycle.models import CoachingVisit
from kimid.media import paper_storage
from kimid.media.paper import stored_pages
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.reports import actions
from kimid.reports.models import ReportEdition, ReportPhoto, SignedReport
from kimid.reports.periods import ReportPeriod
from kimid.wire.models import RegionDay
from tests import build, build_registry

QUARTER: Final = ReportPeriod(2025, 3, 3)
NEXT_DAY: Final = datetime(2025, 10, 1, 1, 0, tzinfo=UTC)
VILLAGES: Final = ("6112012012", "6112012001", "6171051001")


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)


def region_with_kims() -> Region:
    """West Kalimantan: a KIM of May 2025 and two of August, one ended in September; eleven stories
    in the quarter and four before.
    """
    province = build.region("61")
    for code in ("6112", "6171", "6110"):
        build.region(code)
    build.portal("61")
    kims = [build.kim(code) for code in VILLAGES]
    days = (date(2025, 5, 2), date(2025, 8, 3), date(2025, 8, 4))
    for kim, on in zip(kims, days, strict=True):
        Kim.objects.filter(pk=kim.pk).update(
            registered_at=moment(on), ict_status=IctStatus.BASED, ended_on=None
        )
        Decree.objects.create(
            kim=kim, number=f"141/{kim.number}", issuer_title="Kepala Desa", issued_on=on
        )
    Kim.objects.filter(pk=kims[2].pk).update(ended_on=date(2025, 9, 20))
    add_stories("6112012012", date(2025, 7, 1), 5)
    add_stories("6112012001", date(2025, 9, 30), 6)
    add_stories("6112012001", date(2025, 6, 30), 4)
    return province


def add_stories(code: str, on: date, count: int) -> None:
    """So many stories of a village on a day, in all regions above it."""
    region: Region | None = build.region(code)
    while region is not None:
        row, _ = RegionDay.objects.get_or_create(region=region, on=on, defaults={"items": 0})
        row.items += count
        row.save()
        region = region.parent if region.level > Level.NATION else None


def frozen(region: Region, period: ReportPeriod = QUARTER) -> ReportEdition:
    """A period, else the third quarter of 2025, as it was frozen in the night after it."""
    at = NEXT_DAY if period == QUARTER else moment(period.next_day)
    return actions.freeze_period(region, period=period, by=build.BUILDER, at=at)


def signed(edition: ReportEdition, by: Person) -> SignedReport:
    """A signed copy of one page."""
    with stored_pages([build_registry.sheet_of_paper()]) as stored:
        paper_storage.save_original(stored.name, b"%PDF-1.7 signed")
        return actions.bring_signed(edition, stored=stored, by=by, at=NEXT_DAY)


def photo_of(region: Region, by: Person, period: ReportPeriod = QUARTER) -> ReportPhoto:
    """A photo in a report."""
    with stored_pages([build_registry.sheet_of_paper()]) as stored:
        photo = actions.PhotoText(stored, "Pengurus berlatih menulis", period.first)
        return actions.add_photo(region, period=period, photo=photo, by=by, at=NEXT_DAY)


def visit_to(office: Region, by: Person, kim: Kim | None = None) -> CoachingVisit:
    """A visit of 12 August 2025: to a KIM, or to the place of the office itself."""
    text = VisitText(
        kim.region if kim else office, kim, date(2025, 8, 12), "094/112/KOMINFO", "SK diperiksa."
    )
    return actions.record_visit(office, visit=text, by=by, at=NEXT_DAY)
