"""How many files come from one account or one application. Their bytes have a quota besides."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.actor import Actor, ActorKind
from kimid.limits.counting import Charge, Rate, take
from kimid.media.sandbox import FileRefused

# Each file costs the processor up to a second. A festival has a hundred photos, not a thousand.
_OF_ACCOUNT: Final = Rate(120, timedelta(seconds=30))
_OF_APPLICATION: Final = Rate(40, timedelta(minutes=1))


def refuse_too_many_of(by: Actor, error: type[FileRefused], at: datetime) -> None:
    """Count a file of an account, or of whoever acts by a link; others have limits where their
    forms come in. Raises `error` after too many. One statement.
    """
    if by.actor_kind == ActorKind.PERSON:
        _count(("upload", "account", by.actor_ref), _OF_ACCOUNT, error, at)
    if by.actor_kind == ActorKind.LINK:
        _count(("upload", "link", by.actor_ref), _OF_APPLICATION, error, at)


def refuse_too_many_papers(application: str, error: type[FileRefused], at: datetime) -> None:
    """Count a paper of an application. Raises `error` after too many. One statement."""
    _count(("upload", "application", application), _OF_APPLICATION, error, at)


def _count(name: tuple[str, ...], rate: Rate, error: type[FileRefused], at: datetime) -> None:
    if take([Charge(name, rate)], at)[0].is_refused:
        raise error("often")
