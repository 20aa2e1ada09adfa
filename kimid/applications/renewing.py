"""What is under way for a KIM that is in the register: its renewal, its end or its move."""

from collections.abc import Iterable
from typing import Final

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application, Purpose
from kimid.people.models import Person
from kimid.registry.models import Kim

_ANSWERED: Final = (ApplicationStep.VERIFIED, ApplicationStep.REFUSED)
_IN_OFFICE: Final = (ApplicationStep.SENT, ApplicationStep.ASKED)


def open_renewal(kim: Kim) -> Application | None:
    """The renewal that is under way, if there is one. One query."""
    return open_renewal_in(kim.applications.filter(purpose=Purpose.RENEWAL).order_by("pk"))


def open_renewal_in(applications: Iterable[Application]) -> Application | None:
    """The first of them that is a renewal under way."""
    renewals = (each for each in applications if each.purpose == Purpose.RENEWAL)
    return next((each for each in renewals if each.step not in _ANSWERED), None)


def refused_renewal(kim: Kim) -> Application | None:
    """The renewal that was asked for last, if it was refused. One query."""
    latest = kim.applications.filter(purpose=Purpose.RENEWAL).order_by("-pk").first()
    return latest if latest and latest.step == ApplicationStep.REFUSED else None


def pending_act(kim: Kim) -> Application | None:
    """The dissolution, merger or move that an office has to answer, if there is one. One query."""
    rows = kim.applications.filter(step__in=_IN_OFFICE, purpose=Purpose.ACT)
    return rows.select_related("act").first()


def pending_act_in(applications: Iterable[Application]) -> Application | None:
    """The first of them that is an act which an office has to answer."""
    acts = (each for each in applications if each.purpose == Purpose.ACT)
    return next((each for each in acts if each.step in _IN_OFFICE), None)


def refused_act(kim: Kim, kind: ActKind) -> Application | None:
    """The act of this kind that was asked for last, if it was refused. One query."""
    sent = kim.applications.filter(act__kind=kind).exclude(step=ApplicationStep.BEGUN)
    latest = sent.select_related("act__into", "region").order_by("-pk").first()
    return latest if latest and latest.step == ApplicationStep.REFUSED else None


def open_act(kim: Kim, person: Person, kind: ActKind) -> Application | None:
    """The one with which somebody goes on who wants this: that which an office has, else what they
    began themselves.
    """
    begun = kim.applications.filter(act__kind=kind, step=ApplicationStep.BEGUN, entered_by=person)
    return pending_act(kim) or begun.order_by("-begun_at").first()
