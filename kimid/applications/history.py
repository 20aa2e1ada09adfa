"""What the history of a KIM says of its applications: each step of what was asked for it."""

from collections.abc import Mapping
from functools import partial

from django.db.models import Q

from kimid.applications.models import Application
from kimid.events.models import Event
from kimid.registry.history import HistorySource, text_in_kim_history
from kimid.registry.models import Kim


def source_of(kim: Kim) -> HistorySource:
    """The applications of a KIM in its history. One query."""
    applications = {str(row.pk): row for row in kim.applications.select_related("act")}
    label = Application._meta.label
    events = Q(subject=label, subject_id__in=list(applications))
    return HistorySource(label, events, partial(_text, applications, kim.region.head_title))


def _text(applications: Mapping[str, Application], head_title: str, row: Event) -> str:
    application = applications.get(row.subject_id)
    if application is None:
        return ""  # a draft that was deleted
    if row.kind == "application.verified" and application.is_act:
        return ""  # what became of an act, the KIM's own event says better
    return f"{application.asks_for}: {text_in_kim_history(row, head_title=head_title)}"
