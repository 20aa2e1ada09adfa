"""Whether one official is a second person for what another one does.

Nobody is one whom the first has put there, who has to thank the same person as the first for a post
(decision 82), or who came a moment ago. The office above always has somebody else.
"""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from kimid.access.grants import OFFICERS, SETTLED_AFTER, active_grants
from kimid.access.models import Acting, Grant
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.people.models import Person


def is_second_to(who: Person, first: Person, office: str, since: datetime) -> bool:
    """Whether somebody is another official than the first, of this office or of one above: there
    for some days at `since`, and not of one hand with the first. Seven queries, and two more for
    each office above in which somebody gave a post.
    """
    return (
        who != first
        and has_settled_post(who, office, since)
        and not _was_put_there(who, first, office)
        and hands_of(who, office).isdisjoint(hands_of(first, office))
        and _givers_of(who, office).isdisjoint(_givers_of(first, office))
    )


def seconds_to(first: Person, office: str, since: datetime) -> list[Grant]:
    """The posts, usable at `since`, of those who are a second person to the first, the nearest
    first. One query, and those of `is_second_to` for each official.
    """
    posts = Grant.objects.filter(role__in=OFFICERS, region__in=codes.lineage(office)).usable(since)
    nearest = posts.select_related("person", "region").order_by("-region__level", "pk")
    return [post for post in nearest if is_second_to(post.person, first, office, since)]


def has_settled_post(
    who: Person, office: str, since: datetime, roles: Collection[Role] = OFFICERS
) -> bool:
    """Whether somebody can act now by a post of this office or of one above, and had one that
    reached as far some days before `since`. Two queries.
    """
    posts = Grant.objects.filter(person=who, role__in=roles, region__in=codes.lineage(office))
    now = posts.usable(timezone.now()).values_list("region", flat=True)
    before = list(posts.active(since - SETTLED_AFTER).values_list("region", flat=True))
    return any(codes.covers(earlier, post) for post in now for earlier in before)


def hands_of(person: Person, office: str) -> set[int]:
    """This person, and who appointed them as acting in this office or one above, and who appointed
    those. The chain ends at a permanent post. One query for each link, mostly one.
    """
    hands: set[int] = set()
    newest = {person.pk}
    while newest:
        hands |= newest
        rows = Grant.objects.filter(person__in=newest, region__in=codes.lineage(office))
        now = timezone.now()
        posts = list(
            rows.filter(starts_at__lte=now).values_list("person", "acting", "given_by", "ends_at")
        )
        permanent = {
            each for each, acting, _, end in posts if not acting and (end is None or end > now)
        }
        newest = {
            giver
            for each, acting, giver, _ in posts
            if acting and giver is not None and each not in permanent
        } - hands
    return hands


def hands_over(person: Person, code: str) -> set[int]:
    """This person; and if they are nothing but acting over this place now, by whom. No query for
    whoever has a permanent post there, else one for each acting post, cached on the person.
    """
    grants = [grant for grant in active_grants(person) if grant.role in OFFICERS]
    posts = [grant for grant in grants if codes.covers(grant.region_id or "-", code)]
    if not all(post.acting for post in posts):
        return {person.pk}
    cache: dict[str, set[int]] = vars(person).setdefault("_hands", {})
    for office in {post.region_id or "" for post in posts} - set(cache):
        cache[office] = hands_of(person, office)
    return {person.pk}.union(*(cache[post.region_id or ""] for post in posts))


def of_one_hand(person: Person, code: str) -> set[int]:
    """The people who are no second person for this one over a place: by whom they are acting, and
    whom these have appointed as acting there. Two queries, and some for each of those.
    """
    hands = hands_over(person, code)
    taken = Grant.objects.filter(
        given_by__in=hands, role__in=OFFICERS, region__in=codes.lineage(code)
    ).exclude(acting=Acting.NONE)
    people = Person.objects.filter(pk__in=taken.values("person"))
    return hands.union(each.pk for each in people if hands & hands_over(each, code))


def _givers_of(person: Person, office: str) -> set[int]:
    """Who gave this person the posts that count now in this office or one above, and who gave those
    theirs. Not who is of the nation: it gives posts to all offices. One query for each link.
    """
    posts = Grant.objects.filter(role__in=OFFICERS, region__in=codes.lineage(office))
    of_nation = Grant.objects.filter(region=codes.NATION).values("person")
    given = posts.active(timezone.now()).exclude(given_by=None).exclude(given_by__in=of_nation)
    givers: set[int] = set()
    newest = {person.pk}
    while newest:
        rows = given.filter(person__in=newest).values_list("given_by", flat=True)
        newest = set(rows) - givers
        givers |= newest
    return givers


def _was_put_there(who: Person, first: Person, office: str) -> bool:
    """Whether the first gave somebody their post. The nation gives posts for good to all offices,
    its own too: there only acting posts count.
    """
    given = Grant.objects.filter(
        person=who, given_by=first, region__in=codes.lineage(office)
    ).exclude(region=codes.NATION, acting=Acting.NONE)
    return given.exists()
