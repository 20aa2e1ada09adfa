"""The one decorator that every write of the house wears."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, wraps
from typing import Concatenate, Final, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from kimid.events import changes
from kimid.events.actor import Actor
from kimid.events.models import Event
from kimid.events.permissions import RULES, Placed


class Listener(Protocol):
    """A task that hears of an event: it is enqueued in the same transaction, with the id of the event."""

    def enqueue(self, event_id: int) -> object: ...


@dataclass(frozen=True)
class Spec:
    """What the register knows about one action."""

    needs: str
    records: str
    verb: Callable[..., object]


@dataclass
class _Act:
    """The action under way in this thread: what it touches and what shall be remembered of it."""

    tags: set[str] = field(default_factory=set)
    facts: dict[str, object] = field(default_factory=dict)
    others: list[tuple[models.Model, str, dict[str, object]]] = field(default_factory=list)


ACTIONS: Final[dict[str, Spec]] = {}
LISTENERS: Final[dict[str, list[Listener]]] = {}
_act: ContextVar[_Act | None] = ContextVar("act", default=None)


def touch(*tags: str) -> None:
    """Say which stored pages the action under way changes, by their tags."""
    _current().tags.update(tags)


def remember(**facts: object) -> None:
    """Add facts to the event row of the action under way: plain values that JSON can hold."""
    _current().facts.update(facts)


def remember_of(thing: models.Model, kind: str, **facts: object) -> None:
    """Put an event of its own on the record of another thing that the action under way changes too."""
    _current().others.append((thing, kind, facts))


def on(kind: str, listener: Listener) -> None:
    """Let a task hear of every event of this kind."""
    LISTENERS.setdefault(kind, []).append(listener)


def action[T: models.Model, **P, R](
    *, needs: str, records: str
) -> Callable[[Callable[Concatenate[T, P], R]], Callable[Concatenate[T, P], R]]:
    """Make a verb an action: one transaction, one permission, one event.

    The thing (first argument) is read again and locked inside the transaction; then `by` is asked for `needs` on it; then the
    verb runs; then the event and, last, the change row are written. Raises PermissionDenied before anything is written.
    A creating action takes the site or region in which it creates. Actions do not nest: share plain functions instead.
    """

    def wrap(verb: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
        ACTIONS[f"{verb.__module__}.{verb.__name__}"] = Spec(needs, records, verb)

        @wraps(verb)
        def run(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            by, at = _actor_and_time(kwargs)
            if _act.get() is not None:
                raise RuntimeError(f"{verb.__name__} was called inside another action; share a plain function instead")
            act = _Act()
            token = _act.set(act)
            try:
                with transaction.atomic(durable=True):
                    _read_again(thing)
                    _ask(by, needs, thing)
                    result = verb(thing, *args, **kwargs)
                    for other, kind, facts in act.others:
                        _record(kind, other, facts, by, at)
                    _record(records, _about(result, thing), act.facts, by, at)
                    if act.tags:
                        changes.write(act.tags, at)
                        transaction.on_commit(partial(changes.committed.send_robust, sender=None))
            finally:
                _act.reset(token)
            return result

        return run

    return wrap


def _current() -> _Act:
    act = _act.get()
    if act is None:
        raise RuntimeError("no action is under way")
    return act


def _actor_and_time(kwargs: dict[str, object]) -> tuple[Actor, datetime]:
    by, at = kwargs["by"], kwargs["at"]
    if not isinstance(at, datetime):
        raise TypeError("at= must be a moment")
    return cast(Actor, by), at


def _read_again(thing: models.Model) -> None:
    rows = type(thing)._base_manager.select_for_update(no_key=True)
    thing.refresh_from_db(from_queryset=rows)


def _ask(by: Actor, needs: str, thing: models.Model) -> None:
    if needs not in RULES:
        raise LookupError(f"no app registered the permission {needs}")
    if not by.has_perm(needs, thing):
        raise PermissionDenied(needs)


def _about(result: object, thing: models.Model) -> models.Model:
    """What an action made, if it made something that stands somewhere; else what it was done to."""
    return result if isinstance(result, models.Model) and isinstance(result, Placed) else thing


def _record(kind: str, thing: models.Model, facts: dict[str, object], by: Actor, at: datetime) -> None:
    if not isinstance(thing, Placed):
        raise TypeError(f"{thing._meta.label} cannot say where it stands")
    standing = thing.standing()
    event = Event.objects.create(
        kind=kind,
        actor_kind=by.actor_kind,
        actor_ref=by.actor_ref,
        actor_name=by.actor_name,
        site_id=standing.site_id,
        region_code=standing.region_code,
        thing=thing._meta.label,
        thing_id=str(thing.pk),
        facts=facts,
        happened_at=at,
    )
    for listener in LISTENERS.get(kind, ()):
        listener.enqueue(event.pk)
