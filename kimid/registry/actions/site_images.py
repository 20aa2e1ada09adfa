"""Pictures on the site of a KIM.

`sites` stands on a layer below `media`, so it cannot show photos itself. `registry` is the lowest
app that imports both and knows whose site it is.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.lib.picture import Picture, words_of_pictures
from kimid.media.models import Photo
from kimid.media.usage import hide_media, show_media
from kimid.people.models import Person
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.rules import SitesPermission
from kimid.sites.undoing import before_doubt, note_undone

_HUNG: Final = "site.picture_hung"


class SiteImage(StrEnum):
    """Where a picture of a site hangs."""

    LOGO = "logo"
    COVER = "cover"


@action(needs=SitesPermission.ARRANGE, records=_HUNG, locks_first="subject")
def set_site_image(
    site: Site, *, image: SiteImage, picture: Picture | None, by: Person, at: datetime
) -> Site:
    """Give the site of a KIM its logo or its cover photo; with None it goes back to the cloth of
    its village. Raises WordsRefused.
    """
    refuse_words(site, *words_of_pictures([picture] if picture else []), by=by)
    before: Picture | None = getattr(site, image)
    setattr(site, image, picture)
    site.save(update_fields=[image])
    if picture is not None:
        show_media(site, [picture["name"]])
    hide_media(site, _hidden_by_change(site, before))
    add_event_data(wall=image, picture=picture["name"] if picture else None, before=before)
    touch(site.tag)
    return site


def undo_site_images(doubt: Doubt) -> dict[str, int]:
    """For actions: logo and cover that an account in doubt hung are what they were before, unless
    somebody else hung another since.
    """
    return {
        "pictures": sum(_undo(doubt, site, image) for site in doubt.sites for image in SiteImage)
    }


def _undo(doubt: Doubt, site: Site, image: SiteImage) -> int:
    """A logo or a cover that an account in doubt hung is what it was before."""
    now: Picture | None = getattr(site, image)
    last = doubt.events(_HUNG).filter(site_id=site.pk, data__wall=image).last()
    if last is None or not doubt.is_doubtful(last) or "before" not in last.data:
        return 0
    before: Picture | None = before_doubt(doubt, site, _HUNG, wall=image)
    if before and not _is_there(site, before):
        before = None
    if before == now:
        return 0
    setattr(site, image, before)
    site.save(update_fields=[image])
    doubt.hidden.append(FilesOfRow(site, site, _hidden_by_change(site, now)))
    doubt.shown.append(FilesOfRow(site, site, frozenset({before["name"]} if before else ())))
    note_undone(site, _HUNG, {image: now})
    return 1


def _hidden_by_change(site: Site, before: Picture | None) -> frozenset[str]:
    """What readers do not see any more: the same photo may be the logo and the cover."""
    shown = {picture["name"] for picture in (site.logo, site.cover) if picture}
    return frozenset({before["name"]} - shown if before else ())


def _is_there(site: Site, picture: Picture) -> bool:
    with on_site(site):
        return Photo.objects.filter(name=picture["name"]).exists()
