"""What sellers sent by their links, on the home of those who answer."""

from kimid.access.pages import RuangRequest
from kimid.market.link_queries import links_asked_for, waiting_proposals
from kimid.market.rules import MarketPermission
from kimid.media.addresses import photo_base
from kimid.shared_pages.panels import PagePanel, Spot, panel


@panel(Spot.HOME_WAITING, 24)
def sent_by_sellers(request: RuangRequest) -> PagePanel | None:
    """What waits for those who publish, and who needs a new link."""
    person, site = request.person, request.site
    may_publish = person.has_perm(MarketPermission.PUBLISH, site)
    may_give = person.has_perm(MarketPermission.GIVE_LINK, site)
    sent = waiting_proposals(site) if may_publish else []
    asked = links_asked_for(site) if may_give else []
    if not sent and not asked:
        return None
    context = {"sent": sent, "asked": asked, "photo_base": photo_base(site)}
    return PagePanel("market/panels/sent.html", context, len(sent) + len(asked))
