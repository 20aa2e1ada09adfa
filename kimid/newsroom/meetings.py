"""What a meeting of the group has before it, and what the ones before left."""

from typing import Final

from django.db.models import Count, Q, QuerySet

from kimid.newsroom.flow import UNDER_WAY
from kimid.newsroom.models import Meeting, Story, Talk
from kimid.sites.models import Site

_MOST: Final = 30


def agenda(site: Site) -> list[Story]:
    """The stories on which the group works, the oldest first. One query."""
    counted = Count("confirmations", filter=Q(confirmations__voided_at=None))
    rows = Story.objects.filter(site=site, stage__in=UNDER_WAY, declined_at=None).select_related("author", "site")
    return list(rows.annotate(confirmed=counted).order_by("pk")[:_MOST])


def meetings_of(site: Site) -> QuerySet[Meeting]:
    """The meetings of a group with the number of their decisions, the newest first: one that is open is the newest."""
    rows = Meeting.objects.filter(site=site).select_related("site__region", "begun_by", "closed_by")
    return rows.annotate(decided=Count("talks")).order_by("-pk")


def decisions_of(meeting: Meeting) -> QuerySet[Talk]:
    """What a meeting decided, story by story."""
    return meeting.talks.select_related("story").order_by("pk")
