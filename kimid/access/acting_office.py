"""For which office somebody acted, and in place of which one: `Diskominfo Provinsi Kalimantan
Barat, menggantikan Kab. Landak`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from kimid.access.grants import OFFICERS, grant_used, has_official
from kimid.access.models import Acting, Grant
from kimid.events.action import ACTIONS
from kimid.events.actor import Actor, ActorKind
from kimid.events.models import Event
from kimid.events.permissions import REGION_ROLES, RULES, Role, Scope, Scoped
from kimid.events.posts import ActorPost
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.places.models import Region

_NATION: Final = "Komdigi"


class ActingOffice(NamedTuple):
    """Who did something, for which office, and in place of which one. `office` is empty for whoever
    acted for none, `instead_of` where it was the office that does this anyway.
    """

    name: str
    office: str
    instead_of: str

    @property
    def in_public(self) -> str:
        """For readers: the office without the name of a person. Empty without an office."""
        instead = f", menggantikan {self.instead_of}" if self.instead_of else ""
        return f"{self.office}{instead}"

    @property
    def in_full(self) -> str:
        """For people with accounts: `Rudi, Diskominfo Kabupaten Landak`."""
        return f"{self.name}, {self.in_public}" if self.office else self.name


def post_of(by: Actor, permission: str, subject: Scoped, at: datetime) -> ActorPost:
    """What the event keeps of the post with which somebody does this: the role, its region and the
    name of that, and in whose place. Empty for whoever acts for no office. One query for an office
    above the regency, and two if it stands in for another.
    """
    if not isinstance(by, Person):
        return {}
    rule, scope = RULES[permission], subject.scope()
    grant = grant_used(by, rule.roles, scope)
    if grant is None or grant.region is None:
        return {}
    due = rule.falls_to(subject) if rule.falls_to is not None else None
    return _recorded(grant, _falls_to(grant, scope, at, due))


def actors_of(events: Iterable[Event]) -> dict[int, ActingOffice]:
    """Who acted in these events, by the id of each. No query for events that have their post; three
    at most for older ones, whose post is the one held at that moment.
    """
    rows = list(events)
    older = [row for row in rows if row.post is None and row.actor_kind == ActorKind.PERSON]
    former = _former_posts(older) if older else {}
    return {row.pk: _in_words(row.actor_name, row.post or former.get(row.pk, {})) for row in rows}


def names_of(events: Sequence[Event]) -> Mapping[int, str]:
    """Who acted in these events, each with their office: for histories in the workspace."""
    return {number: actor.in_full for number, actor in actors_of(events).items()}


def office_title(region: Region | None) -> str:
    """`Diskominfo Kabupaten Landak`; of the nation `Komdigi`. Below the regency there is no such
    office: `Kecamatan Sungai Raya`.
    """
    return _title(region.code, region.full_name) if region is not None else ""


def _title(code: str, full_name: str) -> str:
    if code == codes.NATION:
        return _NATION
    return full_name if codes.level(code) > Level.REGENCY else f"Diskominfo {full_name}"


def _in_words(name: str, post: Mapping[str, str]) -> ActingOffice:
    if not post:
        return ActingOffice(name, "", "")
    role, acting = Role(post["role"]), Acting(post["acting"])
    title = _title(post["office"], post["place"])
    if role == Role.OPERATOR:
        title = role.label
    elif role != Role.OFFICER:
        title = f"{role.label} {post['place']}"
    elif acting:
        title = f"{role.label} {title}"
    return ActingOffice(name, f"{acting.label} {title}" if acting else title, post["instead_of"])


def _recorded(grant: Grant, instead_of: Region | None) -> ActorPost:
    return {
        "role": grant.role,
        "acting": grant.acting,
        "office": grant.region_id or "",
        "place": grant.region.full_name if grant.region else "",
        "instead_of": instead_of.abbreviated_name if instead_of else "",
    }


def _falls_to(grant: Grant, scope: Scope, at: datetime, due: str | None) -> Region | None:
    """The regency for which this office stands in: one to whose office this falls, or one without
    an office that could do it. None if the post is of no office above it.
    """
    code = _regency_below(grant, scope.region_code)
    if not code or due == "":
        return None
    if due is None and has_official(code, at, OFFICERS):
        return None
    return Region.objects.get(code=due or code)


def _regency_below(grant: Grant, code: str) -> str:
    """The regency of a place, where the post is of an office above it; else empty."""
    is_above = grant.region is not None and grant.region.level < Level.REGENCY
    if not is_above or grant.role not in OFFICERS or codes.level(code) < Level.REGENCY:
        return ""
    return codes.cut(code, Level.REGENCY)


def _former_posts(events: Sequence[Event]) -> dict[int, ActorPost]:
    """Of events that have no post of their own, the one that was held at that moment."""
    people = {int(row.actor_ref) for row in events if row.actor_ref.isdigit()}
    held = list(Grant.objects.filter(person__in=people).select_related("region"))
    used = {row.pk: grant for row in events if (grant := _grant_then(row, held))}
    rows = [row for row in events if row.pk in used]
    below = {
        row.pk: code for row in rows if (code := _regency_below(used[row.pk], row.region_code))
    }
    regencies = {each.code: each for each in Region.objects.filter(code__in=below.values())}
    hired = list(Grant.objects.filter(region__in=regencies, role__in=OFFICERS)) if below else []
    return {
        row.pk: _recorded(
            used[row.pk],
            None
            if any(each.region_id == below.get(row.pk) and _held(each, row) for each in hired)
            else regencies.get(below.get(row.pk, "")),
        )
        for row in rows
    }


def _grant_then(event: Event, held: Iterable[Grant]) -> Grant | None:
    scope = Scope(event.site_id, event.region_code)
    roles = _roles_for(event.kind)
    grants = [
        each
        for each in held
        if str(each.person_id) == event.actor_ref
        and each.role in roles
        and each.covers(scope)
        and _held(each, event)
    ]
    nearest = max(grants, key=lambda each: each.region.level if each.region else 9, default=None)
    return nearest if nearest is not None and nearest.region is not None else None


def _held(grant: Grant, event: Event) -> bool:
    at = event.happened_at
    return grant.starts_at <= at and (grant.ends_at is None or grant.ends_at > at)


def _roles_for(kind: str) -> Collection[Role]:
    """Who may do what such an event records; officials, if an action records it beside its own."""
    needs = {spec.permission for spec in ACTIONS.values() if spec.event_kind == kind}
    return {role for each in needs for role in RULES[each].roles} or REGION_ROLES
