"""Closing what a group or an account gave out: invitations, handovers, links and sign-in codes.

Rows of one group are locked in one order, so that nobody waits in a circle: the account or the KIM,
the site, what it published (`kimid/wire/front.py` has the order within), invitations, handovers,
the links to these and all other links, sign-in codes, roles, and last the sessions of devices.
Several of a kind are locked in the order of their keys. Who begins with a later one, as a guest
with an invitation, goes on from there and takes none of the earlier ones. The wait of a code
belongs to its account: who changes it has locked that first.
"""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Model, Q, QuerySet

from kimid.access.models import Handover, InPersonCode, Invitation, OneUseLink

_NONE: Final = Q(pk__in=[])


class ClosedLinks(NamedTuple):
    """How many invitations, and how many other links."""

    invitations: int
    links: int


def close_given_out(
    links: Q, at: datetime, *, handovers: Q = _NONE, codes: Q = _NONE
) -> ClosedLinks:
    """Close the invitations and links of the first condition, and the handovers and codes of the
    others, as far as nobody has used them.
    """
    is_open = Q(expires_at__gt=at)
    invitations = Invitation.objects.filter(links, is_open, accepted_at=None)
    invited = change_in_order(invitations, expires_at=at)
    change_in_order(Handover.objects.filter(handovers, ended_at=None), ended_at=at)
    rows = OneUseLink.objects.filter(links, is_open, used_at=None)
    to_invitations = Q(subject=Invitation._meta.label)
    others = rows.exclude(to_invitations).count()
    change_in_order(rows, expires_at=at)
    change_in_order(InPersonCode.objects.filter(codes, is_open, used_at=None), expires_at=at)
    return ClosedLinks(invited, others)


def change_in_order[M: Model](rows: QuerySet[M], **values: Any) -> int:
    """Change these rows, locked in the order of their keys. Returns how many."""
    locked = rows.order_by("pk").select_for_update(no_key=True)
    keys = list(locked.values_list("pk", flat=True))
    return rows.model._base_manager.filter(pk__in=keys).update(**values)
