"""Papers of an application: taken in from a phone, kept in private storage, shown only to those who
may see them.

Whoever sends one needs no account. So the request only stores its bytes, and the worker reads it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse

from kimid.applications.actions import applying
from kimid.applications.checking import DECISION, DECREE
from kimid.applications.models import Application, PaperFile
from kimid.events.actor import Actor
from kimid.media import strangers
from kimid.media.paper import Paper, PaperStrip, stored_pages
from kimid.media.papers import PaperRefused
from kimid.media.spool import SpoolFull
from kimid.media.upload_rate import refuse_too_many_papers
from kimid.registry.models import PolicyRule
from kimid.registry.policies import RULE_TYPES, ChoiceRule


@dataclass
class NotTaken:
    """What was sent and is not there: sentences for the sender, and whether it only came at a bad
    moment.
    """

    words: list[str] = field(default_factory=list)
    is_busy: bool = False


def add_papers(
    files: Iterable[UploadedFile[Any]],
    application: Application,
    kind: str,
    *,
    not_taken: NotTaken,
    by: Actor,
    at: datetime,
) -> None:
    """Add each file as a paper of this kind, which the worker reads. Notes those that were not
    taken; all others are stored.

    Raises ApplicationClosed and TooManyApplicationPapers.
    """
    for file in files:
        try:
            _add(file, application, kind, by, at)
        except PaperRefused as refusal:
            not_taken.words.append(f"{str(file.name)[:60]}: {refusal}")
        except SpoolFull:
            not_taken.words.append(f"{str(file.name)[:60]}: {PaperRefused('busy')}")
            not_taken.is_busy = True


def copy_papers(
    earlier: Application, application: Application, *, by: Actor, at: datetime
) -> list[str]:
    """Copy the papers of a refused application into the one that was begun after it, since the old
    ones are deleted with the old one. Returns the kinds of those that stay behind, because the
    worker has not read them or could not, or a page is missing: the applicant sends them again.
    """
    left = []
    for row in earlier.papers.order_by("pk"):
        pages = [body for number in row.page_numbers if (body := row.page(number))]
        if pages and len(pages) == row.page_count:
            _store(pages, application, row.kind, by, at)
        else:
            left.append(row.kind)
    return left


def paper_words() -> dict[str, str]:
    """What each kind of paper is called."""
    rule_type = RULE_TYPES[PolicyRule.PAPERS]
    return {
        DECREE: "SK",
        DECISION: "Surat putusan",
        **(rule_type.choices if isinstance(rule_type, ChoiceRule) else {}),
    }


def paper_strip(
    application: Application, kind: str, label: str, rows: Sequence[PaperFile]
) -> PaperStrip:
    """Its papers of this kind in a form of the applicant."""

    def addresses(paper: Paper) -> tuple[str, str]:
        code = {"code": application.code, "paper": paper.name}
        return reverse("apply-sheet", kwargs={**code, "number": 1}), reverse(
            "apply-drop", kwargs=code
        )

    return PaperStrip.of(kind, label, rows, addresses=addresses)


def paper_named(application: Application, name: str) -> PaperFile | None:
    """The paper of this name, if it came with this application."""
    return application.papers.filter(name=name).first()


def _add(
    file: UploadedFile[Any], application: Application, kind: str, by: Actor, at: datetime
) -> None:
    # An attempt counts, whatever becomes of it.
    refuse_too_many_papers(str(application.pk), PaperRefused, at)
    applying.refuse_more_papers(application)
    name = strangers.PAPERS.put(file, application.pk)
    try:
        applying.add_paper(application, kind=kind, name=name, by=by, at=at)
    except BaseException:
        strangers.PAPERS.remove(application.pk, name)
        raise


def _store(
    pages: Sequence[bytes], application: Application, kind: str, by: Actor, at: datetime
) -> None:
    with stored_pages(pages) as stored:
        applying.add_paper(application, kind=kind, **stored._asdict(), by=by, at=at)
