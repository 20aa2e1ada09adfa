"""How long pages and files about money are stored_answer, and for which years there are any."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpResponse
from django.utils import timezone

from kimid.ledger.models.sources import FIRST_YEAR
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest


def today_at(request: SiteRequest) -> date:
    """The day where the site is."""
    return clock.today(timezone.now(), request.site.region.zone)


def stored_answer(
    request: SiteRequest, response: HttpResponse, tags: Iterable[str], *, has_pages: bool = False
) -> HttpResponse:
    """Stored until somebody books something, or until midnight there: then it may be another
    year.
    """
    midnight = clock.next_midnight(timezone.now(), request.site.region.zone)
    mark_cacheable(
        response,
        tags=[request.site.tag, *tags],
        fresh_until=midnight,
        varies_by_query=has_pages,
    )
    return response


def past_year_or_404(request: SiteRequest, year: int) -> int:
    """Books of later years are not written."""
    if not FIRST_YEAR <= year <= today_at(request).year:
        raise Http404
    return year
