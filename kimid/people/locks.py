"""Accounts in other hands: is one locked, the card that locks it, and what a lock closes."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from kimid.events.actor import ActorKind
from kimid.lib.codes import PUBLIC_ALPHABET, public_id
from kimid.people.models import AccountLock, LockCard, Person
from kimid.people.rules import PeoplePermission

# 12 of 31 letters are 59 bits: nobody guesses a card, however often they may try.
CARD_LETTERS: Final = 12
# A thief who makes a new card does not make the one on paper worthless at once.
OLD_CARD_LIFETIME: Final = timedelta(days=30)
# What an account did so lately is held when it is locked.
HELD_PERIOD: Final = timedelta(days=1)

type Closer = Callable[[Person, datetime], dict[str, int]]

_closers: Final[list[Closer]] = []
_holders: Final[list[Closer]] = []


class CardUsed(Exception):
    """The card was used before, or by somebody a moment ago."""


@dataclass(frozen=True)
class CardHolder:
    """Whoever typed the code of a card. May lock this one account, and nothing else."""

    card: LockCard

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.LINK

    @property
    def actor_ref(self) -> str:
        return f"card {self.card.pk}"

    @property
    def actor_name(self) -> str:
        return self.card.person.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm == PeoplePermission.LOCK and obj == self.card.person


def register_closer(closer: Closer, *, holds: bool = False) -> None:
    """What a lock closes in the app of the caller, in the transaction of the lock. It returns how
    much of what it closed, by name. What `holds` takes from readers what the account did: that
    happens once. Locked again, the account has done nothing since, and others may have looked.
    """
    (_holders if holds else _closers).append(closer)


def close_all(person: Person, at: datetime, *, is_new: bool) -> dict[str, int]:
    """For the action that locks: everything that apps registered. What is held comes first, because
    of the order of locks (`wire/front.py`).
    """
    closed: dict[str, int] = {}
    for closer in (*(_holders if is_new else ()), *_closers):
        closed |= closer(person, at)
    return closed


def open_lock(person: OuterRef | int, until: datetime | None = None) -> Exists:
    """For queries: whether the account of this person is locked; with `until`, since that moment or
    longer.
    """
    rows = AccountLock.objects.filter(person=person, ended_at=None)
    return Exists(rows.filter(begun_at__lte=until) if until else rows)


def was_locked_after(person: OuterRef, at: OuterRef) -> Exists:
    """For queries: whether the account of this person was locked within the day after: then what it
    did at that moment is in doubt.
    """
    rows = AccountLock.objects.filter(person=person, begun_at__gte=at)
    return Exists(rows.filter(begun_at__lte=at + HELD_PERIOD))


def is_locked(person: Person) -> bool:
    """Whether this account is locked now. One query."""
    return AccountLock.objects.filter(person=person, ended_at=None).exists()


def end_lock(person: Person, at: datetime) -> bool:
    """For actions that prove in person whose account it is. Says whether it was locked."""
    return bool(AccountLock.objects.filter(person=person, ended_at=None).update(ended_at=at))


def end_cards(person: Person, until: datetime) -> int:
    """For the same actions: all cards made so far lock until that moment at most, because a thief
    may have made some. Not at once: the digits could be in wrong hands again.
    """
    longer = Q(ends_at=None) | Q(ends_at__gt=until)
    return LockCard.objects.filter(longer, person=person, used_at=None).update(ends_at=until)


def lock_again(person: Person, at: datetime) -> None:
    """For actions that undo what had ended a lock."""
    if not is_locked(person):
        AccountLock.objects.create(person=person, begun_at=at, by_card=False)


def new_code() -> str:
    """The code of a new card."""
    return public_id(CARD_LETTERS)


def normal_code(typed: str) -> str:
    """A code as it is stored, from what somebody typed off a card: spaces and dashes are left out,
    large letters are small. Empty for what cannot be one.
    """
    code = "".join(letter for letter in typed.lower() if letter not in " -.")
    return code if len(code) == CARD_LETTERS and set(code) <= set(PUBLIC_ALPHABET) else ""


def hash_code(code: str) -> str:
    """The stored form of a code. It is long and random, so a plain hash is enough."""
    return hashlib.sha256(f"kim:lock-card:{code}".encode()).hexdigest()


def open_cards(at: datetime) -> Q:
    """For queries: cards that still lock."""
    return Q(used_at=None) & (Q(ends_at=None) | Q(ends_at__gt=at))


def card_of(typed: str, at: datetime) -> LockCard | None:
    """The open card with this code. One query."""
    code = normal_code(typed) or secrets.token_hex(8)  # the same work whatever was typed
    rows = LockCard.objects.select_related("person").filter(open_cards(at), person__is_active=True)
    return rows.filter(code_hash=hash_code(code)).first()
