"""The whole text of stories, for feeds of groups that give it."""

from collections.abc import Collection, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib.blocks import reader_blocks
from kimid.newsroom.models import Story
from kimid.newsroom.story_links import as_readers_see
from kimid.sites.guard import across_sites
from kimid.ui.photos import media_base
from kimid.ui.prose import prose_html


def full_texts(items: Collection[int]) -> Mapping[int, SafeString]:
    """The texts of public stories by the ids of their items: what readers of lists see first, then
    the story as its page has it, with words in place of addresses that nobody looked at.
    """
    with across_sites(reason="the feed of a portal has stories of all groups below it"):
        rows = Story.objects.select_related("item", "site").filter(item__in=items)
        return {story.item_id: _text(as_readers_see(story)) for story in rows if story.item_id}


def _text(story: Story) -> SafeString:
    photos = {photo["name"]: photo for photo in story.shown_photos}
    body = prose_html(reader_blocks(story.blocks), photos, media_base())
    return format_html("<p>{}</p>{}", story.item.summary if story.item else "", body)
