"""The sources of a story."""

from dataclasses import asdict
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.lib.blocks import clean_text
from kimid.newsroom.actions.content import ActionRefused, SourceNote
from kimid.newsroom.models import Source, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person


def save_source(story: Story, source: SourceNote, by: Person) -> None:
    """Save a source of a story, for other actions. The event holds neither the contact nor a
    withheld name.
    """
    clean = {
        key: clean_text(value) if isinstance(value, str) else value
        for key, value in asdict(source).items()
    }
    row = Source.objects.create(site=story.site, story=story, added_by=by, **clean)
    add_event_data(source_row=row.pk)
    add_event_data(source_kind=row.kind, source_name=row.public_name, source_on=row.on.isoformat())
    if row.withheld_reason:
        add_event_data(source_withheld=row.withheld_reason)


def replace_source(story: Story, source: SourceNote, by: Person) -> None:
    """Save the only source of a draft, for other actions."""
    story.sources.all().delete()
    save_source(story, source, by)


@action(needs=NewsroomPermission.SEE_SOURCES, records="story.source_seen", counts_as_life=True)
def see_source(story: Story, *, number: int, by: Person, at: datetime) -> Source:
    """The source with this number, from 1, with its private details. Each look is recorded."""
    add_event_data(source=number)
    source = story.sources.order_by("pk")[number - 1 : number].first() if number > 0 else None
    if source is None:
        raise ActionRefused("Sumber dengan nomor itu tidak ada.")
    return source
