"""What happens after an office has started its list. May run twice."""

from django.utils import timezone

from kimid.events.models import Event
from kimid.onboarding import actions
from kimid.onboarding.models import ImportList, ImportRow, RowState
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task


@task(lane=Lane.AWAITED)
def enter_rows(event_id: int) -> None:
    """An office started its list: each new row goes into the register, whole or not at all; a
    second run goes on where it was.
    """
    import_list = ImportList.objects.select_related("entered_by").get(
        pk=Event.objects.get(pk=event_id).subject_id
    )
    waiting = ImportRow.objects.select_related("import_list__region", "place").filter(
        import_list=import_list, state=RowState.NEW
    )
    for row in waiting.order_by("number"):
        actions.enter_row(row, by=import_list.entered_by, at=timezone.now())
