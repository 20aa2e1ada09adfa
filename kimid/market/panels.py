"""What the market brings to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.market.queries import waiting_products
from kimid.market.rules import MarketPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel

register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            106,
            "Lapak",
            "ruang-market",
            "flag",
            "Barang dan jasa tetangga, dan siapa yang menjual",
            needs=MarketPermission.SEE,
        )
    ],
)


@panel(Spot.HOME_WAITING, 25)
def waiting(request: RuangRequest) -> PagePanel | None:
    """Prices that may have changed; and for those who publish, goods that wait for it."""
    person, site = request.person, request.site
    if not person.has_perm(MarketPermission.MARK, site):
        return None
    today = clock.today(timezone.now(), site.region.zone)
    may_publish = person.has_perm(MarketPermission.PUBLISH, site)
    products = waiting_products(site, today, with_drafts=may_publish)
    context = {
        "old": [each for each in products if each.published_at],
        "drafts": [each for each in products if not each.published_at],
    }
    return PagePanel("market/panels/waiting.html", context, len(products)) if products else None
