"""Task: stories that only wait to be published, for those who publish over HTTP."""

import json
from collections.abc import Iterator

from django.utils import timezone

from bench.world import checked_story, group


def lines(label: str, how_many: str) -> Iterator[str]:
    """So many checked stories of the KIM with this label: public id and title of each, as a line of JSON."""
    of = group(label)
    for number in range(int(how_many)):
        title = f"Kabar {number} dari {label} untuk diukur"
        story = checked_story(of, timezone.now(), title)
        yield json.dumps({"id": story.public_id, "title": story.title})
