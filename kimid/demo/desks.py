"""What the portals' editors did on their desks: leads put on top, one story left out
with a reason.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from kimid.newsroom.models import StoryKind
from kimid.people.models import Person
from kimid.sites.models import SiteKind
from kimid.wire import actions
from kimid.wire.models import Placement

_DESKS: Final = (("6112", "kuburaya"), ("61", "kalbar"), ("00", "pusat"))
_RECENT: Final = timedelta(days=6)
_REASON: Final = (
    "Pengumumannya sudah lewat, jadi tidak kami tampilkan lagi di portal kabupaten. Di situs KIM"
    " tetap terbaca."
)


def arrange_desks(now: datetime) -> None:
    """Feature a pictured story on three portals, each from another place, and hide an old
    announcement on one.
    """
    shown: set[int] = set()
    for region, username in _DESKS:
        lead = _lead(region, now, shown)
        if lead is not None:
            shown.add(lead.item.site_id)
            actions.feature(
                lead, by=Person.objects.get(username=username), at=now - timedelta(hours=1)
            )
    over = _newest("6112", now - timedelta(days=3)).filter(kind=StoryKind.ANNOUNCEMENT).first()
    if over is not None:
        actions.hide(
            over,
            reason=_REASON,
            by=Person.objects.get(username="kuburaya"),
            at=now - timedelta(hours=2),
        )


def _lead(region: str, now: datetime, shown: set[int]) -> Placement | None:
    recent = _newest(region, now).filter(
        published_at__gte=now - _RECENT, kind=StoryKind.NEWS, item__picture__isnull=False
    )
    return recent.exclude(item__site__in=shown).first()


def _newest(region: str, until: datetime) -> QuerySet[Placement]:
    placements = Placement.objects.filter(
        portal__kind=SiteKind.PORTAL, portal__region=region, published_at__lt=until
    )
    return placements.select_related("portal__region", "item").order_by("-published_at")
