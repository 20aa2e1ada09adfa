"""Task: stories that are ready to be published over HTTP."""

import json
from collections.abc import Iterator

from django.utils import timezone

from bench.world import checked_story, group


def lines(label: str, how_many: str) -> Iterator[str]:
    """The public id and the title of each new verified story of a KIM, as lines of JSON."""
    of = group(label)
    for number in range(int(how_many)):
        title = f"Kabar {number} dari {label} untuk diukur"
        story = checked_story(of, timezone.now(), title)
        yield json.dumps({"id": story.public_id, "title": story.title})
