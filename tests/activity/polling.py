"""Polls, answers and posted forms for tests."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from kimid.activity.actions import polls
from kimid.activity.models import Poll
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.activity import making

POLLS: Final = "/s/kim-satu/jajak/"
TODAY: Final = build.AT.date()
LAST: Final = TODAY + timedelta(days=7)


def poll_now(kim: Kim, **values: Any) -> Poll:
    """A poll that is open at the moment of the test."""
    return making.poll(kim, at=timezone.now(), on=today() + timedelta(days=7), **values)


def today() -> date:
    return clock.today(timezone.now(), "WIB")


def typed(**values: str) -> dict[str, str]:
    words = {
        "number": "2345",
        "question": "Rapat hari apa?",
        "choice_1": "Rabu",
        "choice_2": "Sabtu",
    }
    return {**words, "closes_on": clock.day(today() + timedelta(days=3)), **values}


def answer_poll(poll: Poll, by: Person, choice: int = 0, at: datetime = build.AT) -> Poll:
    return polls.answer_poll(poll, choice=choice, by=by, at=at)


def page_text(response: Any) -> str:
    return " ".join(response.content.decode().split())
