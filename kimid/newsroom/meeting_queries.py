"""Queries about meetings."""

from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kimid.newsroom.details import Details
from kimid.newsroom.flow import IN_PROGRESS, Stage
from kimid.newsroom.models import Decision, Meeting, Source, Story, StoryKind, Talk
from kimid.newsroom.required_details import missing_details
from kimid.sites.models import Site

_MOST: Final = 30


def agenda(site: Site) -> list[Story]:
    """The stories in progress, oldest first, with what `lacks_of` reads. One query."""
    counted = Count("confirmations", filter=Q(confirmations__voided_at=None))
    sources = Source.objects.filter(story=OuterRef("pk"))
    rows = Story.objects.filter(site=site, stage__in=IN_PROGRESS, declined_at=None).select_related(
        "author", "site__region"
    )
    rows = rows.annotate(confirmed=counted, has_source=Exists(sources))
    return list(rows.order_by("pk")[:_MOST])


def lacks_of(story: Story) -> list[str]:
    """What a story of the agenda still needs before it can be published, in words. Empty if it is
    ready.
    """
    annotated = vars(story)  # by `agenda`
    missing = max(story.confirmations_wanted - annotated["confirmed"], 0)
    lacks = [f"kurang {missing} pemastian"] if missing else []
    if not annotated["has_source"]:
        lacks.append("sumber belum disebut")
    if missing_details(StoryKind(story.kind), Details.of(story)):
        lacks.append("rincian belum lengkap")
    return lacks


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
