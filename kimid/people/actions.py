"""Looking after one's own account."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn

from kimid.events.action import action, remember
from kimid.people.devices import let_go
from kimid.people.models import Device, Person
from kimid.people.rules import Can, Oneself

type Credential = dict[str, object]


@action(needs=Can.KEEP_SAFE, records="factor.added")
def add_passkey(person: Person, *, credential: Credential, name: str, by: Oneself, at: datetime) -> Person:
    """Keep a passkey whose answer was checked. The first second factor brings spare codes."""
    WebAuthn.add(person, name, credential)
    RecoveryCodes.activate(person)
    remember(kind="passkey")
    return person


@action(needs=Can.KEEP_SAFE, records="factor.added")
def add_code_app(person: Person, *, secret: str, by: Oneself, at: datetime) -> Person:
    """Keep the secret of an app that shows codes; the one before it counts no more."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    remember(kind="code_app")
    return person


@action(needs=Can.KEEP_SAFE, records="factor.removed")
def remove_second_factor(person: Person, *, factor: int, by: Oneself, at: datetime) -> Person:
    """Let go of a passkey or of the app for codes. With the last of them the spare codes go."""
    Authenticator.objects.filter(user=person, pk=factor).exclude(type=Authenticator.Type.RECOVERY_CODES).delete()
    rest = Authenticator.objects.filter(user=person)
    if not rest.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        rest.delete()
    return person


@action(needs=Can.KEEP_SAFE, records="codes.made")
def make_spare_codes(person: Person, *, by: Oneself, at: datetime) -> list[str]:
    """New spare codes; the old ones open nothing any more."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


@action(needs=Can.KEEP_SAFE, records="device.let_go")
def let_devices_go(person: Person, *, devices: list[Device], by: Oneself, at: datetime) -> Person:
    """Sign out on these devices, at once."""
    let_go([device for device in devices if device.person_id == person.pk])
    remember(devices=len(devices))
    return person
