"""What came of reports of readers."""

from datetime import date

from kimid.lib import clock
from kimid.moderation.models import Outcome, Report
from kimid.shared_pages.sequels import Sequel, SequelStep
from kimid.sites.models import Site
from kimid.wire.models import Item


def report_sequels(site: Site, since: date) -> list[Sequel]:
    """Stories of a site that were put right since a day because a reader reported them. What was
    withdrawn since is not named. Two queries.
    """
    zone = site.region.zone
    start = clock.start_of(since, zone)
    reports = {
        report.path: report
        for report in Report.objects.filter(
            site=site, outcome=Outcome.CORRECTED, answered_at__gte=start
        ).order_by("answered_at")
    }
    items = Item.objects.filter(site=site, path__in=reports, held_at=None, verify_by=None)
    return [_sequel(item, reports[item.path], zone) for item in items]


def _sequel(item: Item, report: Report, zone: str) -> Sequel:
    steps = [
        SequelStep("Dikabarkan", clock.today(item.published_at, zone)),
        SequelStep("Dilaporkan pembaca", clock.today(report.reported_at, zone)),
        SequelStep("Diperbaiki", clock.today(report.answered_at or report.reported_at, zone)),
    ]
    return Sequel(item.headline, item.path, steps)
