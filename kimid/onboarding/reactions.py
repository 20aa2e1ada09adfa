"""What happens after an office has started its list, or brought papers. May run twice."""

from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage, strangers
from kimid.media.papers import PaperRefused, pages_of
from kimid.onboarding.actions import comparing, importing
from kimid.onboarding.decree_papers import spool_owner
from kimid.onboarding.models import DecreePaper, ImportList, ImportRow, RowState
from kimid.queue.lanes import Lane
from kimid.queue.tasks import NotYet, task


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
        importing.enter_row(row, by=import_list.entered_by, at=timezone.now())


@task
def read_decree_paper(event_id: int) -> None:
    """Make pages of the bytes that came as the paper of a decree, or say why that cannot be."""
    name = Event.objects.get(pk=event_id).data["paper"]
    paper = DecreePaper.objects.filter(name=name).first()
    if paper is not None and paper.awaits_worker:
        _read(paper)


def _read(paper: DecreePaper) -> None:
    owner = spool_owner(paper.region_id)
    by = System("the worker reads papers")
    try:
        data = strangers.DECREES.read(owner, paper.name)
        if data is None:
            raise PaperRefused("lost")
        pages = pages_of(data)
    except PaperRefused as refusal:
        if refusal.reason == "busy":
            raise NotYet from refusal  # `give_up_decree_papers` ends the waiting
        comparing.refuse_decree_paper(paper, why=str(refusal), by=by, at=timezone.now())
    else:
        paper_storage.save(paper.name, pages)
        size = sum(map(len, pages))
        comparing.give_decree_pages(
            paper, page_count=len(pages), size_bytes=size, by=by, at=timezone.now()
        )
    strangers.DECREES.remove(owner, paper.name)


@task
def remove_decree_pages(event_id: int) -> None:
    """Papers were left out, or their decree was taken out of the register: their pages go too."""
    event = Event.objects.get(pk=event_id)
    papers: dict[str, str] = event.data.get("papers", {})
    there = DecreePaper.objects.filter(name__in=papers).values_list("name", flat=True)
    for name in sorted(set(papers) - set(there)):
        strangers.DECREES.remove(spool_owner(papers[name]), name)
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))
