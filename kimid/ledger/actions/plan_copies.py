"""The plan of last year as a beginning of the next one."""

from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.ledger.models import Fund, FundKind, PlanLine
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import all_tags
from kimid.people.models import Person
from kimid.sites.models import Site

# What comes every year. A prize, a grant or a company comes once.
EVERY_YEAR: Final = (
    FundKind.DESA_BUDGET,
    FundKind.CITY_BUDGET,
    FundKind.BUSINESS,
    FundKind.DUES,
)


@action(
    needs=LedgerPermission.PLAN, records="plan.copied", locks_first="subject", counts_as_life=True
)
def copy_plan(site: Site, *, year: int, by: Person, at: datetime) -> list[PlanLine]:
    """Begin the plan of a year with that of the year before: the sources that come every year, and
    the lines. Each year has its own legal basis. Raises MoneyRefused.
    """
    if _has_plan(site, year):
        raise MoneyRefused(f"Rencana {year} sudah ada isinya. Ubah yang itu.")
    before = year - 1
    if not _has_plan(site, before):
        raise MoneyRefused(f"Tidak ada rencana {before} untuk disalin.")
    for source in Fund.objects.filter(site=site, year=before, kind__in=EVERY_YEAR).order_by("pk"):
        Fund.objects.create(
            site=site,
            year=year,
            kind=source.kind,
            name=source.name,
            planned=source.planned,
            dana_desa=source.dana_desa,
            giver=source.giver,
            names_giver=source.names_giver,
            by=by,
            entered_at=at,
        )
    lines = [
        PlanLine.objects.create(
            site=site,
            year=year,
            name=line.name,
            planned=line.planned,
            first_planned=line.planned,
            by=by,
            entered_at=at,
        )
        for line in PlanLine.objects.filter(site=site, year=before, planned__gt=0).order_by("pk")
    ]
    add_event_data(year=year, before=before)
    touch(*all_tags(site))
    return lines


def _has_plan(site: Site, year: int) -> bool:
    return (
        Fund.objects.filter(site=site, year=year).exists()
        or PlanLine.objects.filter(site=site, year=year).exists()
    )
