"""What yearly reports and proposals bring to pages that subjects share, and what they follow."""

from kimid.access.pages import RuangRequest
from kimid.events.action import on
from kimid.ledger.doubtful_reports import held_report_count, hold_reports
from kimid.ledger.models import FundingProposal, FundingState
from kimid.ledger.proposal_queries import public_reports
from kimid.ledger.retouched_reports import replace_retouched_photo
from kimid.ledger.rules import LedgerPermission
from kimid.media.retouched import OTHER_PICTURE
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.doubts import register_held_counter, register_holder
from kimid.sites.middleware import SiteRequest


def connect() -> None:
    """Hold what an account in doubt showed, and follow photos that are made anew."""
    label = "laporan tahunan"
    register_holder(hold_reports, {"year_reports": label}, tables=("ledger.YearReport",))
    register_held_counter(held_report_count, label)
    for event in OTHER_PICTURE:
        on(event, replace_retouched_photo)


def _waiting(request: RuangRequest) -> str:
    waiting = FundingProposal.objects.filter(site=request.site, state=FundingState.HANDED_OVER)
    count = waiting.count()
    return f"{count} menunggu jawaban" if count else ""


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            112,
            "Proposal",
            "ruang-fundings",
            "document",
            "Ke pemerintah setempat atau perusahaan, dengan hasil dari catatan",
            needs=LedgerPermission.SEE,
            badge=_waiting,
        ),
        SharedLink(
            114,
            "Laporan tahunan",
            "ruang-year-report",
            "chart",
            "Disusun sendiri dari catatan, sekali tekan",
            needs=LedgerPermission.SEE,
        ),
    ],
)


@panel(Spot.PROFILE, 40)
def reports(request: SiteRequest) -> PagePanel | None:
    """The yearly reports that readers have."""
    rows = public_reports(request.site)
    return PagePanel("ledger/panels/year_reports.html", {"reports": rows}) if rows else None
