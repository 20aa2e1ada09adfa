"""What reports of readers bring to pages that subjects share."""

from kimid.access.pages import RuangRequest
from kimid.moderation.queries import waiting_below, waiting_count
from kimid.moderation.rules import ModerationPermission
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links


def _waiting_badge(request: RuangRequest) -> str:
    """How many reports about this site wait for an answer. One query."""
    count = waiting_count(request.site)
    return f"{count} menunggu jawaban" if count else ""


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            110,
            "Laporan pembaca",
            "ruang-reports",
            "flag",
            "Tidak ada yang menunggu",
            needs=ModerationPermission.ANSWER,
            badge=_waiting_badge,
        )
    ],
)
register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            110,
            "Laporan pembaca",
            "ruang-reports",
            "talk",
            part="Portal",
            count=RailCount(lambda region, _: waiting_below(region), "laporan"),
        )
    ],
)
register_links(
    LinkList.OFFICE,
    [SharedLink(45, "Laporan pembaca", "ruang-reports", "talk", "Yang pembaca anggap keliru")],
)
