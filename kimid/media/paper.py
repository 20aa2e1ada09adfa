"""Papers: a decree, minutes, a receipt, a proof. The rows belong to a subject; their pages are in
private storage, and never public.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db import models

from kimid.media import paper_storage
from kimid.media.limits import MAX_BYTES
from kimid.media.models import unguessable_name
from kimid.media.papers import PaperRefused, pages_of


class Paper(models.Model):
    """Pages of one paper. A subject adds what the paper belongs to, and what `kind` says there.

    Pages are made at once (`read_pages`), or later by the worker, of bytes that wait under the same
    name (`kimid/media/strangers.py`).
    """

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=40, unique=True)  # in private storage
    page_count = models.PositiveSmallIntegerField(default=0)  # none before the worker has read it
    size_bytes = models.PositiveIntegerField(default=0)  # of all pages together
    added_at = models.DateTimeField()
    refusal = models.CharField(max_length=200, blank=True)  # why it is no paper, for its sender

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(refusal="") | models.Q(page_count=0),
                name="%(class)s_refused_has_no_pages",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def page_numbers(self) -> range:
        """Its pages, counted from 1."""
        return range(1, self.page_count + 1)

    @property
    def awaits_worker(self) -> bool:
        """Whether the worker has not read it yet."""
        return not self.page_count and not self.refusal

    @property
    def state(self) -> str:
        """In words, for lists: how long it is, or why nobody can look at it."""
        if self.page_count:
            return f"{self.page_count} halaman"
        return "tidak bisa dipakai" if self.refusal else "sedang diproses"

    def page(self, number: int) -> bytes | None:
        """One page as it was sent, for whoever may see it, or None."""
        return paper_storage.page(self.name, number)


def owned_names() -> set[str]:
    """The names of all papers that have a row, of any subject."""
    models_of_papers = [each for each in apps.get_models() if issubclass(each, Paper)]
    return {
        name
        for model in models_of_papers
        for name in model._base_manager.values_list("name", flat=True)
    }


def stray_names(before: datetime) -> set[str]:
    """Papers without a row, last written before this moment by an interrupted process."""
    stored = paper_storage.stored_names()
    return {name for name, written in stored if written < before} - owned_names()


class StoredPages(NamedTuple):
    """Pages that are in private storage under this name."""

    name: str
    page_count: int
    size_bytes: int


@contextmanager
def stored_pages(pages: Sequence[bytes]) -> Iterator[StoredPages]:
    """Store pages for the action that makes their row inside the block. They are erased again when
    it fails, also when the process is told to stop.
    """
    name = unguessable_name()
    paper_storage.save(name, pages)
    try:
        yield StoredPages(name, len(pages), sum(map(len, pages)))
    except BaseException:
        paper_storage.erase(name)
        raise


def read_pages(file: UploadedFile[Any]) -> list[bytes]:
    """The pages of a file from a form of somebody who is signed in. Raises PaperRefused."""
    # Checked before reading: a file above the limit does not come into memory at all.
    if (file.size or 0) > MAX_BYTES:
        raise PaperRefused("heavy")
    return pages_of(file.read())


class PaperRow(NamedTuple):
    """A paper in a form: the addresses of its first page in small, and of leaving it out."""

    paper: Paper
    thumbnail: str
    drop: str


@dataclass(frozen=True)
class PaperStrip:
    """The papers of one kind in a form, and the field that takes more of them;
    `media/ruang/parts/paper_strip.html` shows it.
    """

    kind: str
    label: str
    rows: Sequence[PaperRow]
    field_name: str

    @classmethod
    def of(
        cls,
        kind: str,
        label: str,
        papers: Sequence[Paper],
        *,
        addresses: Callable[[Paper], tuple[str, str]],
        field_name: str = "",
    ) -> "PaperStrip":
        """Of these papers, those of this kind. `addresses` gives the two of a `PaperRow`."""
        rows = [PaperRow(each, *addresses(each)) for each in papers if each.kind == kind]
        return cls(kind, label, rows, field_name or kind)
