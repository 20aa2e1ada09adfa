"""Looking for the proof of an own name, and doing what follows from what was found."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from kimid.events.actor import Actor
from kimid.sites import actions
from kimid.sites.actions import Found
from kimid.sites.lookup import Unheard, addresses_of, texts_of
from kimid.sites.models import Finding, OwnName, Pointing
from kimid.sites.names import LABEL

_SAID: Final = "kimid="
# Whoever presses the button again within this time is shown what was found just now.
_PAUSE: Final = timedelta(seconds=3)


def check(own: OwnName, *, by: Actor, at: datetime) -> Found:
    """Ask DNS for the proof, and write down what follows. Raises NameNotNow when another site has the name."""
    found = look(own)
    _follow(own, found, by, at)
    return found


def may_look(own: OwnName, at: datetime) -> bool:
    """Whether DNS may be asked for somebody who waits in front of a page: of those who press at once, one alone. One query.

    A name that no server answers for holds a web thread for seconds, and so one at most.
    """
    rested = Q(checked_at=None) | Q(checked_at__lte=at - _PAUSE)
    return OwnName.objects.filter(rested, pk=own.pk).update(checked_at=at) == 1


def look(own: OwnName) -> Found:
    """What DNS says of a name now. Asks up to five questions, and no more once nobody answers."""
    finding = _finding(own)
    return Found(finding, None if finding == Finding.UNHEARD else _pointing(own.name))


def proof_of(own: OwnName) -> str:
    """What the record must hold."""
    return f"{_SAID}{own.token}"


def _follow(own: OwnName, found: Found, by: Actor, at: datetime) -> None:
    if found.finding == Finding.SEEN and not own.is_proven:
        actions.prove_name(own, found=found, by=by, at=at)
    elif own.is_over(found.finding, at):
        actions.lose_name(own, found=found, by=by, at=at)
    elif own.finding == found.finding and own.pointing == (found.pointing or own.pointing):
        _remember_when(own, found, at)
    else:
        actions.note_check(own, found=found, by=by, at=at)


def _remember_when(own: OwnName, found: Found, at: datetime) -> None:
    """Nothing is new but the hour, and of that the record need not know."""
    seen = {"seen_at": at} if found.finding == Finding.SEEN else {}
    OwnName.objects.filter(pk=own.pk).update(checked_at=at, **seen)


def _finding(own: OwnName) -> Finding:
    """Whether the proof is there; while it is not, also whether it stands where people put it by mistake."""
    proof = proof_of(own)
    try:
        there = texts_of(f"{LABEL}.{own.name}")
        if proof in there:
            return Finding.SEEN
        if any(text.startswith(_SAID) for text in there):
            return Finding.OTHER
        if proof in texts_of(own.name):
            return Finding.AT_NAME
        return Finding.DOUBLED if proof in texts_of(f"{LABEL}.{own.name}.{own.name}"[:250]) else Finding.ABSENT
    except Unheard:
        return Finding.UNHEARD


def _pointing(name: str) -> Pointing | None:
    """Where readers would be led, if the install says what leads to it."""
    if not settings.POINTS_TO:
        return None
    try:
        found = addresses_of(name)
    except Unheard:
        return None
    if not found:
        return Pointing.NOWHERE
    return Pointing.HERE if found <= set(settings.POINTS_TO) else Pointing.ELSEWHERE
