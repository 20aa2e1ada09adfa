"""Actions on juries: invite, join, judge, remove."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from kimid.access import one_use_links
from kimid.access.actions import NewAccount, SelfGrantRefused, create_account
from kimid.access.makers import refuse_unless_may
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.evaluation.jury import aspects_of, panel_of
from kimid.evaluation.models import ContestLevel, Juror, Participant, Score
from kimid.evaluation.rules import EvaluationPermission, JurorActor
from kimid.events.action import action, add_event_data
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.site_creation import portals_of


class AlreadyJuror(Exception):
    """This person is a juror of the contest level already."""


class JudgingNotOpen(Exception):
    """Entries can still be sent. Judging begins after that."""


class JudgingClosed(Exception):
    """All jurors are done, or the result is published. The points stay."""


@action(needs=EvaluationPermission.APPOINT, records="juror.invited")
def invite_juror(
    contest_level: ContestLevel, *, name: str, by: Person, at: datetime
) -> tuple[Juror, str]:
    """Invite a juror. Returns the juror and the token of a one-use link, which is not stored.

    Raises JudgingClosed.
    """
    if contest_level.published_at is not None:
        raise JudgingClosed
    juror = Juror.objects.create(
        contest_level=contest_level, name=name, invited_by=by, invited_at=at
    )
    site = portals_of([contest_level.region], at)[0]
    _link, token = one_use_links.make_link(
        juror, site=site, perm=EvaluationPermission.JOIN_JURY, holder_name=name, made_by=by, at=at
    )
    add_event_data(juror=juror.pk)
    return juror, token


@action(needs=EvaluationPermission.JOIN_JURY, records="juror.came_in")
def join_jury(
    juror: Juror, *, account: Person | NewAccount, home: Region, by: LinkHolder, at: datetime
) -> Person:
    """Accept an invitation, with an existing or a new account. `home` is the juror's village.

    Raises LinkUsed, MakerLeft, JudgingClosed after the result, AlreadyJuror, and SelfGrantRefused
    for the person who made the invitation.
    """
    one_use_links.use_link(by.link, at)
    refuse_unless_may(juror.invited_by, EvaluationPermission.APPOINT, juror.contest_level)
    if juror.contest_level.published_at is not None or juror.ended_at is not None:
        raise JudgingClosed
    if account == juror.invited_by:
        raise SelfGrantRefused("nobody sits on a jury by an invitation of their own")
    if (
        isinstance(account, Person)
        and Juror.objects.filter(
            contest_level=juror.contest_level, person=account, ended_at=None
        ).exists()
    ):
        raise AlreadyJuror
    person = account if isinstance(account, Person) else create_account(account)
    juror.person = person
    juror.home = home
    juror.accepted_at = at
    juror.save(update_fields=["person", "home", "accepted_at"])
    add_event_data(person=person.pk)
    return person


@action(needs=EvaluationPermission.APPOINT, records="juror.let_go")
def remove_juror(juror: Juror, *, by: Person, at: datetime) -> Juror:
    """Remove a juror or an invitation. Their points no longer count.

    Raises JudgingClosed after the result.
    """
    if juror.contest_level.published_at is not None:
        raise JudgingClosed
    OneUseLink.objects.filter(subject=juror._meta.label, subject_id=juror.pk, used_at=None).update(
        expires_at=at
    )
    Juror.objects.filter(pk=juror.pk, ended_at=None).update(ended_at=at)
    return juror


@action(needs=EvaluationPermission.SCORE, records="participant.judged")
def save_scores(
    participant: Participant, *, points: Mapping[str, Decimal], by: JurorActor, at: datetime
) -> Participant:
    """Save a juror's points for each aspect. They may change until all jurors are done.

    Raises JudgingNotOpen and JudgingClosed.
    """
    contest_level = participant.contest_level
    if not Juror.objects.filter(pk=by.juror.pk, ended_at=None).exists():
        raise JudgingClosed
    if contest_level.round.is_open_for_entries(at):
        raise JudgingNotOpen
    if contest_level.published_at is not None or panel_of(contest_level).is_done:
        raise JudgingClosed
    for each in aspects_of(contest_level.round.form):
        values = {"points": points[each["key"]], "given_at": at}
        Score.objects.update_or_create(
            juror=by.juror, participant=participant, key=each["key"], defaults=values
        )
    add_event_data(juror=by.juror.pk)
    return participant


@action(needs=EvaluationPermission.SCORE, records="participant.paper_judged")
def record_juror_paper_view(
    participant: Participant, *, paper: str, number: int, by: JurorActor, at: datetime
) -> Participant:
    """Record that a juror opened a page of a paper."""
    add_event_data(paper=paper, number=number)
    return participant
