"""Scheduled tasks: papers of decrees that no worker could read, and those of nobody; phone numbers
in old lists.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce

from kimid.events.actor import System
from kimid.media import strangers
from kimid.media.papers import PaperRefused
from kimid.onboarding.actions import comparing
from kimid.onboarding.decree_papers import spool_owner
from kimid.onboarding.matching import changed_rows
from kimid.onboarding.models import DecreePaper, ImportColumn, ImportList, ImportRow
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task

# So long a paper waits for somebody to say of which decree it is.
LOOSE_RETENTION: Final = timedelta(days=90)
# After a list was started, or begun and left. What went into the register stays there.
PHONE_RETENTION: Final = timedelta(days=180)
_PHONE: Final = ImportColumn.PHONE.value


@every(minutes=30)
@task
def give_up_decree_papers(at: datetime) -> None:
    """Ask for papers again that no worker could read for a day, whatever stood in the way."""
    waiting = DecreePaper.objects.filter(
        page_count=0, refusal="", added_at__lt=at - strangers.READ_WITHIN
    )
    by = System("no worker could read it")
    for paper in waiting:
        comparing.refuse_decree_paper(paper, why=str(PaperRefused("late")), by=by, at=at)
        strangers.DECREES.remove(spool_owner(paper.region_id), paper.name)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def drop_loose_papers(at: datetime) -> None:
    """Leave out papers that nobody has given to a decree for long."""
    old = DecreePaper.objects.select_related("region").filter(
        decree=None, added_at__lt=at - LOOSE_RETENTION
    )
    for paper in old:
        by = System("nobody said whose it is")
        comparing.drop_decree_paper(paper.region, paper=paper, by=by, at=at)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_phones_of_lists(at: datetime) -> None:
    """Blank the phone numbers in old lists. Such a list has no column of phones any more."""
    mended = ImportRow.objects.filter(mended__has_key=_PHONE).values("import_list")
    old = ImportList.objects.alias(since=Coalesce("started_at", "begun_at")).filter(
        Q(columns__has_key=_PHONE) | Q(pk__in=mended), since__lt=at - PHONE_RETENTION
    )
    for import_list in old.select_related("region"):
        with transaction.atomic():
            _forget_phones(import_list)


def _forget_phones(import_list: ImportList) -> None:
    column = import_list.columns.pop(_PHONE, None)
    rows = list(import_list.rows.select_for_update().order_by("number"))
    for row in rows:
        row.mended.pop(_PHONE, None)
        if column is not None and column < len(row.cells):
            row.cells[column] = ""
    changed_rows(import_list, rows)  # a number that could not be read stands in what is wrong
    fields = ["cells", "mended", "state", "why", "place", "candidates"]
    ImportRow.objects.bulk_update(rows, fields, batch_size=200)
    import_list.save(update_fields=["columns"])
