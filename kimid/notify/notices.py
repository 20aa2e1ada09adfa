"""Giving and ending notices. For reactions: after the commit, and maybe twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from textwrap import shorten

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from kimid.events.permissions import Role
from kimid.notify import mailing
from kimid.notify.kinds import NOTICE_KINDS, NoticeKind, NoticeTopic
from kimid.notify.models import Notice, NoticeRead
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site


@dataclass(frozen=True)
class Recipient:
    """A person (`site` says where it belongs), or whoever holds a post."""

    who: Person | None = None
    site: Site | None = None
    region: Region | None = None
    role: str = ""

    @classmethod
    def person(cls, who: Person, site: Site | None = None) -> "Recipient":
        """One person, for something of this site."""
        return cls(who=who, site=site)

    @classmethod
    def on_site(cls, site: Site, role: Role) -> "Recipient":
        """Who holds this role or a higher one in a group."""
        return cls(site=site, role=role)

    @classmethod
    def on_region(cls, region: Region, role: Role) -> "Recipient":
        """Who holds this role or a higher one in the office of this very region."""
        return cls(region=region, role=role)

    @property
    def key(self) -> str:
        if self.who is not None:
            return f"person {self.who.pk}"
        return f"{self.role} {self.site.pk if self.site else self.region and self.region.pk}"


def give(
    kind: str,
    to: Recipient,
    *,
    about: Model,
    occasion: str,
    title: str,
    why: str,
    link: str,
    at: datetime,
    until: datetime | None = None,
    except_for: Person | None = None,
) -> None:
    """Let somebody know. `occasion` (the id of the event) makes it happen once; of something that
    waits there is only one open notice about the same object.

    `title` and `why` are read in the workspace only. `link` is a path there. Raises KeyError for a
    kind that nobody registered.
    """
    spec = NOTICE_KINDS[kind]
    notice = Notice(
        kind=kind,
        topic=spec.topic,
        person=to.who,
        site=to.site,
        region=to.region,
        role=to.role,
        except_for=except_for,
        subject=about._meta.label,
        subject_id=str(about.pk),
        key=_key(kind, to, occasion),
        title=shorten(title, 160, placeholder=" …"),
        why=shorten(why, 240, placeholder=" …"),
        link=link,
        made_at=at,
        matters_until=until,
    )
    if not _waits_already(notice, spec):
        _save_and_mail(notice, at)


def was_given(kind: str, to: Recipient, occasion: str) -> bool:
    """Whether an earlier run of the same task has given this notice."""
    return Notice.objects.filter(key=_key(kind, to, occasion)).exists()


def end(
    kinds: Iterable[str],
    about: Model,
    at: datetime,
    *,
    of_site: Site | None = None,
    before: datetime | None = None,
) -> None:
    """What these notices waited for is done, or cannot be done any more; with `of_site`, only for
    this one group of all that the same object concerns.

    A task that gives the same kinds itself names the moment of its event as `before`: else a second
    run ends what the first one gave, and cannot give it again.
    """
    rows = _open_notices(about).filter(kind__in=list(kinds))
    if of_site is not None:
        rows = rows.filter(site=of_site)
    if before is not None:
        rows = rows.filter(made_at__lt=before)
    rows.update(ended_at=at)


def end_for(person: Person, kinds: Iterable[str], about: Model, at: datetime) -> None:
    """This person has done their part. For the others it still waits."""
    rows = _open_notices(about).filter(kind__in=list(kinds)).exclude(reads__person=person)
    NoticeRead.objects.bulk_create(
        [NoticeRead(notice=row, person=person, read_at=at) for row in rows], ignore_conflicts=True
    )


def _key(kind: str, to: Recipient, occasion: str) -> str:
    return sha256(f"{kind}|{occasion}|{to.key}".encode()).hexdigest()


def _open_notices(about: Model) -> QuerySet[Notice]:
    return Notice.objects.filter(subject=about._meta.label, subject_id=str(about.pk), ended_at=None)


def _waits_already(notice: Notice, spec: NoticeKind) -> bool:
    return (
        spec.topic == NoticeTopic.WAITING
        and Notice.objects.filter(
            subject=notice.subject,
            subject_id=notice.subject_id,
            ended_at=None,
            kind=notice.kind,
            person=notice.person,
            site=notice.site,
            region=notice.region,
            role=notice.role,
        ).exists()
    )


def _save_and_mail(notice: Notice, at: datetime) -> None:
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
            mailing.queue_at_once(notice, at)
    except IntegrityError:
        if not Notice.objects.filter(key=notice.key).exists():
            raise
