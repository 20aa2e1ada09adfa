"""Whether a browser may open a link by which somebody outside the group speaks of a story."""

from collections.abc import Collection

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.newsroom.models import Story


def is_of_group(people: Collection[int], link: OneUseLink, story: Story) -> bool:
    """Whether one of these persons made the link, wrote the story, or has been a member of the
    group since the link was made. One query at most.
    """
    return is_of_makers(people, link, also=story.writer_ids)
