"""Where a story comes from: noted by the actions that write, looked at by editors."""

from dataclasses import asdict
from datetime import datetime

from kimid.events.action import action, remember
from kimid.newsroom.actions.words import NotNow, SourceNote
from kimid.newsroom.models import Source, Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person


def note_source(story: Story, source: SourceNote, by: Person) -> None:
    """Note a source of a story, and let the record tell of it: from there the public box reads it.

    The record keeps neither the contact nor a name that is withheld.
    """
    row = Source.objects.create(site=story.site, story=story, added_by=by, **asdict(source))
    remember(source_kind=row.kind, source_name=row.public_name, source_on=row.on.isoformat())
    if row.withheld_reason:
        remember(source_withheld=row.withheld_reason)


@action(needs=Can.SEE_SOURCES, records="story.source_seen")
def see_source(story: Story, *, number: int, by: Person, at: datetime) -> Source:
    """Look at what only editors may see of the source of this number, from 1. Each look is on record."""
    remember(source=number)
    found = story.sources.order_by("pk")[number - 1 : number].first() if number > 0 else None
    if found is None:
        raise NotNow("Sumber dengan nomor itu tidak ada.")
    return found
