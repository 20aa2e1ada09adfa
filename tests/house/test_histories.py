"""People read what happened: no kind of event is forgotten by accident."""

from collections import defaultdict
from typing import Final

import pytest

from kimid.events.catalogue import all_actions
from kimid.events.presenters import LEFT_OUT, OTHER_CHANGE, PRESENTERS
from kimid.web.further_events import further_events
from tests.house.walking import HOUSE

# What each history leaves out on purpose. A new kind of event gets a sentence, or stands here.
_NO_SENTENCE: Final = {
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
    # What an applicant fills in, before and while it is looked at; what officials arrange.
    "application": {
        "application.compared",
        "application.filled",
        "application.handed_on",
        "application.held",
        "application.letter_recorded",
        "application.list_exported",
        "application.noted",
        "application.paper_added",
        "application.paper_dropped",
        "application.paper_read",
        "application.paper_seen",
        "application.paper_seen_by_head",
        "application.paper_unreadable",
    },
}
# Nothing records these any more; installs have them from before.
_OF_BEFORE: Final = {"story.card_drawn"}
_BEGINNINGS: Final = {
    "activity": ("activity.", "plan.", "poll."),
    "kim": ("kim.",),
    "application": ("application.",),
}


@pytest.fixture(scope="module")
def recorders() -> dict[str, set[str]]:
    """The apps that record each kind of event."""
    apps: dict[str, set[str]] = defaultdict(set)
    for name, spec in all_actions().items():
        apps[spec.event_kind].add(name.split(".")[1])
    for event in further_events(HOUSE):
        apps[event.kind].add(event.function.split(".")[0])
    return apps


def test_every_kind_of_event_has_a_presenter_or_is_left_out_for_a_reason(
    recorders: dict[str, set[str]],
) -> None:
    assert PRESENTERS.keys() | LEFT_OUT.keys() == recorders.keys() | _OF_BEFORE
    assert all(LEFT_OUT.values())


def test_every_change_has_words_of_its_own() -> None:
    """An office, and whoever reads an export, learns what it was."""
    worded = {kind for kind, presenter in PRESENTERS.items() if presenter.change != OTHER_CHANGE}
    assert PRESENTERS.keys() - worded == set()


def test_a_presenter_stands_in_an_app_that_records_the_event(
    recorders: dict[str, set[str]],
) -> None:
    texts = {
        file.parent.name: file.read_text(encoding="utf-8") for file in HOUSE.glob("*/presenters.py")
    }
    elsewhere = {
        kind
        for kind, apps in recorders.items()
        if not any(f'"{kind}"' in texts.get(app, "") for app in apps)
    }
    assert elsewhere == set()


@pytest.mark.parametrize("name", _NO_SENTENCE)
def test_every_event_of_a_history_has_a_sentence_or_is_left_out_on_purpose(
    name: str, recorders: dict[str, set[str]]
) -> None:
    own = {kind for kind in recorders if kind.startswith(_BEGINNINGS[name])}
    written = {
        kind
        for kind, presenter in PRESENTERS.items()
        if presenter.sentence or presenter.in_kim_history
    }
    assert own - written == _NO_SENTENCE[name]
