"""What becomes of changes of posts, and of invitations into them, when regions change. The posts
move with the portal; where the successor has a portal of its own, invitations go there.
"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from kimid.access.models import Invitation, OneUseLink
from kimid.offices.models import OFFICE_ROLES, PostChange
from kimid.offices.orders import call_off
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover
from kimid.sites.models import Site, SiteKind


def mover() -> RegionMover:
    """Changes that have not happened yet, and invitations that give no role yet."""
    return RegionMover("changes_of_posts", _codes, _move)


def _codes() -> list[str]:
    changes = PostChange.objects.filter(closed_at=None).values_list("region_id", flat=True)
    invitations = _waiting(timezone.now()).values_list("site__region_id", flat=True)
    return [*changes, *invitations]


def _waiting(at: datetime) -> QuerySet[Invitation]:
    """Invitations that may be accepted, and accepted ones whose role has not begun."""
    is_open = Q(accepted_at=None, expires_at__gt=at)
    begins_later = Q(accepted_at__isnull=False, not_before__gt=at, taken_back_at=None)
    return Invitation.objects.filter(
        is_open | begins_later, site__kind=SiteKind.PORTAL, role__in=OFFICE_ROLES
    )


def _move(old: Region, new: Region, at: datetime) -> int:
    # The invitations first: what is called off below is taken back where its role is by now.
    return _move_invitations(old, new, at) + _move_changes(old, new, at)


def _move_invitations(old: Region, new: Region, at: datetime) -> int:
    """With their links. Those on a portal that moved itself stand on it still."""
    there = Site.objects.filter(kind=SiteKind.PORTAL, region=new).first()
    waiting = list(_waiting(at).filter(site__region=old).values_list("pk", flat=True))
    if there is None or not waiting:
        return 0
    links = OneUseLink.objects.filter(subject=Invitation._meta.label, subject_id__in=waiting)
    links.update(site=there)
    return Invitation.objects.filter(pk__in=waiting).update(site=there)


def _move_changes(old: Region, new: Region, at: datetime) -> int:
    open_here = PostChange.objects.filter(region=old, closed_at=None)
    there = PostChange.objects.filter(region=new, closed_at=None)
    for change in open_here:  # of one holder and post one is enough
        if there.filter(role=change.role, holder=change.holder_id).exists():
            call_off(change, at)
    return open_here.update(region=new)
