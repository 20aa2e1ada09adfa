"""What happens after a paper came with an application, or was left out of it. May run twice."""

from django.utils import timezone

from kimid.applications.actions import applying
from kimid.applications.models import PaperFile
from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage, strangers
from kimid.media.papers import PaperRefused, pages_of
from kimid.queue.tasks import NotYet, task


# Not the first lane: whoever sends a hundred heavy papers holds up nothing that was promised for a
# moment. All applications together have one turn within their lane (`InOneTurn`).
@task
def read_paper(event_id: int) -> None:
    """Make pages of the bytes that came as a paper, or say why that cannot be."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    papers = PaperFile.objects.select_related("application")
    paper = papers.filter(name=name, page_count=0, refusal="").first()
    if paper is not None:
        _read(paper)
    strangers.PAPERS.remove(int(event.subject_id), name)


def _read(paper: PaperFile) -> None:
    application = paper.application
    by = System("the worker reads papers")
    try:
        data = strangers.PAPERS.read(application.pk, paper.name)
        if data is None:
            raise PaperRefused("lost")
        pages = pages_of(data)
    except PaperRefused as refusal:
        if refusal.reason == "busy":
            raise NotYet from refusal  # `give_up_papers` ends the waiting
        applying.refuse_paper(application, paper=paper, why=str(refusal), by=by, at=timezone.now())
        return
    paper_storage.save(paper.name, pages)
    size = sum(map(len, pages))
    applying.give_pages(
        application,
        paper=paper,
        page_count=len(pages),
        size_bytes=size,
        by=by,
        at=timezone.now(),
    )
    if not PaperFile.objects.filter(name=paper.name).exists():  # left out meanwhile
        paper_storage.erase(paper.name)


@task
def remove_pages(event_id: int) -> None:
    """A paper was left out of an application: its pages go too, or the bytes that wait."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    if not PaperFile.objects.filter(name=name).exists():
        strangers.PAPERS.remove(int(event.subject_id), name)
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))
