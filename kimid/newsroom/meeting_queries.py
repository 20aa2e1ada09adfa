"""Queries about meetings."""

from typing import Final

from django.db.models import Count, Q, QuerySet

from kimid.newsroom.flow import IN_PROGRESS, Stage
from kimid.newsroom.models import Decision, Meeting, Story, Talk
from kimid.sites.models import Site

_MOST: Final = 30


def agenda(site: Site) -> list[Story]:
    """The stories in progress, oldest first. One query."""
    counted = Count("confirmations", filter=Q(confirmations__voided_at=None))
    rows = Story.objects.filter(site=site, stage__in=IN_PROGRESS, declined_at=None).select_related(
        "author", "site"
    )
    return list(rows.annotate(confirmed=counted).order_by("pk")[:_MOST])


def meetings_of(site: Site) -> QuerySet[Meeting]:
    """The meetings of a group with the number of their decisions, newest first. An open one is the
    newest.
    """
    rows = Meeting.objects.filter(site=site).select_related("site__region", "begun_by", "closed_by")
    return rows.annotate(decided=Count("talks")).order_by("-pk")


def uncounted_titles(meeting: Meeting) -> list[str]:
    """Stories that a closed meeting decided to publish, and that stay where they are because only
    a writer of the story recorded it. One query.
    """
    talks = meeting.talks.filter(decision=Decision.PUBLISH, story__stage=Stage.COLLECTED)
    return [talk.story.heading for talk in talks.select_related("story").order_by("pk")]


def decisions_of(meeting: Meeting) -> QuerySet[Talk]:
    """The decisions of a meeting, story by story."""
    return meeting.talks.select_related("story").order_by("pk")
