"""Where readers come across the money of a group: on its page about itself, beside its news, and on
portals. No group arranges these, so none takes them away.
"""

from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.middleware import SiteRequest


@panel(Spot.PROFILE, 20)
def on_profile(request: SiteRequest) -> PagePanel:
    """The way to the money of the group."""
    return PagePanel("ledger/panels/profile.html")


@panel(Spot.KIM_SIDE, 20)
def beside_the_news(request: SiteRequest) -> PagePanel:
    """The same, on the front page."""
    return PagePanel("ledger/panels/side.html")


@panel(Spot.PORTAL_BELOW, 20)
def on_portal(request: SiteRequest) -> PagePanel:
    """The way to the sums of the region."""
    return PagePanel("ledger/panels/portal.html")
