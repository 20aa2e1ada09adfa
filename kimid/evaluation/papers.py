"""Uploads of evidence papers. Their pages are private, in paper storage."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.evaluation.actions import entries
from kimid.evaluation.models import Round
from kimid.media.paper import read_pages, stored_pages
from kimid.media.papers import PaperRefused
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
            pages = read_pages(file)
        except PaperRefused as refusal:
            refused.append(f"{str(file.name)[:60]}: {refusal}")
            continue
        with stored_pages(pages) as stored:
            entries.add_paper(kim, into=round_, kind=kind, **stored._asdict(), by=by, at=at)
    return refused
