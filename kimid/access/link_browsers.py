"""Whether a browser may open a link by which somebody else speaks or comes in: not one on which
whoever made it signed in, nor anybody of the group or office that made it.
"""

from collections.abc import Collection

from django.db.models import Q

from kimid.access.models import Grant, OneUseLink
from kimid.lib import codes


def is_of_makers(people: Collection[int], link: OneUseLink, *, also: Collection[int] = ()) -> bool:
    """Whether one of these persons made the link, is one of `also`, or has belonged to the group or
    the office of its site since it was made; of an office also to one above. One query at most.
    """
    if not people:
        return False
    if not {link.made_by_id, *also}.isdisjoint(people):
        return True
    makers = Q(site=link.site_id)
    if link.site.is_portal:
        makers |= Q(region__in=codes.lineage(link.site.region_id))
    held = Grant.objects.filter(makers, person__in=people)
    return held.exclude(ends_at__lt=link.made_at).exists()


def is_of_maker(people: Collection[int], link: OneUseLink) -> bool:
    """Whether whoever made the link is one of these persons: nobody makes an account for somebody
    else. Other members of the group may lend their phone. No query.
    """
    return link.made_by_id in people
