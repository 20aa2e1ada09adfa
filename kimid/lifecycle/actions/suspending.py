"""An office stops a KIM: two officers suspend it, with an appeal to the office above; one closes it
at once for security.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.access.freezing import (
    end_frozen,
    freeze_group,
    frozen_accounts,
    is_frozen,
    unfreeze,
)
from kimid.access.in_person_codes import handed_lately
from kimid.access.own_groups import own_group_refusal
from kimid.access.second_officials import of_one_hand
from kimid.events.action import action, add_event_data, touch
from kimid.lib import clock
from kimid.lifecycle.actions.silence import LifeActionRefused, update_site_stage
from kimid.lifecycle.models import Quarantine, StopReason, Suspension, Threat
from kimid.lifecycle.quarantine_accounts import doubtful_people
from kimid.lifecycle.quarantine_offices import is_last_chair, is_second_official, office_that_began
from kimid.lifecycle.rules import LifecyclePermission
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.rules import office_of
from kimid.sites.doubts import hold_all

# A release holds what was published at most so long before the quarantine: no whole archive.
_LONGEST_HOLD: Final = timedelta(days=7)
_NEEDS_SECOND: Final = (
    "Ini ketua terakhir, jadi bukan yang memulai karantina yang mengakhirinya. Minta petugas lain "
    "di kantor yang sama atau di atasnya, yang sudah bertugas tiga hari sebelumnya dan tidak "
    "diangkat oleh yang memulai."
)


class HeldTooEarly(LifeActionRefused):
    """A release would hold what was published long before the quarantine."""

    def __init__(self) -> None:
        super().__init__(
            f"Paling jauh {_LONGEST_HOLD.days} hari sebelum karantina dimulai. "
            "Kabar yang lebih lama ditarik kelompoknya, atau dilaporkan satu per satu."
        )


@action(needs=LifecyclePermission.SUSPEND, records="kim.suspension_proposed")
def propose_suspension(
    kim: Kim, *, reason: StopReason, words: str, by: Person, at: datetime
) -> Kim:
    """Propose to suspend a KIM. Nothing is closed by that: another officer must agree. Raises
    LifeActionRefused.
    """
    if kim.has_ended:
        raise LifeActionRefused("KIM ini sudah berakhir, jadi tidak ada yang ditangguhkan.")
    if kim.suspensions.filter(ended_at=None).exists():
        raise LifeActionRefused(
            "KIM ini sudah diusulkan untuk ditangguhkan, atau sedang ditangguhkan."
        )
    office = _office_or_refuse(by, kim)
    Suspension.objects.create(
        kim=kim, reason=reason, words=words, office=office, proposed_by=by, proposed_at=at
    )
    add_event_data(reason=reason, office=office.code)
    return kim


@action(needs=LifecyclePermission.AGREE_TO_SUSPEND, records="kim.suspended")
def agree_to_suspend(kim: Kim, *, by: Person, at: datetime) -> Kim:
    """Agree as a second officer, of the same office or a higher one: from now on the KIM is
    suspended. Raises LifeActionRefused.
    """
    running = _running_suspension(kim)
    if running.agreed_at is not None:
        raise LifeActionRefused("Petugas lain sudah menyetujuinya.")
    running.agreed_by = by
    running.agreed_at = at
    running.office = min(
        running.office, _office_or_refuse(by, kim), key=lambda region: region.level
    )
    running.save()
    add_event_data(reason=running.reason, office=running.office_id)
    update_site_stage(kim)
    return kim


@action(needs=LifecyclePermission.END_SUSPENSION, records="kim.suspension_ended")
def end_suspension(kim: Kim, *, note: str, by: Person, at: datetime) -> Kim:
    """End a suspension, or take the proposal back, and say why. One officer is enough: it gives
    back what two took.

    Raises LifeActionRefused.
    """
    running = _running_suspension(kim)
    _refuse_own_group(kim, by, at)
    add_event_data(was_agreed=running.is_in_force)
    _end(running, kim, note, by, at)
    return kim


@action(needs=LifecyclePermission.APPEAL, records="kim.appealed")
def appeal(kim: Kim, *, words: str, by: Person, at: datetime) -> Kim:
    """Object to a suspension. The office above reads it and decides. Raises LifeActionRefused."""
    running = _running_suspension(kim)
    if not running.is_in_force or running.appealed_at is not None:
        raise LifeActionRefused(
            "Keberatan sudah pernah dikirim, atau KIM ini tidak sedang ditangguhkan."
        )
    running.appeal = words
    running.appealed_at = at
    running.save(update_fields=["appeal", "appealed_at"])
    return kim


@action(needs=LifecyclePermission.ANSWER_APPEAL, records="kim.appeal_answered")
def answer_appeal(kim: Kim, *, is_granted: bool, words: str, by: Person, at: datetime) -> Kim:
    """Decide on an appeal as the office above. A granted appeal ends the suspension.

    Raises LifeActionRefused.
    """
    running = _running_suspension(kim)
    if not running.has_open_appeal:
        raise LifeActionRefused("Keberatan ini sudah dijawab.")
    _refuse_own_group(kim, by, at)
    running.answer = words
    running.answered_by = by
    running.answered_at = at
    running.save(update_fields=["answer", "answered_by", "answered_at"])
    add_event_data(is_granted=is_granted)
    if is_granted:
        _end(running, kim, words, by, at)
    return kim


@action(needs=LifecyclePermission.QUARANTINE, records="kim.quarantined")
def quarantine(kim: Kim, *, threat: Threat, words: str, by: Person, at: datetime) -> Kim:
    """Close a site for its readers and its group at once: its roles are frozen, sessions,
    invitations and links of its group end. A task takes its files from readers. Raises
    LifeActionRefused when it is closed already.
    """
    if kim.quarantines.filter(lifted_at=None).exists():
        raise LifeActionRefused("Situs ini sudah dikarantina.")
    Quarantine.objects.create(kim=kim, threat=threat, words=words, begun_by=by, begun_at=at)
    add_event_data(threat=threat, **freeze_group(kim.site, at)._asdict())
    update_site_stage(kim)
    return kim


@action(needs=LifecyclePermission.QUARANTINE, records="kim.released")
def lift_quarantine(
    kim: Kim, *, note: str, hold_since: datetime | None = None, by: Person, at: datetime
) -> Kim:
    """Open a quarantined site again. `note` says what was put right. Accounts of which nobody has
    said whose they are stay frozen. With `hold_since`, what these and those that were ended
    published since then is held until somebody has looked. What a higher office closed, a lower
    one does not open. Raises LifeActionRefused, and HeldTooEarly.
    """
    running = kim.quarantines.select_related("begun_by").filter(lifted_at=None).first()
    if running is None:
        raise LifeActionRefused("Situs ini tidak sedang dikarantina.")
    _refuse_lower_office(kim, running, by)
    _refuse_own_group(kim, by, at)
    if hold_since and hold_since < earliest_hold(kim, running):
        raise HeldTooEarly
    doubtful = doubtful_people(kim, running, at)
    held = hold_all(doubtful, hold_since, at, [kim.site]) if hold_since else {}
    add_event_data(
        frozen=len(frozen_accounts(kim.site, at)),
        since=hold_since.isoformat() if hold_since else "",
        held=held.get("stories", 0),
        **held,
    )
    running.lifted_by = by
    running.lifted_at = at
    running.note = note
    running.save(update_fields=["lifted_by", "lifted_at", "note"])
    _restart_silence(kim, at)
    return kim


@action(needs=LifecyclePermission.QUARANTINE, records="kim.account_confirmed")
def confirm_account(kim: Kim, *, person: Person, how: str, by: Person, at: datetime) -> Kim:
    """Say that a frozen account is in the hands of its owner, and how that was made sure: its roles
    in the group count again. Nobody says that of themselves, or of somebody whom they lately handed
    a sign-in code. Raises LifeActionRefused.
    """
    _refuse_own_account(person, by)
    _refuse_own_group(kim, by, at)
    if handed_lately(person, of_one_hand(by, kim.region_id), at):
        raise LifeActionRefused(
            "Anda, Plt. atau Plh. yang Anda tunjuk, atau orang yang menunjuk Anda, baru memberi "
            f"{person.name} kode masuk. Petugas lain yang memastikan akunnya, di kantor ini atau "
            "di atasnya."
        )
    if not unfreeze(kim.site, person, at):
        raise LifeActionRefused("Peran akun ini tidak sedang dibekukan. Mungkin baru dipastikan.")
    add_event_data(person=person.pk, how=how)
    touch(kim.site.tag)
    return kim


@action(needs=LifecyclePermission.QUARANTINE, records="kim.account_ended")
def end_account(kim: Kim, *, person: Person, how: str, by: Person, at: datetime) -> Kim:
    """End the frozen roles of an account that is nobody's of the group, and say why. Its account
    and its roles elsewhere stay. The last chair's needs a second official. Raises
    LifeActionRefused.
    """
    _refuse_own_account(person, by)
    _refuse_own_group(kim, by, at)
    Kim.objects.select_for_update(no_key=True).get(pk=kim.pk)  # of two chairs one is the last
    if not is_frozen(kim.site, person, at):
        raise LifeActionRefused("Peran akun ini tidak sedang dibekukan. Mungkin baru diakhiri.")
    was_last_chair = is_last_chair(kim, person, at)
    if was_last_chair and not is_second_official(kim, person, by, at):
        raise LifeActionRefused(_NEEDS_SECOND)
    end_frozen(kim.site, person, at)
    add_event_data(person=person.pk, how=how, was_last_chair=was_last_chair)
    touch(kim.site.tag)
    return kim


def _refuse_own_account(person: Person, by: Person) -> None:
    if person == by:
        raise LifeActionRefused(
            "Akun Anda sendiri dipastikan petugas lain, di kantor ini atau di atasnya."
        )


def _refuse_own_group(kim: Kim, by: Person, at: datetime) -> None:
    """Whoever belongs to a group lifts and decides nothing about it as an office."""
    if why := own_group_refusal(by, kim.site, at):
        raise LifeActionRefused(why)


def earliest_hold(kim: Kim, quarantine: Quarantine) -> datetime:
    """The beginning of the first day of which a release may hold something."""
    zone = kim.region.zone
    return clock.start_of(clock.today(quarantine.begun_at - _LONGEST_HOLD, zone), zone)


def _refuse_lower_office(kim: Kim, running: Quarantine, by: Person) -> None:
    office, began = office_of(by, kim), office_that_began(running, kim)
    if office is not None and began is not None and office.level > began.level:
        raise LifeActionRefused(
            f"Karantina ini dimulai {began.full_name}. Kantor itu atau yang di atasnya yang "
            "membukanya. Hubungi mereka kalau sudah beres."
        )


def _running_suspension(kim: Kim) -> Suspension:
    suspension = kim.suspensions.select_related("office").filter(ended_at=None).first()
    if suspension is None:
        raise LifeActionRefused(
            "Tidak ada penangguhan yang berjalan. Mungkin baru saja diakhiri orang lain."
        )
    return suspension


def _end(running: Suspension, kim: Kim, note: str, by: Person, at: datetime) -> None:
    held = running.is_in_force
    running.ended_at = at
    running.ended_by = by
    running.end_note = note
    running.save(update_fields=["ended_at", "ended_by", "end_note"])
    if held:
        _restart_silence(kim, at)


def _restart_silence(kim: Kim, at: datetime) -> None:
    """Whoever was not allowed to speak was not silent: the days count from now on."""
    kim.revived_at = at
    kim.save(update_fields=["revived_at"])
    update_site_stage(kim)


def _office_or_refuse(who: Person, kim: Kim) -> Region:
    office = office_of(who, kim)
    if office is None:
        raise LifeActionRefused("Langkah ini milik petugas wilayah.")
    return office
