"""Who brought somebody into a group who has just come: no second person to what they do there. Else
whoever has one old account invites one of their own, lets it ask, and agrees with the old one.
"""

from collections.abc import Collection
from datetime import datetime

from kimid.access.grants import held_for_long
from kimid.access.models import Handover, Invitation, OneUseLink


def who_brought_in(people: Collection[int], site_id: int, at: datetime) -> set[int]:
    """Who invited these people, or handed a post over to them or let them be chosen for it, and who
    brought in those. Nobody for who has been here for some days, and there the chain ends. One
    query for nearly everybody, four more for each link.
    """
    hands: set[int] = set()
    newest = set(people)
    while newest := newest - _old_here(newest, site_id, at):
        newest = _makers(newest, site_id) - hands
        hands |= newest
    return hands


def _old_here(people: set[int], site_id: int, at: datetime) -> set[int]:
    rows = held_for_long(site_id, at).filter(person__in=people)
    return set(rows.values_list("person", flat=True))


def _makers(people: set[int], site_id: int) -> set[int]:
    """Who made the invitations and handovers by which these people came."""
    invitations = Invitation.objects.filter(site=site_id, person__in=people)
    handovers = Handover.objects.filter(site=site_id, successor__in=people)
    links = OneUseLink.objects.filter(
        subject=Handover._meta.label, subject_id__in=handovers.values("pk")
    )
    makers = (
        invitations.values_list("made_by", flat=True),
        handovers.values_list("holder", flat=True),
        links.values_list("made_by", flat=True),
    )
    return {maker for rows in makers for maker in rows}
