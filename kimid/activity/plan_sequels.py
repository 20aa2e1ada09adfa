"""What came of plans."""

from datetime import date
from typing import Final

from kimid.activity.models import HeadReply, Plan
from kimid.activity.plans import results_of
from kimid.lib import clock
from kimid.shared_pages.sequels import Sequel, SequelStep
from kimid.sites.models import Site

# Where the results of plans stand, on the page of a group about itself.
_RESULTS: Final = "/profil/#hasil"


def plan_sequels(site: Site, since: date) -> list[Sequel]:
    """Plans of a site that were finished since a day. One query."""
    return [
        _sequel(plan, plan.done_on, site)
        for plan in results_of(site)
        if plan.done_on is not None and plan.done_on >= since
    ]


def _sequel(plan: Plan, done_on: date, site: Site) -> Sequel:
    is_agreed = plan.is_joint and plan.head_reply == HeadReply.AGREES
    with_whom = f", bersama {site.region.head_title}" if is_agreed else ""
    steps = [
        SequelStep("Direncanakan", clock.today(plan.made_at, site.region.zone)),
        SequelStep(f"Selesai{with_whom}", done_on),
    ]
    return Sequel(plan.what, f"{_RESULTS}-{plan.public_id}", steps)
