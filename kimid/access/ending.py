"""Roles when a group ends: plain functions that actions of higher floors call inside their own transaction."""

from datetime import datetime

from kimid.access.models import Grant, HandedCode, Handover, Invitation, OneUseLink
from kimid.sites.models import Site


def close_doors(site: Site, at: datetime) -> int:
    """End every role on a site, and with them every invitation, handover, link and code that was open; gives how many roles."""
    still_open = {"site": site, "expires_at__gt": at}
    Invitation.objects.filter(**still_open, accepted_at=None).update(expires_at=at)
    OneUseLink.objects.filter(**still_open, used_at=None).update(expires_at=at)
    HandedCode.objects.filter(**still_open, used_at=None).update(expires_at=at)
    Handover.objects.filter(site=site, ended_at=None).update(ended_at=at)
    return Grant.objects.filter(site=site).running(at).update(ends_at=at)
