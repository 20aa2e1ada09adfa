"""Noting where a story comes from: shared by the actions that do so."""

from kimid.events.action import remember
from kimid.newsroom.actions.words import SourceNote
from kimid.newsroom.models import Source, Story
from kimid.people.models import Person


def note_source(story: Story, source: SourceNote, by: Person) -> None:
    """Note a source of a story, and let the record tell of it: from there the public box reads it."""
    Source.objects.create(site=story.site, story=story, kind=source.kind, name=source.name, on=source.on, added_by=by)
    remember(source_kind=source.kind, source_name=source.name, source_on=source.on.isoformat())
