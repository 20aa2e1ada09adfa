"""Queries about tips."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Tip, TipPhoto
from kimid.orm.row_count import row_count
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site

_PAGE_SIZE: Final = 30
_WAITING: Final = Q(story=None, answered_at=None)


@dataclass(frozen=True)
class Mailbox:
    """The tips of a site, newest first: waiting, held as possible advertising, and done."""

    waiting: Page[Tip]
    held: list[Tip]
    done: list[Tip]

    @property
    def is_empty(self) -> bool:
        """Whether no tip ever came in."""
        return not (self.waiting.paginator.count or self.held or self.done)


def mailbox(page: str = "1") -> Mailbox:
    """The mailbox of the current site. A `page` out of range gives the nearest one."""
    rows = Tip.objects.select_related("story").order_by("-sent_at", "-pk")
    waiting = Paginator(rows.filter(_WAITING, is_held=False), _PAGE_SIZE).get_page(page)
    return Mailbox(
        waiting,
        list(rows.filter(_WAITING, is_held=True)[:_PAGE_SIZE]),
        list(rows.exclude(_WAITING)[:_PAGE_SIZE]),
    )


def waiting_tip_count() -> int:
    """How many tips wait on the current site, without held ones."""
    (count,) = _waiting_tips()
    return count


@compiled_here()
def _waiting_tips(site: Any) -> "QuerySet[Any, int]":
    waiting = row_count(Tip.objects.filter(_WAITING, is_held=False))
    return Site.objects.filter(pk=site).values_list(waiting, flat=True)


def has_no_photo_room(site: Site) -> bool:
    """Whether so many tips with a photo wait for this group that it gets no more of them."""
    with_photo = Q(picture__isnull=False) | Q(photo_state=TipPhoto.WAITING)
    return Tip.objects.filter(_WAITING, with_photo, site=site).count() >= settings.TIP_PHOTOS


def path_of_tip(site: Site, ticket: str) -> str:
    """The path of the page of this tip, if it was sent to this site."""
    tip = tip_by_ticket(ticket)
    return reverse("tip-ticket", args=[ticket]) if tip and tip.site_id == site.pk else ""


def tip_by_ticket(ticket: str) -> Tip | None:
    """The tip with this ticket on the current site."""
    return (
        Tip.objects.select_related("site__region", "story", "answered_by")
        .filter(ticket=ticket)
        .first()
    )


def story_progress(story: Story) -> str:
    """How far a story made from a tip has come, for its sender."""
    if story.declined_at is not None:
        return "Sesudah dibahas, kelompok memutuskan tidak menerbitkannya."
    return _PROGRESS[Stage(story.stage)]


_PROGRESS: Final = {
    Stage.DRAFT: "Sedang ditulis anggota KIM.",
    Stage.COLLECTED: "Sudah ditulis, sedang dibahas kelompok.",
    Stage.DISCUSSED: "Sudah dibahas, sedang dipastikan kebenarannya.",
    Stage.VERIFIED: "Sudah dipastikan, sebentar lagi terbit.",
    Stage.PUBLISHED: "Sudah terbit.",
    Stage.CORRECTED: "Sudah terbit.",
    Stage.WITHDRAWN: "Sudah terbit, lalu ditarik.",
}
