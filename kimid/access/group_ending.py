"""Access when a group ends: plain functions for the actions of higher apps."""

from datetime import datetime

from kimid.access.models import Grant, Handover, InPersonCode, Invitation, OneUseLink
from kimid.sites.models import Site


def end_group_access(site: Site, at: datetime) -> int:
    """End all roles, invitations, handovers, links and codes of a site. Returns how many roles."""
    filters = {"site": site, "expires_at__gt": at}
    Invitation.objects.filter(**filters, accepted_at=None).update(expires_at=at)
    OneUseLink.objects.filter(**filters, used_at=None).update(expires_at=at)
    InPersonCode.objects.filter(**filters, used_at=None).update(expires_at=at)
    Handover.objects.filter(site=site, ended_at=None).update(ended_at=at)
    return Grant.objects.filter(site=site).active(at).update(ends_at=at)
