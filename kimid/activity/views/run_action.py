"""What the pages of a group's activities have in common: doing one thing, and saying what came of
it.
"""

from collections.abc import Callable

from django.contrib import messages

from kimid.access.pages import RuangRequest
from kimid.activity.actions import entries


def run_action(request: RuangRequest, action: Callable[[], object], success_text: str) -> None:
    """Run one action. The next page says `done`, or why it could not be now."""
    try:
        action()
    except entries.EntryRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, success_text)
