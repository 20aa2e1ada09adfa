"""Reading what people told the group."""

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Q

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Tip

_SHOWN: Final = 30
_WAITING: Final = Q(story=None, answered_at=None)


@dataclass(frozen=True)
class Mailbox:
    """What came in, the newest first: what waits, what was held apart because it looks like advertising, and what is done."""

    waiting: Page[Tip]
    held: list[Tip]
    done: list[Tip]

    @property
    def is_empty(self) -> bool:
        """Whether nothing ever came in."""
        return not (self.waiting.paginator.count or self.held or self.done)


def mailbox(page: str = "1") -> Mailbox:
    """The mailbox of the site one is on. For a `page` that there is not the nearest is given."""
    rows = Tip.objects.select_related("story").order_by("-sent_at", "-pk")
    waiting = Paginator(rows.filter(_WAITING, is_held=False), _SHOWN).get_page(page)
    return Mailbox(waiting, list(rows.filter(_WAITING, is_held=True)[:_SHOWN]), list(rows.exclude(_WAITING)[:_SHOWN]))


def tips_waiting() -> int:
    """How many wait for the group of the site one is on; what was held apart does not count."""
    return Tip.objects.filter(_WAITING, is_held=False).count()


def tip_by_ticket(ticket: str) -> Tip | None:
    """The tip of this ticket on the site one is on."""
    return Tip.objects.select_related("site__region", "story", "answered_by").filter(ticket=ticket).first()


def what_became(story: Story) -> str:
    """What became of a story that was made of a tip, as whoever told it reads it."""
    if story.declined_at is not None:
        return "Sesudah dibahas, kelompok memutuskan tidak menerbitkannya."
    return _BECAME[Stage(story.stage)]


_BECAME: Final = {
    Stage.DRAFT: "Sedang ditulis anggota KIM.",
    Stage.COLLECTED: "Sudah ditulis, sedang dibahas kelompok.",
    Stage.DISCUSSED: "Sudah dibahas, sedang dipastikan kebenarannya.",
    Stage.VERIFIED: "Sudah dipastikan, sebentar lagi terbit.",
    Stage.PUBLISHED: "Sudah terbit.",
    Stage.CORRECTED: "Sudah terbit.",
    Stage.WITHDRAWN: "Sudah terbit, lalu ditarik.",
}
