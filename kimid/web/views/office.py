"""The front room of a region's office in the workspace."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import AccessPermission
from kimid.evaluation.queries import unchecked_in
from kimid.evaluation.views.rounds import rounds_url
from kimid.insights import summary
from kimid.insights.duties import Duty, decrees_ending_soon, duties
from kimid.insights.queries import region_table
from kimid.insights.views.numbers import duty_links
from kimid.lib import clock
from kimid.lib.text import number
from kimid.newsroom.held_stories import held_count_below
from kimid.places.models import Region
from kimid.wire import queries as wire
from kimid.wire.rules import WirePermission

_NEWEST: Final = 6


@page(Audience.PORTAL, AccessPermission.ENTER)
def portal_home(request: RuangRequest) -> HttpResponse:
    """What waits for the office, its numbers in one line, the newest of its KIM, and the ways to
    everything.
    """
    zone = request.site.region.zone
    now = timezone.now()
    person_and_site = (request.person, request.site)
    table = region_table(request.site.region, clock.today(now, zone))
    own = duties(table, decrees_ending_soon(table), now, duty_links(*person_and_site))
    shown = {
        "table": table,
        "sentence": summary.summary_sentence(table),
        "duties": [
            *_held_duties(request),
            *_evaluation_duties(request.site.region, rounds_url(*person_and_site)),
            *own,
        ],
        "newest": wire.newest(request.site, how_many=_NEWEST),
        "zone": zone,
    }
    return render(request, "web/ruang/portal_home.html", shown)


def _held_duties(request: RuangRequest) -> list[Duty]:
    """Stories of accounts in doubt that nobody has looked at."""
    if not request.person.has_perm(WirePermission.SEE_HELD, request.site):
        return []
    count = held_count_below(request.site.region)
    title = f"{number(count)} kabar ditahan"
    href = reverse("ruang-held", args=[request.site.ruang_label])
    text = "Akunnya diragukan. Lihat, lalu tampilkan lagi"
    return [Duty(title, text, "shield", "", count, href)] if count else []


def _evaluation_duties(region: Region, address: str) -> list[Duty]:
    """What KIM sent to an evaluation or a contest and this office has not checked. `address` is
    empty for whoever may not.
    """
    count = unchecked_in(region).total() if address else 0
    text = "Cocokkan jawaban dengan buktinya"
    return (
        [
            Duty(
                f"{number(count)} isian evaluasi menunggu diperiksa",
                text,
                "flag",
                "",
                count,
                address,
            )
        ]
        if count
        else []
    )
