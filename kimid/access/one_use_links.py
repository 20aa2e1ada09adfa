"""One-use links: making, reading and using them. Plain functions for actions."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import models

from kimid.access.models import OneUseLink, hash_token
from kimid.events.actor import ActorKind
from kimid.people.models import Person
from kimid.sites.models import Site

LINK_LIFETIME: Final = timedelta(days=3)


class LinkUsed(Exception):
    """The link was used before or is too old."""


@dataclass(frozen=True)
class LinkHolder:
    """Whoever holds a link that is open now. May do what it allows, to its subject only."""

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
            and self.link.subject == obj._meta.label
            and self.link.subject_id == obj.pk
            and self.link.is_open(self.at)
        )


def make_link(
    subject: models.Model, *, site: Site, perm: str, holder_name: str, made_by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """A new link and its token. The token is stored nowhere."""
    token = secrets.token_urlsafe(24)
    link = OneUseLink.objects.create(
        site=site,
        token_hash=hash_token(token),
        perm=perm,
        subject=subject._meta.label,
        subject_id=subject.pk,
        holder_name=holder_name,
        made_by=made_by,
        made_at=at,
        expires_at=at + LINK_LIFETIME,
    )
    return link, token


def close_links_to(subject: models.Model, at: datetime) -> None:
    """The links to this object that nobody used stop working."""
    rows = OneUseLink.objects.filter(subject=subject._meta.label, subject_id=subject.pk)
    rows.filter(used_at=None).update(expires_at=at)


def find_link(token: str, site: Site | None) -> OneUseLink | None:
    """The link of this token on this site, open or used. None when there is none."""
    link = link_by_token(token) if site is not None else None
    return link if link is not None and link.site == site else None


def link_by_token(token: str) -> OneUseLink | None:
    """The link of this token on any site, open or used. None when there is none."""
    return (
        OneUseLink.objects.select_related("site__region", "made_by")
        .filter(token_hash=hash_token(token))
        .first()
    )


def use_link(link: OneUseLink, at: datetime) -> None:
    """Mark the link as used. Raises LinkUsed to the slower of two."""
    updated = OneUseLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=at).update(
        used_at=at
    )
    if updated != 1:
        raise LinkUsed
