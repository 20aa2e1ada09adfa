"""Pictures on the site of a KIM.

A site is nobody's subject and stands on a floor below photos, so it cannot hang them itself. The register is the lowest house
that knows whose site it is and sees both.
"""

from datetime import datetime
from enum import StrEnum

from kimid.events.action import action, remember, touch
from kimid.lib.picture import Picture
from kimid.media.showing import hide_media, show_media, take_media
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.rules import Can


class Wall(StrEnum):
    """Where a picture of a site hangs."""

    LOGO = "logo"
    COVER = "cover"


@action(needs=Can.ARRANGE, records="site.picture_hung")
def hang_picture(site: Site, *, wall: Wall, picture: Picture | None, by: Person, at: datetime) -> Site:
    """Give the site of a KIM its logo or its cover photo; with None it goes back to the cloth of its village."""
    before: Picture | None = getattr(site, wall)
    if picture is not None:
        take_media(site, [picture["name"]], at)
        show_media(site, [picture["name"]])
    if before is not None:
        hide_media(site, [before["name"]])
    setattr(site, wall, picture)
    site.save(update_fields=[wall])
    remember(wall=wall, picture=picture["name"] if picture else None)
    touch(site.tag)
    return site
