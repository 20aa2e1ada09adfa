"""Reads of notices."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import RowNumber

from kimid.access.grants import counted_grants
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.notify.kinds import AT_THE_BELL, NOTICE_KINDS, NoticeTopic
from kimid.notify.models import ROLE_ORDER, Mail, Notice, NoticeAddress, NoticeRead
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.orm.row_count import row_count
from kimid.people.models import Person

KEEP_FOR: Final = timedelta(days=90)
# So long nobody marks news of their own account as read: its owner has the time to look.
_KEEP_OWN_ACCOUNT: Final = timedelta(days=1)
_MOST: Final = 60
_FEW_POSTS: Final = 2  # nearly everybody has so many; each combination of them is a query
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


class _Post(NamedTuple):
    """A post of a person: at the site of a group, or for a region, with the last code below it.
    Keys, or slots for them.
    """

    role: Role
    site: Any = None
    region: Any = None
    last: Any = None


def notices_of(person: Person) -> QuerySet[Notice]:
    """The notices for a person and for the posts that they hold now."""
    return _notices(person.pk, _posts_of(person))


def _posts_of(person: Person) -> list[_Post]:
    posts = [
        _Post(Role(grant.role), site=grant.site_id)
        if grant.site_id is not None
        else _Post(Role(grant.role), None, *codes.span(str(grant.region_id)))
        for grant in counted_grants(person)
    ]
    return sorted(posts, key=lambda post: (post.role, post.site is None))


def _notices(person: Any, posts: Sequence[_Post]) -> QuerySet[Notice]:
    is_of_own_place = Q(site=None) | Q(topic=NoticeTopic.SAFETY) | _of_places(posts)
    rows = Notice.objects.filter(Q(is_of_own_place, person=person) | _for_posts(posts))
    return rows.exclude(except_for=person)


def _of_places(posts: Sequence[_Post]) -> Q:
    """Whoever has left a group reads no more of it. Groups below ask officials by name."""
    places = Q(site__pk__in=[post.site for post in posts if post.site is not None])
    for post in posts:
        if post.region is not None:
            places |= Q(site__region__code__range=(post.region, post.last))
    return places


def read_by(person: Any) -> Q:
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
    return _waiting(person.pk, _posts_of(person), at)


def _waiting(person: Any, posts: Sequence[_Post], at: Any) -> QuerySet[Notice]:
    return _notices(person, posts).filter(
        Q(matters_until=None) | Q(matters_until__gt=at),
        ~read_by(person),
        topic__in=AT_THE_BELL,
        ended_at=None,
    )


def ringing(person: Person, at: datetime) -> QuerySet[Notice]:
    """What the bell counts for a person: of a kind of one place at most ten, so that an account in
    other hands rings no bell forty times. Notices about safety are all there.
    """
    return _ringing(person.pk, _posts_of(person), at)


def _ringing(person: Any, posts: Sequence[_Post], at: Any) -> QuerySet[Notice]:
    of_kind = [F(name) for name in _KIND]
    newest_first = [F("made_at").desc(), F("pk").desc()]
    rows = _waiting(person, posts, at).annotate(
        place_in_kind=Window(RowNumber(), partition_by=of_kind, order_by=newest_first)
    )
    return rows.filter(Q(place_in_kind__lte=_MOST_OF_A_KIND) | Q(topic=NoticeTopic.SAFETY))


def bell_count(person: Person, at: datetime) -> int:
    """How much waits for a person. One query, and that of their grants."""
    posts = _posts_of(person)
    if len(posts) > _FEW_POSTS:
        return ringing(person, at).count()
    shape = tuple((post.role, post.site is not None) for post in posts)
    places = [each for post in posts for each in post[1:] if each is not None]
    (count,) = _bell(shape)(person.pk, at, *places)
    return count


@cache
def _bell(shape: tuple[tuple[Role, bool], ...]) -> CompiledQuery[int]:
    """Counts what rings for whoever has posts of these roles, each at a site or for a region. Its
    values are the person, the moment, and the keys of each post.
    """
    sizes = [1 if is_at_site else 2 for _, is_at_site in shape]
    keys = [BigIntegerField() if size == 1 else CharField() for size in sizes for _ in range(size)]

    @compiled(BigIntegerField(), DateTimeField(), *keys)
    def count(person: Any, at: Any, *places: Any) -> QuerySet[Any, int]:
        each = iter(places)
        posts = [
            _Post(role, next(each)) if is_at_site else _Post(role, None, next(each), next(each))
            for role, is_at_site in shape
        ]
        # By their keys: a count beside the window that leaves out the eleventh would count it too.
        keys = _ringing(person, posts, at).values("pk")
        rings = row_count(Notice.objects.filter(pk__in=keys))
        return Person.objects.filter(pk=person).values_list(rings, flat=True)

    return count


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


def _for_posts(posts: Sequence[_Post]) -> Q:
    """The notices for all of these posts, a few conditions whatever their number."""
    sites, regions = defaultdict(list), defaultdict(list)
    for post in posts:
        if post.site is not None:
            sites[post.role].append(post.site)
        else:
            regions[post.role].append(post.region)
    condition = Q(pk=None)
    for role, keys in sites.items():
        condition |= Q(person=None, site__pk__in=keys, role__in=_roles_up_to(role))
    for role, places in regions.items():
        condition |= Q(person=None, region__pk__in=places, role__in=_roles_up_to(role))
    return condition


def _roles_up_to(role: Role) -> list[Role]:
    order = next(order for order in ROLE_ORDER if role in order)
    return list(order[: order.index(role) + 1])


def _roles_from(role: Role) -> list[Role]:
    order = next(order for order in ROLE_ORDER if role in order)
    return list(order[order.index(role) :])
