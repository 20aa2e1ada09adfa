"""Who may check an application that passed through hands of an office: somebody else."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.access.own_groups import officials_beside
from kimid.access.second_officials import hands_over
from kimid.applications.flow import ApplicationStep
from kimid.applications.hands import decider_of
from kimid.applications.models import Application
from kimid.applications.rules import region_codes_of
from kimid.lib.codes import Level, covers, lineage
from kimid.lib.text import enumeration

_MOST_NAMES: Final = 4


class Post(NamedTuple):
    """An official who answers for all places of an application; with by whom they are acting."""

    person: int
    hands: frozenset[int]
    name: str
    place: str
    level: int


def posts_over(application: Application, at: datetime) -> list[Post]:
    """The officials who can act and answer for all its places, the nearest first. One query, and
    two for each who is acting.
    """
    places = region_codes_of(application)
    if not places:
        return []
    above = [code for code in lineage(places[0]) if all(covers(code, each) for each in places)]
    rows = Grant.objects.filter(role__in=OFFICERS, region__in=above).usable(at)
    return [
        Post(
            grant.person_id,
            frozenset(hands_over(grant.person, places[0]) if grant.acting else {grant.person_id}),
            grant.person.name,
            grant.region.full_name,
            grant.region.level,
        )
        for grant in rows.select_related("person", "region").order_by(
            "-region__level", "person__name"
        )
        if grant.region is not None
    ]


def needs_second_officer(application: Application, at: datetime) -> bool:
    """Whether an official who could decide on it has filled it in or sent it. One query at most."""
    hands = application.handler_ids
    return bool(hands) and any(post.hands & hands for post in posts_over(application, at))


def checkers_context(application: Application, at: datetime) -> dict[str, Any]:
    """For a page: who decided; or whether somebody else than its official must, and who can. Two
    queries at most.
    """
    waits = application.step == ApplicationStep.SENT and needs_second_officer(application, at)
    return {
        "decider": decider_of(application),
        "needs_second_officer": waits,
        "checkers": who_checks(application, at) if waits else "",
    }


def has_nobody_else(application: Application, at: datetime) -> bool:
    """Whether up to the regency everybody has filled it in or sent it, or belongs to the KIM that
    asks. Three queries at most, and some for each who is acting.
    """
    if not application.handler_ids:
        return False
    near = [post for post in posts_over(application, at) if post.level >= Level.REGENCY]
    others = {post.person for post in _others(application, at)}
    return any(post.hands & application.handler_ids for post in near) and not any(
        post.person in others for post in near
    )


def level_above(application: Application, at: datetime) -> int:
    """The nearest level above the regency at which somebody else can decide; the province if there
    is nobody. One query.
    """
    levels = [post.level for post in _others(application, at) if post.level < Level.REGENCY]
    return max(levels, default=Level.PROVINCE)


def who_checks(application: Application, at: datetime) -> str:
    """Who may decide on it now, by name; empty when there is nobody. One query."""
    others = [
        post
        for post in _others(application, at)
        if post.level >= Level.REGENCY or application.escalated_at is not None
    ]
    nearest = [post for post in others if post.level == others[0].level]
    names = [f"{post.name} ({post.place})" for post in nearest[:_MOST_NAMES]]
    left = len(nearest) - len(names)
    return enumeration([*names, f"{left} petugas lain"] if left else names)


def _others(application: Application, at: datetime) -> list[Post]:
    hands = application.handler_ids
    free = [post for post in posts_over(application, at) if post.hands.isdisjoint(hands)]
    for kim in (application.kim, application.into):
        if kim is not None and not application.is_founding:
            beside = {post.person_id for post in officials_beside(kim.site, at)}
            free = [post for post in free if post.person in beside]
    return free
