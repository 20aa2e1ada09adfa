"""An office stops a KIM: two officers suspend it, with an appeal to the office above; one closes it at once for security."""

from datetime import datetime

from kimid.events.action import action, remember
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.silence import OutOfTurn, settle
from kimid.registry.models import Kim, Quarantine, StopReason, Suspension, Threat
from kimid.registry.rules import Can, office_of


@action(needs=Can.SUSPEND, records="kim.suspension_proposed")
def propose_suspension(kim: Kim, *, reason: StopReason, words: str, by: Person, at: datetime) -> Kim:
    """Propose to suspend a KIM. Nothing is closed by that: another officer must agree. Raises OutOfTurn."""
    if kim.has_ended:
        raise OutOfTurn("KIM ini sudah berakhir, jadi tidak ada yang ditangguhkan.")
    if kim.suspensions.filter(ended_at=None).exists():
        raise OutOfTurn("KIM ini sudah diusulkan untuk ditangguhkan, atau sedang ditangguhkan.")
    office = _office(by, kim)
    Suspension.objects.create(kim=kim, reason=reason, words=words, office=office, proposed_by=by, proposed_at=at)
    remember(reason=reason, office=office.code)
    return kim


@action(needs=Can.AGREE_TO_SUSPEND, records="kim.suspended")
def agree_to_suspend(kim: Kim, *, by: Person, at: datetime) -> Kim:
    """Agree as a second officer, of the same office or a higher one: from now on the KIM is suspended. Raises OutOfTurn."""
    running = _running(kim)
    if running.agreed_at is not None:
        raise OutOfTurn("Petugas lain sudah menyetujuinya.")
    running.agreed_by, running.agreed_at = by, at
    running.office = min(running.office, _office(by, kim), key=lambda region: region.level)
    running.save()
    remember(reason=running.reason, office=running.office_id)
    settle(kim)
    return kim


@action(needs=Can.END_SUSPENSION, records="kim.suspension_ended")
def end_suspension(kim: Kim, *, note: str, by: Person, at: datetime) -> Kim:
    """End a suspension, or take the proposal back, and say why. One officer is enough: it gives back what two took.

    Raises OutOfTurn.
    """
    running = _running(kim)
    remember(was_agreed=running.holds)
    _end(running, kim, note, by, at)
    return kim


@action(needs=Can.APPEAL, records="kim.appealed")
def appeal(kim: Kim, *, words: str, by: Person, at: datetime) -> Kim:
    """Object to a suspension. The office above reads it and decides. Raises OutOfTurn."""
    running = _running(kim)
    if not running.holds or running.appealed_at is not None:
        raise OutOfTurn("Keberatan sudah pernah dikirim, atau KIM ini tidak sedang ditangguhkan.")
    running.appeal, running.appealed_at = words, at
    running.save(update_fields=["appeal", "appealed_at"])
    return kim


@action(needs=Can.ANSWER_APPEAL, records="kim.appeal_answered")
def answer_appeal(kim: Kim, *, is_granted: bool, words: str, by: Person, at: datetime) -> Kim:
    """Decide on an appeal as the office above; granted, the suspension is over. Raises OutOfTurn."""
    running = _running(kim)
    if not running.is_appealed:
        raise OutOfTurn("Keberatan ini sudah dijawab.")
    running.answer, running.answered_by, running.answered_at = words, by, at
    running.save(update_fields=["answer", "answered_by", "answered_at"])
    remember(is_granted=is_granted)
    if is_granted:
        _end(running, kim, words, by, at)
    return kim


@action(needs=Can.QUARANTINE, records="kim.quarantined")
def quarantine(kim: Kim, *, threat: Threat, words: str, by: Person, at: datetime) -> Kim:
    """Close a site for its readers and its group at once. Raises OutOfTurn when it is closed already."""
    if kim.quarantines.filter(lifted_at=None).exists():
        raise OutOfTurn("Situs ini sudah dikarantina.")
    Quarantine.objects.create(kim=kim, threat=threat, words=words, begun_by=by, begun_at=at)
    remember(threat=threat)
    settle(kim)
    return kim


@action(needs=Can.QUARANTINE, records="kim.released")
def release(kim: Kim, *, note: str, by: Person, at: datetime) -> Kim:
    """Open a site again that was closed for security, and say what was put right. Raises OutOfTurn."""
    if not kim.quarantines.filter(lifted_at=None).update(lifted_by=by, lifted_at=at, note=note):
        raise OutOfTurn("Situs ini tidak sedang dikarantina.")
    _speak_again(kim, at)
    return kim


def _running(kim: Kim) -> Suspension:
    found = kim.suspensions.select_related("office").filter(ended_at=None).first()
    if found is None:
        raise OutOfTurn("Tidak ada penangguhan yang berjalan. Mungkin baru saja diakhiri orang lain.")
    return found


def _end(running: Suspension, kim: Kim, note: str, by: Person, at: datetime) -> None:
    held = running.holds
    running.ended_at, running.ended_by, running.end_note = at, by, note
    running.save(update_fields=["ended_at", "ended_by", "end_note"])
    if held:
        _speak_again(kim, at)


def _speak_again(kim: Kim, at: datetime) -> None:
    """Whoever was not allowed to speak was not silent: the days count from now on."""
    kim.revived_at = at
    kim.save(update_fields=["revived_at"])
    settle(kim)


def _office(who: Person, kim: Kim) -> Region:
    office = office_of(who, kim)
    if office is None:
        raise OutOfTurn("Langkah ini milik petugas wilayah.")
    return office
