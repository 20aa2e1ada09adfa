"""What is in season now and next, on the screen of a village office."""

from django.utils import timezone

from kimid.lib import clock
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.showcase.months import names_in_season
from kimid.sites.middleware import SiteRequest


@panel(Spot.SCREEN_LINE, 10)
def in_season(request: SiteRequest) -> PagePanel | None:
    """Some names of this month and of the next. Two queries."""
    site = request.site
    month = clock.today(timezone.now(), site.region.zone).month
    now, soon = names_in_season(site, month), names_in_season(site, month % 12 + 1)
    if not (now or soon):
        return None
    context = {"now": now, "soon": "" if soon == now else soon}
    return PagePanel("showcase/panels/in_season.html", context)
