"""What the means of a KIM bring to pages that subjects share."""

from kimid.access.pages import RuangRequest
from kimid.registry.panels import kim_here
from kimid.shared_pages.links import LinkList, SharedLink, register_links


def _means(request: RuangRequest) -> str:
    kim = kim_here(request)
    return kim.get_ict_status_display() if kim else ""


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(40, "Sarana KIM", "ruang-decree", "chart", _means, anchor="#tik"),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(30, "Belum berbasis TIK", "ruang-ict", "check", "KIM mana, dan apa yang kurang"),
    ],
)
