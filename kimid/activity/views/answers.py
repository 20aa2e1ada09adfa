"""What the pages of a group's activities have in common: doing one thing, and saying what came of it."""

from collections.abc import Callable

from django.contrib import messages

from kimid.access.pages import RuangRequest
from kimid.activity import actions


def do(request: RuangRequest, act: Callable[[], object], done: str) -> None:
    """Run one action. The next page says `done`, or why it could not be now."""
    try:
        act()
    except actions.NotNow as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
