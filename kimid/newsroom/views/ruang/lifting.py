"""What brings a story before more readers: a confirmation, or the end of a hold."""

from collections.abc import Callable

from kimid.access.pages import RuangRequest
from kimid.newsroom import queries
from kimid.newsroom.actions import holding, putting_back
from kimid.newsroom.models import Story


def is_of_warning(request: RuangRequest, public_id: str) -> bool:
    """Whether this story is published and nobody has confirmed it: who does lifts it to all
    portals. One query.
    """
    story = queries.visible_to(request.person).filter(public_id=public_id).first()
    return story is not None and story.is_unverified


def chosen_end(request: RuangRequest) -> tuple[Callable[..., Story], str]:
    """How whoever looked at a held story ends the hold, by the button that was pressed, and what
    they read after it.
    """
    if request.POST.get("words") == "before":
        return putting_back.put_back, (
            "Tampil lagi dengan kata-kata sebelum diubah. Pembaca melihat bahwa perubahannya "
            "dikembalikan. Pemeriksaan Anda dicatat."
        )
    return holding.end_hold, "Tampil lagi di semua tempatnya semula. Pemeriksaan Anda dicatat."
