"""A jury is called, comes in, and judges; each of them alone."""

from collections.abc import Mapping
from datetime import datetime

from kimid.access import links
from kimid.access.actions import NewAccount, OwnRole, open_account
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.evaluation.jury import aspects_of, panel_of
from kimid.evaluation.models import Heat, Juror, Participant, Score
from kimid.evaluation.rules import AsJuror, Can
from kimid.events.action import action, remember
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.opening import portals_of


class AlreadySits(Exception):
    """This person judges in the heat already."""


class TooEarly(Exception):
    """Entries can still be sent: judged is what all have sent."""


class Closed(Exception):
    """Everybody has judged, or the result is published: what was given stays."""


@action(needs=Can.APPOINT, records="juror.invited")
def invite_juror(heat: Heat, *, name: str, by: Person, at: datetime) -> tuple[Juror, str]:
    """Ask somebody to judge; gives the seat and the token of its one-use link, which is kept nowhere. Raises Closed."""
    if heat.published_at is not None:
        raise Closed
    juror = Juror.objects.create(heat=heat, name=name, invited_by=by, invited_at=at)
    site = portals_of([heat.region], at)[0]
    _link, token = links.make_link(juror, site=site, perm=Can.SIT, holder_name=name, made_by=by, at=at)
    remember(juror=juror.pk)
    return juror, token


@action(needs=Can.SIT, records="juror.came_in")
def sit(juror: Juror, *, as_whom: Person | NewAccount, home: Region, by: LinkHolder, at: datetime) -> Person:
    """Come in as a juror, with the account one has or a new one, and say where one lives.

    Raises LinkSpent, Closed after the result, OwnRole for whoever made the invitation, and AlreadySits.
    """
    links.use_link(by.link, at)
    if juror.heat.published_at is not None or juror.ended_at is not None:
        raise Closed
    if as_whom == juror.invited_by:
        raise OwnRole("nobody sits on a jury by an invitation of their own")
    if isinstance(as_whom, Person) and Juror.objects.filter(heat=juror.heat, person=as_whom, ended_at=None).exists():
        raise AlreadySits
    person = as_whom if isinstance(as_whom, Person) else open_account(as_whom)
    juror.person, juror.home, juror.accepted_at = person, home, at
    juror.save(update_fields=["person", "home", "accepted_at"])
    remember(person=person.pk)
    return person


@action(needs=Can.APPOINT, records="juror.let_go")
def let_juror_go(juror: Juror, *, by: Person, at: datetime) -> Juror:
    """Let a juror go, or take an invitation back; what they gave counts no more. Raises Closed once the result is published."""
    if juror.heat.published_at is not None:
        raise Closed
    OneUseLink.objects.filter(thing=juror._meta.label, thing_id=juror.pk, used_at=None).update(expires_at=at)
    Juror.objects.filter(pk=juror.pk, ended_at=None).update(ended_at=at)
    return juror


@action(needs=Can.SCORE, records="participant.judged")
def score(participant: Participant, *, points: Mapping[str, int], by: AsJuror, at: datetime) -> Participant:
    """Give points for each aspect; given again, the last counts until all have judged. Raises TooEarly and Closed."""
    heat = participant.heat
    if not Juror.objects.filter(pk=by.juror.pk, ended_at=None).exists():
        raise Closed
    if heat.round.is_open_for_entries(at):
        raise TooEarly
    if heat.published_at is not None or panel_of(heat).is_done:
        raise Closed
    for each in aspects_of(heat.round.form):
        said = {"points": points[each["key"]], "given_at": at}
        Score.objects.update_or_create(juror=by.juror, participant=participant, key=each["key"], defaults=said)
    remember(juror=by.juror.pk)
    return participant


@action(needs=Can.SCORE, records="participant.paper_judged")
def look_as_juror(participant: Participant, *, paper: str, number: int, by: AsJuror, at: datetime) -> Participant:
    """Put on record that a juror looked at a page of a paper."""
    remember(paper=paper, number=number)
    return participant
