"""Papers of an application: taken in from a phone, kept in private storage, shown only to those who
may see them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.events.actor import Actor
from kimid.media import paper_storage
from kimid.media.limits import MAX_BYTES
from kimid.media.models import unguessable_name
from kimid.media.papers import PaperRefused, pages_of
from kimid.media.upload_rate import refuse_too_many_papers
from kimid.registry.actions import applying
from kimid.registry.models import Application, PaperFile


def add_papers(
    files: Iterable[UploadedFile[Any]],
    application: Application,
    kind: str,
    *,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Add each file as a paper of this kind. Returns a sentence for each file that was refused. All
    others are stored.

    Raises ApplicationClosed and TooManyApplicationPapers.
    """
    refused = []
    for file in files:
        try:
            _add(file, application, kind, by, at)
        except PaperRefused as refusal:
            refused.append(f"{str(file.name)[:60]}: {refusal}")
    return refused


def copy_papers(earlier: Application, application: Application, *, by: Actor, at: datetime) -> None:
    """Copy the papers of a refused application into the one that was begun after it, since the old
    ones are deleted with the old one. A paper of which a page is missing is not copied; the
    applicant is asked for it again.
    """
    for row in earlier.papers.order_by("pk"):
        pages = [
            body for number in row.page_numbers if (body := paper_storage.page(row.name, number))
        ]
        if len(pages) == row.page_count:
            _store(pages, application, row.kind, by, at)


def paper_named(application: Application, name: str) -> PaperFile | None:
    """The paper of this name, if it came with this application."""
    return application.papers.filter(name=name).first()


def paper_names() -> set[str]:
    """The names of all papers in private storage that belong to an application."""
    return set(PaperFile.objects.values_list("name", flat=True))


def _add(
    file: UploadedFile[Any], application: Application, kind: str, by: Actor, at: datetime
) -> None:
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MAX_BYTES:
        raise PaperRefused("heavy")
    refuse_too_many_papers(str(application.pk), PaperRefused, at)
    _store(pages_of(file.read()), application, kind, by, at)


def _store(
    pages: Sequence[bytes], application: Application, kind: str, by: Actor, at: datetime
) -> None:
    name = unguessable_name()
    paper_storage.save(name, pages)
    try:
        applying.add_paper(
            application,
            kind=kind,
            name=name,
            page_count=len(pages),
            size_bytes=sum(map(len, pages)),
            by=by,
            at=at,
        )
    except BaseException:  # also when the process is stopped: pages without a row would stay
        paper_storage.erase(name)
        raise
