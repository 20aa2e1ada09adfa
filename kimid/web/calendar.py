"""The agenda of a site as a calendar that a phone subscribes to."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire import queries as wire
from kimid.wire.calendars import CONTENT_TYPE, calendar_of


@require_safe
@page(Audience.EVERYONE)
def calendar(request: SiteRequest) -> HttpResponse:
    """What is to come on a site, as a calendar."""
    now = timezone.now()
    site = request.site
    items = [row.item for row in wire.agenda(site, now).placements]
    response = HttpResponse(calendar_of(f"Agenda {site.name}", items), content_type=CONTENT_TYPE)
    mark_cacheable(
        response, tags=[site.tag], fresh_until=clock.next_midnight(now, site.region.zone)
    )
    return response
