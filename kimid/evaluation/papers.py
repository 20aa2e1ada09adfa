"""Uploads of evidence papers. Their pages are private, in paper storage."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.evaluation.actions import entries
from kimid.evaluation.models import EvidencePaper, Round
from kimid.media import paper_storage
from kimid.media.limits import MAX_BYTES
from kimid.media.models import unguessable_name
from kimid.media.papers import PaperRefused, pages_of
from kimid.people.models import Person
from kimid.registry.models import Kim


def add_papers(
    files: Iterable[UploadedFile[Any]],
    kim: Kim,
    round_: Round,
    kind: str,
    *,
    by: Person,
    at: datetime,
) -> list[str]:
    """Add each file as a paper of this kind. Returns a sentence for each refused file.

    Raises AlreadySent, GroupOnly and TooManyPapers.
    """
    refused = []
    for file in files:
        try:
            pages = _pages(file)
        except PaperRefused as refusal:
            refused.append(f"{str(file.name)[:60]}: {refusal}")
            continue
        name = unguessable_name()
        paper_storage.save(name, pages)
        try:
            byte_size = sum(map(len, pages))
            entries.add_paper(
                kim,
                into=round_,
                kind=kind,
                name=name,
                pages=len(pages),
                byte_size=byte_size,
                by=by,
                at=at,
            )
        except BaseException:
            paper_storage.erase(name)
            raise
    return refused


def paper_names() -> set[str]:
    """The names of all evidence papers in paper storage."""
    return set(EvidencePaper.objects.values_list("name", flat=True))


def _pages(file: UploadedFile[Any]) -> list[bytes]:
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MAX_BYTES:
        raise PaperRefused("heavy")
    return pages_of(file.read())
