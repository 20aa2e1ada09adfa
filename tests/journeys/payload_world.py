"""Run as a program: fills an empty database with KIM whose every text wants to run, in every stage.

Leaves a file `payloads.json` beside the database: how many payloads each field got, how many it can
hold, and where the pages are that no other page leads to.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import django
from django.conf import settings
from django.core.management import call_command

# stories: from so many on the world is written on until every field has all that it can hold
LONG: Final = 1400


def make(stories: int) -> None:
    """Tables, one village with all above it, so many stories, what a village has besides, hamlets
    around it, an officer.
    """
    from tests.journeys.payload_hamlets import Hamlets
    from tests.journeys.payload_letters import Letters
    from tests.journeys.payload_meetings import Meetings
    from tests.journeys.payload_people import Village
    from tests.journeys.payload_polls import Polls
    from tests.journeys.payload_scene import Scene
    from tests.journeys.payload_stories import Stories

    call_command("migrate", verbosity=0, interactive=False)
    scene = Scene(datetime.now(UTC), is_long=stories >= LONG)
    village = Village(scene)
    _let_addresses_stand()
    told = Stories(village)
    for number in range(stories):
        told.tell(number)
    told.finish()
    Meetings(village, told.under_way).hold()
    Letters(village).bring()
    Polls(village).ask()
    Hamlets(village).found()
    village.open_office()
    Path(settings.DATA_DIR, "payloads.json").write_text(json.dumps(scene.told()))


def _let_addresses_stand() -> None:
    """Second persons of two groups have looked at the address in the payloads, so it may stand in
    words beside a story everywhere.
    """
    from kimid.access.models import Grant
    from kimid.links.ledger import record_look
    from kimid.sites.guard import across_sites
    from tests import build

    # Who came less than three days ago checks nothing alone: these have been there for long.
    Grant.objects.update(starts_at=build.AT)
    with across_sites("two groups look"):
        for kim in (build.kim(), build.kim()):
            record_look({"x.id"}, kim.site, by=build.member(kim), at=build.AT)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make(int(sys.argv[1]))
