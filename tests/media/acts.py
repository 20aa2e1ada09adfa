"""A call of each action of media, for an actor who lacks the permission."""

from typing import Final

from kimid.lib.attachment import AttachmentData
from kimid.media.actions import Description, StoredRenditions
from tests import build
from tests.events.action_case import ActionCase

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.media.actions.add": lambda: (
        build.kim().site,
        {"stored": StoredRenditions("foto", 640, 480, (320, 640), 30_000)},
    ),
    "kimid.media.actions.add_tidied": lambda: (
        build.photo(build.kim()),
        {"stored": StoredRenditions("foto", 480, 480, (320, 480), 30_000)},
    ),
    "kimid.media.actions.describe": lambda: (
        build.photo(build.kim()),
        {"description": Description("Perahu di sungai")},
    ),
    "kimid.media.actions.attach": lambda: (
        build.kim().site,
        {
            "attached": AttachmentData(
                name="2" * 16, kind="sound", title="Rekaman", size=20, weight=60_000
            )
        },
    ),
    "kimid.media.actions.detach": lambda: (build.attachment(build.kim()), {}),
    "kimid.media.actions.discard": lambda: (build.photo(build.kim()), {}),
    "kimid.media.actions.record_avif": lambda: (build.photo(build.kim()), {"weight": 20_000}),
}
