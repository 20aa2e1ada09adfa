"""People read what happened to a thing: no kind of event is forgotten there by accident."""

from typing import Final

import pytest

from kimid.activity import history as activity_history
from kimid.applications import history as application_history
from kimid.events.catalogue import all_actions
from kimid.ict import history as ict_history
from kimid.lifecycle import queries as life
from kimid.registry import history
from kimid.web.further_events import further_events
from tests.house.walking import HOUSE

# What each history leaves out on purpose. A new kind of event gets a sentence, or stands here.
_UNTOLD: Final = {
    # Votes are secret, and a photo that was made anew changes nothing that anybody wrote.
    "activity": {"activity.photo_renewed", "poll.answered", "poll.taken_back"},
    # Each of these stands on a page of its own, or is a step of another thing.
    "kim": {
        "kim.account_confirmed",
        "kim.account_ended",
        "kim.followed_region",
        "kim.imported",
        "kim.merger_answered",
    },
    # What an applicant fills in, before and while it is looked at.
    "application": {
        "application.compared",
        "application.filled",
        "application.paper_added",
        "application.paper_dropped",
        "application.paper_read",
        "application.paper_seen",
        "application.paper_unreadable",
    },
}
_TOLD: Final = {
    "activity": {*activity_history._EVENT_LABELS},
    "kim": {
        *(*history._EVENT_TEXTS, *ict_history.EVENT_TEXTS, *life._EVENT_TEXTS),
        *application_history.ACT_TEXTS,
    },
    "application": {*application_history.STEP_TEXTS},
}
_BEGINNINGS: Final = {
    "activity": ("activity.", "plan.", "poll."),
    "kim": ("kim.",),
    "application": ("application.",),
}


@pytest.mark.parametrize("name", _TOLD)
def test_every_event_of_a_history_is_told_or_left_out_on_purpose(name: str) -> None:
    kinds = {spec.event_kind for spec in all_actions().values()}
    kinds |= {event.kind for event in further_events(HOUSE)}
    own = {kind for kind in kinds if kind.startswith(_BEGINNINGS[name])}

    assert own - _TOLD[name] == _UNTOLD[name]
