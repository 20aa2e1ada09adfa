"""Roles that go from one to another: when regions change, and when a post is handed over."""

from dataclasses import dataclass
from datetime import datetime

from kimid.access.models import Grant, Handover
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site


class PostNotAvailable(Exception):
    """Nobody holds the post, or its handover runs already or is over."""


@dataclass(frozen=True)
class HandoverRequest:
    """Which post goes from its holder to a member (`chosen`) or to somebody new (`name`).

    `stays`: the holder remains a member.
    """

    holder: Person
    role: Role
    stays: bool
    name: str = ""
    chosen: Person | None = None


def move_grants(old: Region, new: Region, at: datetime) -> int:
    """Move every role on a region to its successor. Returns how many.

    The old grant ends, so that the record shows who held it until when. A person who has that role
    on the successor already gets no second one.
    """
    grants = list(Grant.objects.filter(region=old).not_over(at).order_by("pk"))
    for grant in grants:
        same_role = Grant.objects.filter(
            region=new, person=grant.person_id, role=grant.role
        ).not_over(at)
        if not same_role.filter(ends_at=grant.ends_at, acting=grant.acting).exists():
            Grant.objects.create(
                person_id=grant.person_id,
                role=grant.role,
                acting=grant.acting,
                region=new,
                starts_at=max(at, grant.starts_at),
                ends_at=grant.ends_at,
                given_by_id=grant.given_by_id,
            )
    Grant.objects.filter(pk__in=[grant.pk for grant in grants]).end(at)
    return len(grants)


def create_handover(site: Site, asked: HandoverRequest, at: datetime) -> Handover:
    """For an action: begin to hand a post over. Raises PostNotAvailable."""
    post = {"site": site, "holder": asked.holder, "role": asked.role}
    grants = Grant.objects.filter(
        site=site, person=asked.holder, role=asked.role, frozen_at=None
    ).active(at)
    if not grants.exists() or Handover.objects.filter(**post, ended_at=None).exists():
        raise PostNotAvailable
    return Handover.objects.create(
        **post,
        stays=asked.stays,
        chosen=asked.chosen,
        name=asked.chosen.name if asked.chosen else asked.name,
        begun_at=at,
    )


def give_post(handover: Handover, successor: Person, at: datetime) -> None:
    """For an action: the successor gets the post. Its holder becomes a member or leaves."""
    site_grants = Grant.objects.filter(site=handover.site).active(at)
    site_grants.filter(person=successor).update(ends_at=at)
    Grant.objects.create(person=successor, role=handover.role, site=handover.site, starts_at=at)
    leaving = site_grants.filter(person=handover.holder)
    (leaving.filter(role=handover.role) if handover.stays else leaving).update(ends_at=at)
    if handover.stays and not leaving.all().exists():
        Grant.objects.create(
            person=handover.holder, role=Role.MEMBER, site=handover.site, starts_at=at
        )
