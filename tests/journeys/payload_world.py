"""Run as a program: fills an empty database with one KIM whose every text wants to run, in every stage.

Leaves a file `payloads.json` beside the database: how many payloads each field got, and paths that no page leads to.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def make(stories: int) -> None:
    """Tables, one village with all above it, a KIM, so many stories, an officer."""
    from tests.journeys.payload_stories import Village  # noqa: PLC0415  # only after Django is set up

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    village = Village(datetime.now(UTC))
    for number in range(stories):
        village.tell(number)
    village.finish()
    written = {field: len(texts) for field, texts in village.pen.written.items()}
    Path(settings.DATA_DIR, "payloads.json").write_text(json.dumps({"written": written, "doors": village.doors}))


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make(int(sys.argv[1]))
