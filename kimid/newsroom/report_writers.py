"""Who wrote a story that is reported."""

from kimid.moderation.writers import register_writers
from kimid.newsroom.models import Story
from kimid.sites.guard import on_site
from kimid.sites.models import Site


def writers_at(site: Site, path: str) -> set[int]:
    """The writers of the story at this path of a site, by the keys of the people. One query."""
    public_id = path.rstrip("/").rpartition("-")[2]
    with on_site(site):
        story = Story.objects.filter(public_id=public_id).first()
    return story.writer_ids if story is not None else set()


register_writers(writers_at)
