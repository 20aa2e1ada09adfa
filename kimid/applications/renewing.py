"""What is under way for a KIM that is in the register: its renewal, its end or its move."""

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application, Purpose
from kimid.people.models import Person
from kimid.registry.models import Kim


def open_renewal(kim: Kim) -> Application | None:
    """The renewal that is under way, if there is one. One query."""
    return (
        kim.applications.filter(purpose=Purpose.RENEWAL)
        .exclude(step__in=(ApplicationStep.VERIFIED, ApplicationStep.REFUSED))
        .first()
    )


def refused_renewal(kim: Kim) -> Application | None:
    """The renewal that was asked for last, if it was refused. One query."""
    latest = kim.applications.filter(purpose=Purpose.RENEWAL).order_by("-pk").first()
    return latest if latest and latest.step == ApplicationStep.REFUSED else None


def pending_act(kim: Kim) -> Application | None:
    """The dissolution, merger or move that an office has to answer, if there is one. One query."""
    rows = kim.applications.filter(step__in=(ApplicationStep.SENT, ApplicationStep.ASKED))
    return rows.filter(purpose=Purpose.ACT).select_related("act").first()


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
