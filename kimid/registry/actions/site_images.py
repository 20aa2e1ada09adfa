"""Pictures on the site of a KIM.

`sites` stands on a layer below `media`, so it cannot show photos itself. `registry` is the lowest
app that imports both and knows whose site it is.
"""

from datetime import datetime
from enum import StrEnum

from kimid.events.action import action, add_event_data, touch
from kimid.lib.picture import Picture
from kimid.media.usage import hide_media, mark_media_used, show_media
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.rules import SitesPermission


class SiteImage(StrEnum):
    """Where a picture of a site hangs."""

    LOGO = "logo"
    COVER = "cover"


@action(needs=SitesPermission.ARRANGE, records="site.picture_hung")
def set_site_image(
    site: Site, *, image: SiteImage, picture: Picture | None, by: Person, at: datetime
) -> Site:
    """Give the site of a KIM its logo or its cover photo; with None it goes back to the cloth of
    its village.
    """
    before: Picture | None = getattr(site, image)
    if picture is not None:
        mark_media_used(site, [picture["name"]], at)
        show_media(site, [picture["name"]])
    if before is not None:
        hide_media(site, [before["name"]])
    setattr(site, image, picture)
    site.save(update_fields=[image])
    add_event_data(wall=image, picture=picture["name"] if picture else None)
    touch(site.tag)
    return site
