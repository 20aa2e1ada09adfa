"""What the life of a KIM brings to pages that subjects share."""

from django.db.models import QuerySet

from kimid.access.pages import RuangRequest
from kimid.lib import codes
from kimid.lifecycle.models import Quarantine
from kimid.lifecycle.rules import LifecyclePermission
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel


def _stage(request: RuangRequest) -> str:
    return request.site.get_stage_display()


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(50, "Keadaan dan riwayat KIM", "ruang-state", "clock", _stage),
    ],
)


def _quarantined_here(request: RuangRequest) -> QuerySet[Quarantine]:
    span = codes.span(request.site.region.code)
    return Quarantine.objects.filter(kim__region__code__range=span, lifted_at=None)


register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            70,
            "Pembinaan",
            "ruang-lives",
            "clock",
            needs=LifecyclePermission.COACH,
            part="Pembinaan",
            count=RailCount(_quarantined_here, "situs dikarantina", is_pressing=True),
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            50,
            "Pembinaan",
            "ruang-lives",
            "people",
            "KIM yang diam, penangguhan, karantina",
            needs=LifecyclePermission.COACH,
        ),
    ],
)


@panel(Spot.HOME_START, 5)
def stage_advice(request: RuangRequest) -> PagePanel | None:
    """What a group can do where its site is silent or stopped."""
    return (
        PagePanel("lifecycle/panels/stage_advice.html")
        if request.site.stage_effects.advice
        else None
    )
