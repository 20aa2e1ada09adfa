"""The front room of a region's office in the workspace."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can
from kimid.evaluation.queries import unchecked_in
from kimid.evaluation.views.rounds import rounds_address
from kimid.insights import finding
from kimid.insights.duties import Duty, duties, ending_soon
from kimid.insights.queries import region_table
from kimid.insights.views.numbers import ways_of
from kimid.lib import clock
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.wire import queries as wire

_NEWEST: Final = 6


@page(Audience.PORTAL, Can.ENTER)
def portal_home(request: RuangRequest) -> HttpResponse:
    """What waits for the office, its numbers in one line, the newest of its KIM, and the ways to everything."""
    zone = request.site.region.zone
    now, asks = timezone.now(), (request.person, request.site)
    table = region_table(request.site.region, clock.today(now, zone))
    own = duties(table, ending_soon(table), now, ways_of(*asks))
    shown = {
        "table": table,
        "sentence": finding.sentence(table),
        "duties": [*_entries(request.site.region, rounds_address(*asks)), *own],
        "newest": wire.newest(request.site, how_many=_NEWEST),
        "zone": zone,
    }
    return render(request, "web/ruang/portal_home.html", shown)


def _entries(region: Region, address: str) -> list[Duty]:
    """What KIM sent to an evaluation or a contest and this office has not checked. `address` is empty for whoever may not."""
    many = unchecked_in(region).total() if address else 0
    text = "Cocokkan jawaban dengan buktinya"
    return [Duty(f"{number(many)} isian evaluasi menunggu diperiksa", text, "flag", "", many, address)] if many else []
