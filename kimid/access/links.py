"""One-use links: making, finding and using them. Plain functions for the actions of the subjects."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import models

from kimid.access.models import OneUseLink, hash_token
from kimid.events.actor import ActorKind
from kimid.people.models import Person
from kimid.sites.models import Site

GOOD_FOR: Final = timedelta(days=3)


class LinkSpent(Exception):
    """The link was used before or is too old."""


@dataclass(frozen=True)
class LinkHolder:
    """Whoever holds a one-use link that is open at this moment. May do exactly what the link says, to exactly one thing."""

    link: OneUseLink
    at: datetime

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.LINK

    @property
    def actor_ref(self) -> str:
        return str(self.link.pk)

    @property
    def actor_name(self) -> str:
        return self.link.holder_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (
            isinstance(obj, models.Model)
            and self.link.perm == perm
            and self.link.thing == obj._meta.label
            and self.link.thing_id == obj.pk
            and self.link.is_open(self.at)
        )


def make_link(
    thing: models.Model, *, site: Site, perm: str, holder_name: str, made_by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """A new link and its token. The token is shown once and kept nowhere."""
    token = secrets.token_urlsafe(24)
    link = OneUseLink.objects.create(
        site=site,
        token_hash=hash_token(token),
        perm=perm,
        thing=thing._meta.label,
        thing_id=thing.pk,
        holder_name=holder_name,
        made_by=made_by,
        made_at=at,
        expires_at=at + GOOD_FOR,
    )
    return link, token


def find_link(token: str, site: Site) -> OneUseLink | None:
    """The link of this token on this site, open or spent; None when there never was one."""
    found = link_of(token)
    return found if found is not None and found.site == site else None


def link_of(token: str) -> OneUseLink | None:
    """The link of this token wherever it was made, open or spent; None when there never was one."""
    return OneUseLink.objects.select_related("site__region").filter(token_hash=hash_token(token)).first()


def use_link(link: OneUseLink, at: datetime) -> None:
    """Spend the link. Of two that try at once only one succeeds; the other gets LinkSpent."""
    spent = OneUseLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=at).update(used_at=at)
    if spent != 1:
        raise LinkSpent
