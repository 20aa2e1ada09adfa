"""What the wire brings to pages that subjects share."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.wire.queries import fact_checks_for
from kimid.wire.rules import WirePermission

# So long a fact check about a place stands on the home of its groups.
_NEAR_CHECKS: Final = timedelta(days=14)

register_links(
    LinkList.OFFICE_BAR, [SharedLink(100, "Meja portal", "ruang-desk", "news", part="Portal")]
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            40,
            "Meja portal",
            "ruang-desk",
            "news",
            "Yang tampil paling atas dan yang tidak tampil",
            needs=WirePermission.ARRANGE,
        )
    ],
)


@panel(Spot.HOME_NEARBY, 20)
def near_checks(request: RuangRequest) -> PagePanel | None:
    """Fact checks about this place and those around it. One query."""
    checks = fact_checks_for(request.site, timezone.now() - _NEAR_CHECKS)
    return PagePanel("wire/panels/checks.html", {"checks": checks}) if checks else None
