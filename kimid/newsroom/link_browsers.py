"""Whether a browser may open a link by which somebody outside the group speaks: not one on which a
person of the group signed in, nor whoever made the link.
"""

from collections.abc import Collection

from kimid.access.models import Grant, OneUseLink
from kimid.newsroom.models import Story


def is_of_group(people: Collection[int], link: OneUseLink, story: Story) -> bool:
    """Whether one of these persons made the link, wrote the story, or has been a member of the
    group since the link was made. One query at most.
    """
    if not people:
        return False
    if not story.writer_ids.union({link.made_by_id}).isdisjoint(people):
        return True
    grants = Grant.objects.filter(site=link.site_id, person__in=people)
    return grants.exclude(ends_at__lt=link.made_at).exists()
