"""The decorator of every write."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, wraps
from operator import attrgetter
from types import MappingProxyType, SimpleNamespace
from typing import Concatenate, Final, Protocol, cast, runtime_checkable

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from kimid.events import changes
from kimid.events.actor import Actor, ActorKind
from kimid.events.models import Event
from kimid.events.permissions import RULES, Scope, Scoped
from kimid.events.posts import ActorPost, post_of
from kimid.events.tags import frame_tag
from kimid.orm.locking import lock_and_refresh


@runtime_checkable
class KnowsRoles(Protocol):
    """An actor who has read their roles before the action began."""

    def read_roles_again(self) -> None: ...


class Listener(Protocol):
    """A task that listens to a kind of event. The transaction of the event enqueues it with the id
    of the event.
    """

    def using(self, *, queue_name: str) -> "Listener": ...

    def enqueue(self, event_id: int) -> object: ...


# Whether a listener has anything to do for this event about this object.
type Condition = Callable[[Event, models.Model], bool]


@dataclass(frozen=True)
class InOneTurn:
    """A listener whose tasks have one turn among the owners of their lane, wherever their events
    stand. For what strangers send: they choose the place.
    """

    listener: Listener
    queue_name: str

    def using(self, *, queue_name: str) -> Listener:
        return self

    def enqueue(self, event_id: int) -> object:
        return self.listener.using(queue_name=self.queue_name).enqueue(event_id)


@dataclass(frozen=True)
class InTurnOfSender:
    """A listener whose tasks have the turn that the action named (`have_turn`), and not that of
    their site. For slow work on what strangers send to a site: its own tasks do not wait for it.
    """

    listener: Listener

    def using(self, *, queue_name: str) -> Listener:
        return self.listener.using(queue_name=_current().turn or queue_name)

    def enqueue(self, event_id: int) -> object:
        return self.listener.enqueue(event_id)


@dataclass(frozen=True)
class ActionSpec:
    """One registered action."""

    permission: str
    event_kind: str
    verb: Callable[..., object]


@dataclass
class _ActionContext:
    """The current action of this thread: the tags it touches, the data it records, whose turn some
    of its tasks have, and with which post somebody acts.
    """

    tags: set[str] = field(default_factory=set)
    data: dict[str, object] = field(default_factory=dict)
    other_events: list[tuple[models.Model, str, dict[str, object]]] = field(default_factory=list)
    turn: str = ""
    post: ActorPost = field(default_factory=dict)


ACTIONS: Final[dict[str, ActionSpec]] = {}
LISTENERS: Final[dict[str, list[Listener]]] = {}
_CONDITIONS: Final[dict[tuple[str, Listener], Condition]] = {}
_context: ContextVar[_ActionContext | None] = ContextVar("action", default=None)
_left_out: ContextVar[Mapping[Listener, datetime]] = ContextVar(
    "left_out", default=MappingProxyType({})
)


def touch(*tags: str) -> None:
    """Name the stored pages that the current action changes, by their tags. The tag of a site means
    all its pages.
    """
    _current().tags.update(tags, map(frame_tag, tags))


def touch_lists(tag: str) -> None:
    """Name the pages that list what a site holds. Those that show its frame only stay."""
    _current().tags.add(tag)


def add_event_data(**data: object) -> None:
    """Add data to the event of the current action: plain values that JSON can hold."""
    _current().data.update(data)


def record_event_for(subject: models.Model, kind: str, **data: object) -> None:
    """Record a further event, about another object that the current action changes. The kind is a
    text or a constant of the module: `write_docs` reads it there for docs/events.md.
    """
    _current().other_events.append((subject, kind, data))


def have_turn(name: str) -> None:
    """Say whose turn the tasks of an `InTurnOfSender` have, in at most 32 characters."""
    _current().turn = name


def on(kind: str, listener: Listener, *, only_if: Condition | None = None) -> None:
    """Enqueue a task for every event of this kind, or for those of which `only_if` is true.

    It is asked in the transaction of the event, with the object that the action has in hand, so it
    asks the database nothing. Whatever it leaves out would have nothing to do.
    """
    LISTENERS.setdefault(kind, []).append(listener)
    if only_if is not None:
        _CONDITIONS[kind, listener] = only_if


def action[T: models.Model, **P, R](
    *, needs: str, records: str, locks_first: str = "", counts_as_life: bool = False
) -> Callable[[Callable[Concatenate[T, P], R]], Callable[Concatenate[T, P], R]]:
    """Make a function an action: one transaction, one permission, and an event of its own.

    The subject (first argument) is read again and locked inside the transaction, after what
    `locks_first` names: whoever waited for that has their roles read again. Then `by` needs
    the permission `needs` on it. Then the function runs. Then its own event is written, after those
    that it recorded for other objects (`record_event_for`); each event enqueues the tasks that
    listen to its kind. Last comes the change row, if anything was touched. Raises PermissionDenied
    before anything is written. An action that creates an object takes the site or region in which
    it creates. Actions do not nest: share plain functions instead.

    A group in which a person does what `counts_as_life` is not silent; its event says so.
    """

    def wrap(verb: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
        ACTIONS[f"{verb.__module__}.{verb.__name__}"] = ActionSpec(needs, records, verb)

        @wraps(verb)
        def run(subject: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            by, at = _actor_and_time(kwargs)
            with _new_context(verb.__name__) as context, transaction.atomic(durable=True):
                if locks_first:
                    _lock_first(locks_first, by, SimpleNamespace(subject=subject, **kwargs))
                lock_and_refresh(subject)
                context.post = _permitted_post(by, needs, subject, at)
                result = verb(subject, *args, **kwargs)
                for other, kind, data in context.other_events:
                    _record(kind, other, data, by, at)
                about = _subject_of(result, subject)
                _record(records, about, context.data, by, at, counts_as_life=counts_as_life)
                if context.tags:
                    changes.write(context.tags, at)
                    transaction.on_commit(partial(changes.committed.send_robust, sender=None))
            return result

        return run

    return wrap


@contextmanager
def leaving_out(listeners: Mapping[Listener, datetime]) -> Iterator[None]:
    """Inside, these tasks are not enqueued for events of before their moment. For whoever writes
    down a past in which they were done long ago.
    """
    token = _left_out.set(listeners)
    try:
        yield
    finally:
        _left_out.reset(token)


@contextmanager
def _new_context(name: str) -> Iterator[_ActionContext]:
    if _context.get() is not None:
        raise RuntimeError(
            f"{name} was called inside another action; share a plain function instead"
        )
    context = _ActionContext()
    token = _context.set(context)
    try:
        yield context
    finally:
        _context.reset(token)


def _current() -> _ActionContext:
    context = _context.get()
    if context is None:
        raise RuntimeError("no action is under way")
    return context


def _actor_and_time(kwargs: dict[str, object]) -> tuple[Actor, datetime]:
    by = kwargs["by"]
    at = kwargs["at"]
    if not isinstance(at, datetime):
        raise TypeError("at= must be a moment")
    return cast(Actor, by), at


def _lock_first(name: str, by: Actor, arguments: SimpleNamespace) -> None:
    """Whoever locks an account, or closes a site, may have had this lock until now."""
    lock_and_refresh(attrgetter(name)(arguments))
    if isinstance(by, KnowsRoles):
        by.read_roles_again()


def _permitted_post(by: Actor, needs: str, subject: models.Model, at: datetime) -> ActorPost:
    """The post with which somebody does this. Raises PermissionDenied."""
    _require_permission(by, needs, subject)
    return post_of(by, needs, subject, at)


def _require_permission(by: Actor, needs: str, subject: models.Model) -> None:
    if needs not in RULES:
        raise LookupError(f"no app registered the permission {needs}")
    # Only accounts can be stopped, so the other actors do not know the word.
    if getattr(by, "may_only_read", False) or not by.has_perm(needs, subject):
        if not isinstance(subject, Scoped):
            raise TypeError(f"{subject._meta.label} has no scope(), so nobody may {needs} on it")
        raise PermissionDenied(needs)


def _subject_of(result: object, subject: models.Model) -> models.Model:
    """The object that the action returned, if it has a scope; else the object that it was called
    with.
    """
    return result if isinstance(result, models.Model) and isinstance(result, Scoped) else subject


def _record(
    kind: str,
    subject: models.Model,
    data: dict[str, object],
    by: Actor,
    at: datetime,
    *,
    counts_as_life: bool = False,
) -> None:
    if not isinstance(subject, Scoped):
        raise TypeError(f"{subject._meta.label} cannot say where it stands")
    scope = subject.scope()
    event = Event.objects.create(
        kind=kind,
        actor_kind=by.actor_kind,
        actor_ref=by.actor_ref,
        actor_name=by.actor_name,
        site_id=scope.site_id,
        region_code=scope.region_code,
        subject=subject._meta.label,
        subject_id=str(subject.pk),
        data=data,
        post=_current().post,
        happened_at=at,
        is_sign_of_life=counts_as_life and by.actor_kind == ActorKind.PERSON,
    )
    for listener in LISTENERS.get(kind, ()):
        if _has_to_do(listener, event, subject):
            listener.using(queue_name=_owner(scope)).enqueue(event.pk)


def _has_to_do(listener: Listener, event: Event, subject: models.Model) -> bool:
    only_if = _CONDITIONS.get((event.kind, listener))
    if only_if is not None and not only_if(event, subject):
        return False
    done_before = _left_out.get().get(listener)
    return done_before is None or event.happened_at >= done_before


def _owner(scope: Scope) -> str:
    """Whose the tasks of an event are: workers serve all owners in turn."""
    return f"site {scope.site_id}" if scope.site_id is not None else f"region {scope.region_code}"
