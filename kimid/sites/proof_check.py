"""Checks the proof of an own name by DNS, and acts on the result."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from kimid.events.actor import Actor
from kimid.sites import actions
from kimid.sites.actions import DnsResult
from kimid.sites.dns_lookup import NoDnsAnswer, ip_addresses, txt_records
from kimid.sites.models import OwnName, Pointing, ProofFinding
from kimid.sites.own_names import PROOF_LABEL

_PROOF_PREFIX: Final = "kimid="
# A press of the button within this time shows the last result.
_MIN_INTERVAL: Final = timedelta(seconds=3)


def check_proof(own_name: OwnName, *, by: Actor, at: datetime) -> DnsResult:
    """Ask DNS for the proof, and record what follows.

    Raises NameActionRefused when another site has the name.
    """
    result = query_dns(own_name)
    _apply_result(own_name, result, by, at)
    return result


def check_anew(own_name: OwnName, *, by: Actor, at: datetime) -> None:
    """Ask DNS once more before readers are led to a name, unless somebody did within seconds.

    Raises NameActionRefused when another site has the name.
    """
    if may_query_dns(own_name, at):
        check_proof(own_name, by=by, at=at)
    own_name.refresh_from_db()


def may_query_dns(own_name: OwnName, at: datetime) -> bool:
    """Whether DNS may be asked now for a person who waits. One query.

    Of several who press the button at once only one may: a name whose servers do not answer blocks
    a web thread for seconds.
    """
    due = Q(checked_at=None) | Q(checked_at__lte=at - _MIN_INTERVAL)
    return OwnName.objects.filter(due, pk=own_name.pk).update(checked_at=at) == 1


def query_dns(own_name: OwnName) -> DnsResult:
    """What DNS says about a name now. Asks at most five questions; stops when no server answers."""
    finding = _finding(own_name)
    return DnsResult(
        finding, None if finding == ProofFinding.NO_ANSWER else _pointing(own_name.name)
    )


def proof_text(own_name: OwnName) -> str:
    """The text that the TXT record must hold."""
    return f"{_PROOF_PREFIX}{own_name.token}"


def _apply_result(own_name: OwnName, result: DnsResult, by: Actor, at: datetime) -> None:
    if result.finding == ProofFinding.SEEN and not own_name.is_proven:
        actions.prove_name(own_name, result=result, by=by, at=at)
    elif own_name.is_expired(result.finding, at):
        actions.lose_name(own_name, result=result, by=by, at=at)
    elif own_name.is_main and result.leads_astray:
        actions.leave_main_address(own_name, result=result, by=by, at=at)
    elif own_name.finding == result.finding and own_name.pointing == (
        result.pointing or own_name.pointing
    ):
        _save_check_time(own_name, result, at)
    else:
        actions.record_check(own_name, result=result, by=by, at=at)


def _save_check_time(own_name: OwnName, result: DnsResult, at: datetime) -> None:
    """Only the time is new: the record of events does not need it."""
    seen = {"seen_at": at} if result.finding == ProofFinding.SEEN else {}
    OwnName.objects.filter(pk=own_name.pk).update(checked_at=at, **seen)


def _finding(own_name: OwnName) -> ProofFinding:
    """Whether the proof is there. If not, whether it is where people put it by mistake."""
    proof = proof_text(own_name)
    try:
        texts = txt_records(f"{PROOF_LABEL}.{own_name.name}")
        if proof in texts:
            return ProofFinding.SEEN
        if any(text.startswith(_PROOF_PREFIX) for text in texts):
            return ProofFinding.OTHER
        if proof in txt_records(own_name.name):
            return ProofFinding.AT_NAME
        return (
            ProofFinding.DOUBLED
            if proof in txt_records(f"{PROOF_LABEL}.{own_name.name}.{own_name.name}"[:250])
            else ProofFinding.ABSENT
        )
    except NoDnsAnswer:
        return ProofFinding.NO_ANSWER


def _pointing(name: str) -> Pointing | None:
    """Where the name leads. None if the settings do not say which addresses are ours."""
    if not settings.POINTS_TO:
        return None
    try:
        addresses = ip_addresses(name)
    except NoDnsAnswer:
        return None
    if not addresses:
        return Pointing.NOWHERE
    return Pointing.HERE if addresses <= set(settings.POINTS_TO) else Pointing.ELSEWHERE
