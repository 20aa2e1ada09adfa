"""Task: stories with a photo each that are ready to be published over HTTP."""

import json
from collections.abc import Iterator

from django.utils import timezone

from bench.world import checked_story, group
from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.sites.guard import on_site


def lines(label: str, how_many: str) -> Iterator[str]:
    """The public id of a new verified story with each of the newest photos of a KIM, as JSON."""
    of = group(label)
    with on_site(of.kim.site):
        photos = list(Photo.objects.order_by("-pk")[: int(how_many)])
    for number, photo in enumerate(photos):
        title = f"Kabar {number} dari {label} dengan foto"
        picture: Picture = {**photo.as_picture(), "caption": "Warga di parit", "alt": "Warga"}
        story = checked_story(of, timezone.now(), title, [picture])
        yield json.dumps({"id": story.public_id})
