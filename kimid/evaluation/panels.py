"""What evaluations and contests bring to pages that subjects share."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.evaluation.jury import seats_of
from kimid.evaluation.models import Participant
from kimid.evaluation.queries import unchecked_rows
from kimid.evaluation.reminders import reminders_for
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.views.rounds import rounds_url
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.panels import kim_here
from kimid.shared_pages.counts import count_at_home
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel

register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            80,
            "Evaluasi dan lomba",
            "ruang-evaluations",
            "flag",
            "Isian tahunan, lomba, dan hasilnya",
        )
    ],
)


def _unchecked_here(region: Region, at: datetime) -> QuerySet[Participant]:
    return unchecked_rows(region)


register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            80,
            "Evaluasi dan lomba",
            "ruang-rounds",
            "flag",
            needs=EvaluationPermission.READ,
            part="Pembinaan",
            count=RailCount(_unchecked_here, "isian belum diperiksa"),
        )
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            60,
            "Evaluasi dan lomba",
            "ruang-rounds",
            "flag",
            "Buka, periksa isian, umumkan hasil",
            needs=EvaluationPermission.READ,
        )
    ],
)


@panel(Spot.HOME_NOTES, 50)
def calls(request: RuangRequest) -> PagePanel | None:
    """Evaluations and contests that close soon, for whoever may fill them in. One query."""
    kim = kim_here(request)
    if kim is None or not request.person.has_perm(EvaluationPermission.FILL, request.site):
        return None
    return PagePanel("evaluation/own/calls.html", {"calls": reminders_for(kim, timezone.now())})


@panel(Spot.SWITCH, 10)
def jury_seats(request: RuangRequest) -> PagePanel | None:
    """The way of a judge to the contests that they judge."""
    return PagePanel("evaluation/panels/jury.html") if seats_of(request.person) else None


@office_duties(20)
def unchecked_entries(request: RuangRequest) -> list[Duty]:
    """What KIM sent to an evaluation or a contest and this office has not checked."""
    href = rounds_url(request.person, request.site)
    count = count_at_home(request, _unchecked_here) if href else 0
    title = f"{number(count)} isian evaluasi menunggu diperiksa"
    return [Duty(title, "Cocokkan jawaban dengan buktinya", "flag", "", count, href)]
