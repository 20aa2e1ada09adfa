"""AVIF: a fifth lighter than WebP at the same look, but slow to make. So it comes later, and only for what is public."""

from datetime import datetime

from django.db import transaction

from kimid.events.actor import System
from kimid.media import actions, files
from kimid.media.models import Photo
from kimid.media.sandbox import PhotoRefused, renditions


def make_lighter(name: str, at: datetime) -> bool:
    """See to it that a photo of the present site has AVIF renditions; says whether it has. May run twice."""
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None or photo.has_avif:
        return photo is not None
    widest = files.own_file(name, f"{photo.widths[-1]}.webp")
    if widest is None:
        return False
    try:
        made = renditions(widest, "avif")
    except PhotoRefused:
        return False
    if list(made.bodies) != photo.widths or made.total >= photo.weight:
        return False
    files.store(name, {f"{width}.avif": body for width, body in made.bodies.items()})
    actions.lighten(photo, weight=made.total, by=System("lighter renditions"), at=at)
    _show_if_public(name)
    return True


def _show_if_public(name: str) -> None:
    # The lock keeps a withdrawal from coming between the look and the showing.
    with transaction.atomic():
        if Photo.objects.select_for_update().get(name=name).is_public:
            files.show(name)
