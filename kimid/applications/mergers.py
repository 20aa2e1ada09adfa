"""Mergers: the question to the chair of the other KIM, and the answer that the office sees."""

from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, QuerySet

from kimid.access.queries import has_chair
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, ApplicationQuerySet, Consent
from kimid.orm.compiled import compiled
from kimid.registry.models import Kim


def unanswered_mergers(kim: Kim) -> list[Application]:
    """Those of `merger_requests_to` that the chair has not answered. One query."""
    return _unanswered(kim.pk)


@compiled(BigIntegerField())
def _unanswered(kim: Any) -> QuerySet[Application]:
    return merger_requests_to(kim).filter(act__into_answer=Consent.NONE)


def merger_requests_to(kim: Any) -> ApplicationQuerySet:
    """The KIM that want to go into this one, as long as an office has not decided; the oldest
    first.
    """
    rows = Application.objects.select_related("act", "kim__region").filter(act__into=kim)
    return rows.filter(step__in=(ApplicationStep.SENT, ApplicationStep.ASKED)).order_by(
        "sent_at", "pk"
    )


def merger_objection(application: Application, at: datetime) -> str:
    """What stands against a merger on the other side; empty for all else. At most one query.

    Where nobody can sign in as chair, the paper of the two groups has to do.
    """
    into = application.into
    if into is None or application.act.into_answer == Consent.YES:
        return ""
    if application.act.into_answer == Consent.NO:
        return f"ketua {into.name} tidak setuju"
    return f"ketua {into.name} belum menjawab" if has_chair(into.site_id, at) else ""
