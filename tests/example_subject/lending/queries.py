"""Reading tools and loans."""

from datetime import date

from kimid.lib import codes
from kimid.places.models import Region
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from tests.example_subject.lending.models import Loan, Tool


def tools_of(site: Site) -> list[Tool]:
    """What a group lends, by name. One query."""
    return list(Tool.objects.filter(site=site, withdrawn_at=None).order_by("name", "pk"))


def overdue_loans(on: date) -> list[Loan]:
    """What is not back on this site and should be, the oldest first. One query."""
    rows = Loan.objects.select_related("tool").filter(back_at=None, due_on__lt=on)
    return list(rows.order_by("due_on", "pk"))


def overdue_count(region: Region, on: date) -> int:
    """How many tools are not back in a region and below. One query."""
    with across_sites("an office counts what is not back in its region"):
        return Loan.objects.filter(
            back_at=None, due_on__lt=on, site__region__code__range=codes.span(region.code)
        ).count()
