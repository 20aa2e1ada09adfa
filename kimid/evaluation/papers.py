"""Papers of an entry: taken in from a phone, kept in the vault, shown only to those who may see them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kimid.evaluation import actions
from kimid.evaluation.models import EvidencePaper, Round
from kimid.media import vault
from kimid.media.limits import MOST_BYTES
from kimid.media.models import unguessable_name
from kimid.media.papers import PaperRefused, pages_of
from kimid.people.models import Person
from kimid.registry.models import Kim


def take_in(files: Iterable[UploadedFile[Any]], kim: Kim, found: Round, kind: str, *, by: Person, at: datetime) -> list[str]:
    """Add each file as a paper of this kind. Gives sentences about those that were not taken; the others are there.

    Raises actions.AlreadySent and actions.TooManyFiles.
    """
    refused = []
    for file in files:
        try:
            pages = _pages(file)
        except PaperRefused as refusal:
            refused.append(f"{str(file.name)[:60]}: {refusal}")
            continue
        name = unguessable_name()
        vault.keep(name, pages)
        try:
            weight = sum(map(len, pages))
            actions.attach(kim, into=found, kind=kind, name=name, pages=len(pages), weight=weight, by=by, at=at)
        except BaseException:
            vault.remove(name)
            raise
    return refused


def names() -> set[str]:
    """The papers in the vault that belong to an entry."""
    return set(EvidencePaper.objects.values_list("name", flat=True))


def _pages(file: UploadedFile[Any]) -> list[bytes]:
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MOST_BYTES:
        raise PaperRefused("heavy")
    return pages_of(file.read())
