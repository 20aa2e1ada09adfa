"""AVIF renditions: a fifth smaller than WebP in the same quality, but slow to encode.

So a task makes them later, and only of photos that many readers have seen.
"""

from datetime import datetime

from kimid.events.actor import System
from kimid.media import actions, files
from kimid.media.models import Photo
from kimid.media.sandbox import PhotoRefused, renditions
from kimid.media.visibility import settle_files


def make_avif(name: str, at: datetime) -> bool:
    """Make AVIF of a photo of the current site. Returns whether it has AVIF. May run twice."""
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None or photo.has_avif:
        return photo is not None
    widest = files.own_file(name, f"{photo.widths[-1]}.webp")
    if widest is None:
        return False
    try:
        avif = renditions(widest, "avif")
    except PhotoRefused:
        return False
    # A photo from before a width was added keeps the widths that it has.
    bodies = {width: body for width, body in avif.bodies.items() if width in photo.widths}
    weight = sum(map(len, bodies.values()))
    if list(bodies) != photo.widths or weight >= photo.weight:
        return False
    files.store(name, {f"{width}.avif": body for width, body in bodies.items()})
    actions.record_avif(photo, weight=weight, by=System("lighter renditions"), at=at)
    settle_files(name)
    return True
