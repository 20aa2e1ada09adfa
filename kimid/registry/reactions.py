"""What happens to the pages of papers after the rows have changed. May run twice."""

from django.utils import timezone

from kimid.events.models import Event
from kimid.media import vault
from kimid.queue.tasks import task
from kimid.registry.actions import enter_row
from kimid.registry.models import ImportList, ImportRow, PaperFile, RowState


@task
def remove_pages(event_id: int) -> None:
    """A paper was left out of an application: its pages go too."""
    name = Event.objects.get(pk=event_id).facts["paper"]
    if not PaperFile.objects.filter(name=name).exists():
        vault.remove(name)


@task
def enter_rows(event_id: int) -> None:
    """An office started its list: each new row goes into the register, whole or not at all; a second run goes on where it was."""
    found = ImportList.objects.select_related("entered_by").get(pk=Event.objects.get(pk=event_id).thing_id)
    waiting = ImportRow.objects.select_related("of__region", "place").filter(of=found, state=RowState.NEW)
    for row in waiting.order_by("number"):
        enter_row(row, by=found.entered_by, at=timezone.now())
