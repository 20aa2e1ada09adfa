"""Reads of notices."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from kimid.access.grants import counted_grants
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.notify.kinds import AT_THE_BELL, NOTICE_KINDS, NoticeTopic
from kimid.notify.models import ROLE_ORDER, Mail, Notice, NoticeAddress, NoticeRead
from kimid.people.models import Person

KEEP_FOR: Final = timedelta(days=90)
# So long nobody marks news of their own account as read: its owner has the time to look.
_KEEP_OWN_ACCOUNT: Final = timedelta(days=1)
_MOST: Final = 60
# So many of a kind of one place ring and are listed; the others follow as these are done or read.
_MOST_OF_A_KIND: Final = 10
# What belongs together at the bell.
_KIND: Final = ("kind", "site", "region")
_LATE: Final = timedelta(hours=1)
_REMEMBER_REFUSALS: Final = timedelta(days=7)
_MOST_REFUSALS: Final = 10


class ListedNotice(NamedTuple):
    """A notice in the list of a person, and whether they have read it."""

    notice: Notice
    is_read: bool


def notices_of(person: Person) -> QuerySet[Notice]:
    """The notices for a person and for the posts that they hold now."""
    own = Q(person=person) & (Q(site=None) | Q(topic=NoticeTopic.SAFETY) | _of_places_of(person))
    rows = Notice.objects.filter(own | _for_posts_of(person))
    return rows.exclude(except_for=person)


def _of_places_of(person: Person) -> Q:
    """Whoever has left a group reads no more of it. Groups below ask officials by name."""
    grants = counted_grants(person)
    places = Q(site__in=[grant.site_id for grant in grants if grant.site_id is not None])
    for region in {grant.region_id for grant in grants if grant.region_id is not None}:
        places |= Q(site__region__code__range=codes.span(region))
    return places


def read_by(person: Person) -> Q:
    """Whether a person has read a notice, or done their part of it."""
    return Q(Exists(NoticeRead.objects.filter(notice=OuterRef("pk"), person=person)))


def unread_by(person: Person, at: datetime) -> QuerySet[Notice]:
    """What a person can mark as read now. What waits for an act goes by the act, and news of their
    own account stays for a day.
    """
    own = [kind.name for kind in NOTICE_KINDS.values() if kind.is_own_account]
    rows = notices_of(person).filter(~read_by(person)).exclude(topic=NoticeTopic.WAITING)
    return rows.exclude(kind__in=own, made_at__gt=at - _KEEP_OWN_ACCOUNT)


def at_the_bell(person: Person, at: datetime) -> QuerySet[Notice]:
    """What waits for a person: open, not read, and still of use."""
    return notices_of(person).filter(
        Q(matters_until=None) | Q(matters_until__gt=at),
        ~read_by(person),
        topic__in=AT_THE_BELL,
        ended_at=None,
    )


def ringing(person: Person, at: datetime) -> QuerySet[Notice]:
    """What the bell counts for a person: of a kind of one place at most ten, so that an account in
    other hands rings no bell forty times. Notices about safety are all there.
    """
    of_kind = [F(name) for name in _KIND]
    newest_first = [F("made_at").desc(), F("pk").desc()]
    rows = at_the_bell(person, at).annotate(
        place_in_kind=Window(RowNumber(), partition_by=of_kind, order_by=newest_first)
    )
    return rows.filter(Q(place_in_kind__lte=_MOST_OF_A_KIND) | Q(topic=NoticeTopic.SAFETY))


def bell_count(person: Person, at: datetime) -> int:
    """How much waits for a person. One query, and that of their grants."""
    return ringing(person, at).count()


def waiting_notices(person: Person, at: datetime) -> list[Notice]:
    """What waits for a person, the newest first: of a kind of one place the ten newest
    (`gathered_behind` says how many others wait). Notices about safety are all there. One query.
    """
    many = Window(Count("pk"), partition_by=[F(name) for name in _KIND])
    rows = ringing(person, at).annotate(many_of_kind=many)
    rows = rows.select_related("site__region", "region").order_by("-made_at", "-pk")
    return list(rows[:_MOST])


def gathered_behind(notice: Notice) -> int:
    """How many more of its kind wait behind one that `waiting_notices` lists."""
    place, many = getattr(notice, "place_in_kind", 0), getattr(notice, "many_of_kind", 0)
    is_last = place == _MOST_OF_A_KIND and notice.topic != NoticeTopic.SAFETY
    return many - place if is_last else 0


def other_notices(person: Person, at: datetime) -> list[ListedNotice]:
    """What a person should know and need not act on, the newest first. One query."""
    rows = notices_of(person).filter(made_at__gt=at - KEEP_FOR).exclude(topic=NoticeTopic.WAITING)
    rows = rows.filter(read_by(person) | ~Q(topic__in=AT_THE_BELL) | Q(ended_at__isnull=False))
    rows = rows.select_related("site__region", "region").annotate(seen=read_by(person))
    return [ListedNotice(row, row.seen) for row in rows.order_by("-made_at", "-pk")[:_MOST]]


def address_of(person: Person) -> NoticeAddress | None:
    """By which address and how fast a person learns of notices."""
    return NoticeAddress.objects.filter(person=person).first()


def late_mail_count(at: datetime) -> int:
    """How many mails wait for longer than an hour."""
    long_ago = at - _LATE
    return Mail.objects.filter(sent_at=None, refused_at=None, made_at__lt=long_ago).count()


def refused_mails(at: datetime) -> list[tuple[str, str]]:
    """Addresses that refused a mail in the last week, with the answer of their server, the newest
    first. Of the address only its end, which tells the mail server.
    """
    rows = Mail.objects.filter(refused_at__gt=at - _REMEMBER_REFUSALS).order_by("-refused_at")
    return [(f"…@{row.address.rpartition('@')[2]}", row.error) for row in rows[:_MOST_REFUSALS]]


def holders_of(notice: Notice, at: datetime) -> QuerySet[Person]:
    """For whom a notice is at this moment: of whoever holds a post, those who can act."""
    usable = Grant.objects.usable(at)
    if notice.person_id is not None:
        people = Person.objects.filter(pk=notice.person_id, is_active=True)
        if notice.site is None or notice.topic == NoticeTopic.SAFETY:
            return people
        above = codes.lineage(notice.site.region_id)
        here = usable.filter(Q(site=notice.site) | Q(region__in=above))
        return people.filter(pk__in=here.values("person"))
    grants = usable.filter(
        site=notice.site, region=notice.region, role__in=_roles_from(Role(notice.role))
    )
    people = Person.objects.filter(pk__in=grants.values("person"), is_active=True)
    return people.exclude(pk=notice.except_for_id) if notice.except_for_id else people


def _for_posts_of(person: Person) -> Q:
    """The notices for all posts of a person, a few conditions whatever the number of posts."""
    sites = defaultdict(list)
    regions = defaultdict(list)
    for grant in counted_grants(person):
        if grant.site_id is not None:
            sites[Role(grant.role)].append(grant.site_id)
        else:
            regions[Role(grant.role)].append(grant.region_id)
    condition = Q(pk=None)
    for role, keys in sites.items():
        condition |= Q(person=None, site__in=keys, role__in=_roles_up_to(role))
    for role, places in regions.items():
        condition |= Q(person=None, region__in=places, role__in=_roles_up_to(role))
    return condition


def _roles_up_to(role: Role) -> list[Role]:
    order = next(order for order in ROLE_ORDER if role in order)
    return list(order[: order.index(role) + 1])


def _roles_from(role: Role) -> list[Role]:
    order = next(order for order in ROLE_ORDER if role in order)
    return list(order[order.index(role) :])
