"""What readers have of yearly reports, when the account that showed them is in doubt."""

from typing import Final

from kimid.events.action import record_event_for, touch
from kimid.events.models import Event
from kimid.ledger.models import YearReport
from kimid.ledger.tags import money_tag
from kimid.people.models import Person
from kimid.sites.doubts import Doubt
from kimid.sites.guard import across_sites

# After each of these readers have what somebody has looked at.
_SHOWING: Final = ("annual.published", "annual.hold_ended")


def hold_reports(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts showed, until somebody else has looked."""
    acts: dict[int, Event] = {}
    for kind in _SHOWING:
        acts |= doubt.last_acts(kind)
    with across_sites("an account may work in several groups"):
        rows = YearReport.objects.filter(pk__in=acts, published_at__isnull=False, held_account=None)
        reports = list(rows.select_related("site").order_by("pk"))
        for report in reports:
            report.held_account = doubt.people[int(acts[report.pk].actor_ref)]
            report.save(update_fields=["held_account"])
            record_event_for(report, "annual.held")
            touch(money_tag(report.site))
        return {"year_reports": len(reports)}


def held_report_count(person: Person) -> int:
    """How many reports are held because of this account. One query."""
    with across_sites("an account may work in several groups"):
        return YearReport.objects.filter(held_account=person).count()
