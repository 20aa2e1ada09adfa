"""What the ledger brings to pages that subjects share in the workspace."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.ledger.home_waits import money_waits
from kimid.ledger.rules import LedgerPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel

_TEXT = "Uang kelompok: masuk, keluar, saldo, dan siapa yang menyetujui"
register_links(
    LinkList.GROUP_PEOPLE,
    [SharedLink(108, "Buku kas", "ruang-cash-book", "document", _TEXT, needs=LedgerPermission.SEE)],
)


@panel(Spot.HOME_WAITING, 30)
def waiting(request: RuangRequest) -> PagePanel | None:
    """What waits for this person to approve, to answer, to pay, and advances past their day."""
    if not request.person.has_perm(LedgerPermission.SEE, request.site):
        return None
    waits = money_waits(request.site, request.person, timezone.now())
    return PagePanel("ledger/panels/waiting.html", {"waits": waits}, len(waits)) if waits else None
