"""Where readers come across the money of a group: in the menu, on its page about itself, beside its
news, and on portals. A group may move the section and takes none of them away.
"""

from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.sections import SharedSection, register_section
from kimid.sites.middleware import SiteRequest
from kimid.wire.guessed_addresses import lead_to

register_section(SharedSection("keuangan", "Keuangan", "/keuangan/", "chart"))
lead_to("/keuangan/", "uang", "kas", "anggaran")


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
