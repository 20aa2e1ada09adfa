"""Acting posts: who may stand in as what, for how long, and who says yes to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from kimid.access.makers import refuse_unless_may
from kimid.access.models import Acting, Appointment, Grant
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.people.person_actor import PersonActor
from kimid.places.models import Region
from kimid.sites.site_creation import portals_of

ACTING_ROLES: Final = (Role.OFFICER, Role.PORTAL_EDITOR)
# A year, also one of 366 days, and the last day to its end.
MAX_ACTING: Final = timedelta(days=367)


class ActingRefused(Exception):
    """The role cannot be held as acting, or the last day is past or more than a year away."""


class AppointmentOver(Exception):
    """It was answered or taken back before, or its last day is over."""


@dataclass(frozen=True)
class ActingPost:
    """Who is acting, as what, of which kind (Plt. or Plh.), and until which day (that day
    included).
    """

    person: Person
    role: Role
    kind: Acting
    last_day: date

    @property
    def as_data(self) -> dict[str, object]:
        """For the record."""
        return {
            "person": self.person.pk,
            "role": self.role,
            "acting": self.kind,
            "last_day": self.last_day.isoformat(),
        }


@dataclass(frozen=True)
class Appointee(PersonActor):
    """Whoever was asked to be acting: may say yes or no, and give the post back. No role is needed:
    before the yes they have none, and a post on a region counts only after a second factor.
    """

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        if not self.person.is_active or self.person.may_only_read:
            return False
        if perm == AccessPermission.END_ACTING:  # ends their own
            return isinstance(obj, Region)
        return (
            perm == AccessPermission.ANSWER_APPOINTMENT
            and isinstance(obj, Appointment)
            and obj.person_id == self.person.pk
        )


def make_appointment(region: Region, post: ActingPost, by: Person, at: datetime) -> Appointment:
    """For an action: ask somebody, in place of an earlier question about the same post. Raises
    ActingRefused.
    """
    ends_at = clock.start_of(post.last_day + timedelta(days=1), region.zone)
    if post.role not in ACTING_ROLES or not at < ends_at <= at + MAX_ACTING:
        raise ActingRefused
    values: dict[str, Any] = {"person": post.person, "role": post.role, "region": region}
    Appointment.objects.filter(closed_at=None, **values).update(closed_at=at)
    return Appointment.objects.create(
        acting=post.kind, ends_at=ends_at, made_by=by, made_at=at, **values
    )


def close_appointment(appointment: Appointment, at: datetime, *, is_accepted: bool) -> None:
    """For an action: with a yes the post counts from now on. Raises AppointmentOver, and MakerLeft
    for a yes to somebody who may appoint nobody there any more.
    """
    if appointment.closed_at is not None or at >= appointment.ends_at:
        raise AppointmentOver
    appointment.closed_at = at
    appointment.is_accepted = is_accepted
    appointment.save(update_fields=["closed_at", "is_accepted"])
    if is_accepted:
        _give_post(appointment, at)


def _give_post(appointment: Appointment, at: datetime) -> None:
    """In place of an earlier acting post of the same kind. Opens the portal of the region."""
    region, person = appointment.region, appointment.person
    refuse_unless_may(appointment.made_by, AccessPermission.APPOINT_ACTING, region)
    earlier = Grant.objects.filter(person=person, region=region, role=appointment.role)
    earlier.exclude(acting=Acting.NONE).filter(starts_at__lt=at).active(at).update(ends_at=at)
    Grant.objects.create(
        person=person,
        role=appointment.role,
        acting=appointment.acting,
        region=region,
        starts_at=at,
        ends_at=appointment.ends_at,
        given_by=appointment.made_by,
    )
    portals_of([region], at)


def end_acting_of(person: Person, region: Region, at: datetime) -> int:
    """For an action: end the acting posts of a person on this very region, and take back what they
    have not answered. Says how many posts ended.
    """
    waiting = Appointment.objects.filter(person=person, region=region, closed_at=None)
    waiting.update(closed_at=at)
    grants = Grant.objects.filter(person=person, region=region, starts_at__lt=at)
    return grants.exclude(acting=Acting.NONE).active(at).update(ends_at=at)
