"""Papers that prove an achievement: taken in, and shown with a stamp to those who look at them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse

from kimid.lib import clock
from kimid.media.paper import read_pages, stored_pages
from kimid.media.papers import PaperRefused, stamp
from kimid.people.models import Person
from kimid.showcase.actions.achievement_papers import add_proof
from kimid.showcase.models import Achievement

NO_STORE: Final = {"Cache-Control": "no-store"}


def add_proofs(
    files: Iterable[UploadedFile[Any]], achievement: Achievement, *, by: Person, at: datetime
) -> list[str]:
    """Add each file as a paper. Returns a sentence for each refused file.

    Raises AchievementRefused.
    """
    refused = []
    for file in files:
        try:
            pages = read_pages(file)
        except PaperRefused as refusal:
            refused.append(f"{str(file.name)[:60]}: {refusal}")
            continue
        with stored_pages(pages) as stored:
            add_proof(achievement, **stored._asdict(), by=by, at=at)
    return refused


def stamped_page(
    achievement: Achievement, paper: str, number: int, *, viewer: str, at: datetime
) -> HttpResponse:
    """One page of a paper with the name of who looks at it. Raises Http404."""
    row = achievement.papers.filter(name=paper).first()
    body = row.page(number) if row else None
    if body is None:
        raise Http404
    moment = clock.short_moment(at, achievement.site.region.zone)
    words = f"Dilihat {viewer} · {moment}"
    return HttpResponse(stamp(body, words), content_type="image/webp", headers=NO_STORE)
