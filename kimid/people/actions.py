"""Actions on one's own account."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.people import allauth_internals, locks
from kimid.people.devices import devices_of, sign_out
from kimid.people.models import AccountLock, Device, LockCard, Person
from kimid.people.personal_data import erase_person, refuse_if_needed
from kimid.people.rules import AccountOwner, PeoplePermission
from kimid.people.second_factor import delete_factors


@action(needs=PeoplePermission.KEEP_SAFE, records="factor.added")
def add_passkey(
    person: Person, *, credential: dict[str, object], name: str, by: AccountOwner, at: datetime
) -> Person:
    """Save a passkey whose answer was checked. The first second factor brings recovery codes."""
    allauth_internals.save_passkey(person, name, credential)
    allauth_internals.save_recovery_codes(person)
    add_event_data(kind="passkey")
    return person


@action(needs=PeoplePermission.KEEP_SAFE, records="factor.added")
def add_code_app(person: Person, *, secret: str, by: AccountOwner, at: datetime) -> Person:
    """Save the secret of an authenticator app, in place of the one before."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    allauth_internals.save_code_app(person, secret)
    allauth_internals.save_recovery_codes(person)
    add_event_data(kind="code_app")
    return person


@action(needs=PeoplePermission.KEEP_SAFE, records="factor.asked")
def begin_grace(person: Person, *, by: AccountOwner, at: datetime) -> Person:
    """The first publication without a second factor: from now on the days of grace are counted."""
    if person.factor_asked_at is None:
        person.factor_asked_at = at
        person.save(update_fields=["factor_asked_at"])
    return person


@action(needs=PeoplePermission.KEEP_SAFE, records="factor.removed")
def remove_second_factor(person: Person, *, factor: int, by: AccountOwner, at: datetime) -> Person:
    """Remove a passkey or the authenticator app. With the last one the recovery codes go, too, and
    what is left of the days of grace.
    """
    rows = Authenticator.objects.filter(user=person)
    devices = rows.exclude(type=Authenticator.Type.RECOVERY_CODES)
    if devices.exclude(pk=factor).exists():
        devices.filter(pk=factor).delete()
    else:
        delete_factors(person, at)
    return person


@action(needs=PeoplePermission.KEEP_SAFE, records="codes.made")
def make_recovery_codes(person: Person, *, by: AccountOwner, at: datetime) -> list[str]:
    """Make new recovery codes. The old ones stop working. Without a passkey or an app they are the
    second factor, on paper.
    """
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = allauth_internals.save_recovery_codes(person).wrap().get_unused_codes()
    return codes


@action(needs=PeoplePermission.KEEP_SAFE, records="device.let_go")
def sign_out_devices(
    person: Person, *, devices: list[Device], by: AccountOwner, at: datetime
) -> Person:
    """Sign out on these devices at once. Devices of other people are left alone."""
    sign_out([device for device in devices if device.person_id == person.pk])
    add_event_data(devices=len(devices))
    return person


@action(needs=PeoplePermission.KEEP_SAFE, records="card.made")
def make_lock_card(person: Person, *, by: AccountOwner, at: datetime) -> str:
    """Make the card that locks this account without signing in. Returns its code, which is stored
    nowhere. Earlier cards work for another 30 days.
    """
    code = locks.new_code()
    LockCard.objects.filter(person=person, ends_at=None).update(
        ends_at=at + locks.OLD_CARD_LIFETIME
    )
    LockCard.objects.create(person=person, code_hash=locks.hash_code(code), made_at=at)
    return code


@action(needs=PeoplePermission.LOCK, records="account.locked")
def lock_account(person: Person, *, by: AccountOwner | locks.CardHolder, at: datetime) -> Person:
    """The account is in other hands: all its sessions end, nobody comes in until somebody has seen
    who owns it, and what it gave out or published lately is closed. Locked twice, it stays locked.

    Raises CardUsed to the slower of two with one card.
    """
    if isinstance(by, locks.CardHolder) and not LockCard.objects.filter(
        locks.open_cards(at), pk=by.card.pk
    ).update(used_at=at):
        raise locks.CardUsed
    by_card = isinstance(by, locks.CardHolder)
    _lock, is_new = AccountLock.objects.get_or_create(
        person=person, ended_at=None, defaults={"begun_at": at, "by_card": by_card}
    )
    closed = locks.close_all(person, at, is_new=is_new)
    devices = devices_of(person)  # the last rows that anybody locks (`kimid/access/closing.py`)
    sign_out(devices)
    add_event_data(
        person=person.pk, by_card=by_card, is_new=is_new, sessions=len(devices), **closed
    )
    return person


@action(needs=PeoplePermission.ERASE, records="person.erased")
def erase_account(person: Person, *, by: Actor, at: datetime) -> Person:
    """Take from an account all that says who it was. What tables keep as a record stays, of an
    account without a name. Raises StillNeeded for one that has a role or a post.
    """
    refuse_if_needed(person, at)
    sign_out(devices_of(person))
    add_event_data(rows=erase_person(person, at))
    return person
