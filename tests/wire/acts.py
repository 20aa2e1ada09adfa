"""A call of each action of the wire, for an actor who lacks the permission."""

from typing import Any, Final

from django.db.models import Model

from kimid.lib.codes import Level
from kimid.newsroom.flow import Stage
from kimid.wire.models import AlikeWords
from tests import build
from tests.events.action_case import ActionCase


def _unverified_item() -> tuple[Model, dict[str, Any]]:
    story = build.story(build.kim(), Stage.PUBLISHED_UNVERIFIED)
    assert story.item is not None
    return story.item, {"office": build.portal("6112"), "up_to": Level.REGENCY}


def _placement() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    return build.placement(story, build.portal("61")), {}


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.wire.actions.send_on": _unverified_item,
    "kimid.wire.actions.put_right": lambda: (_placement()[0], {"doubted": []}),
    "kimid.wire.actions.undo_sending": lambda: (_unverified_item()[0], {"person": 1}),
    "kimid.wire.actions.feature": _placement,
    "kimid.wire.actions.unfeature": _placement,
    "kimid.wire.actions.show": _placement,
    "kimid.wire.actions.hide": lambda: (_placement()[0], {"reason": "Bukan dari sini."}),
    "kimid.wire.actions.add_alike_words": lambda: (
        build.region("6112"),
        {"words": "goro, gotong royong"},
    ),
    "kimid.wire.actions.remove_alike_words": lambda: (
        AlikeWords.objects.create(region=build.region("6112"), words="goro, gotong royong"),
        {},
    ),
}
