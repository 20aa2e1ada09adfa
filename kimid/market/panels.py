"""What the market brings to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.market.home_waits import GoodsWaitKind, waits_of
from kimid.market.queries import sold_between
from kimid.market.rules import MarketPermission
from kimid.media.addresses import photo_base
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.years import YearChapter, YearFigure, YearSpan, year_chapter
from kimid.sites.models import Site

register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            106,
            "Lapak",
            "ruang-market",
            "basket",
            "Barang dan jasa tetangga, dan siapa yang menjual",
            needs=MarketPermission.SEE,
        )
    ],
)


@panel(Spot.HOME_WAITING, 25)
def waiting(request: RuangRequest) -> PagePanel | None:
    """What sellers sent, goods to show, papers to look at, prices to ask for."""
    person, site = request.person, request.site
    if not person.has_perm(MarketPermission.MARK, site):
        return None
    waits = waits_of(
        site,
        person,
        clock.today(timezone.now(), site.region.zone),
        publishes=person.has_perm(MarketPermission.PUBLISH, site),
        gives_links=person.has_perm(MarketPermission.GIVE_LINK, site),
    )
    old = [each for each in waits if each.kind == GoodsWaitKind.PRICE]
    context = {
        "rows": [each for each in waits if each.kind != GoodsWaitKind.PRICE],
        "old": old[:1],  # the longest unasked: one a day is little, all at once is a wall
        "more_old": old[1:],
        "more_old_label": f"{len(old) - 1} harga lain perlu ditanya",
        "photo_base": photo_base(site),
    }
    return PagePanel("market/panels/waiting.html", context, len(waits)) if waits else None


@year_chapter(50)
def sellers_of_year(site: Site, span: YearSpan) -> YearChapter:
    """Who had something for readers in a year, and how much. One query."""
    sellers, goods = sold_between(site, *span.moments(site))
    figures = (
        YearFigure(sellers, "penjual dibantu"),
        YearFigure(goods, "barang dan jasa di lapak"),
    )
    return YearChapter("penjual", "Penjual yang dibantu", figures, route="ruang-market")
