"""A phone that signs: a passkey made of software, for tests without a browser. Follows WebAuthn
level 2, section 6.
"""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from allauth.account.utils import user_pk_to_url_str
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner

_HOST: Final = "ruang.localhost"
_ID: Final = b"a key of the tests"
_PRESENT = AuthenticatorData.FLAG.UP
_VERIFIED = AuthenticatorData.FLAG.UV
_ATTESTED = AuthenticatorData.FLAG.AT


@dataclass
class SoftKey:
    """The key of one person's phone. `asks_finger` says whether the phone had to be unlocked for
    it.
    """

    person: Person
    asks_finger: bool = True
    _secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def set_up(self) -> None:
        """Let kimid know this key."""
        actions.add_passkey(
            self.person,
            credential=self.register("AA"),
            name="HP uji",
            by=AccountOwner(self.person),
            at=timezone.now(),
        )

    def register(self, challenge: str) -> dict[str, Any]:
        """What the phone sends when it has made this key."""
        # fido2 says no types here.
        public = ES256.from_cryptography_key(  # type: ignore[no-untyped-call]  # see above
            self._secret.public_key()
        )
        known = AttestedCredentialData.create(Aaguid(bytes(16)), _ID, public)
        made = AttestationObject.create("none", self._data(_ATTESTED, known), {})
        response = {
            "clientDataJSON": websafe_encode(_said("create", challenge)),
            "attestationObject": websafe_encode(made),
        }
        return self._answer(response)

    def sign(self, options: dict[str, Any]) -> str:
        """What the phone sends, as the form of a page carries it."""
        data = self._data()
        said = _said("get", options["publicKey"]["challenge"])
        response = {
            "clientDataJSON": websafe_encode(said),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(
                self._secret.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
            ),
            "userHandle": websafe_encode(user_pk_to_url_str(self.person).encode()),
        }
        return json.dumps(self._answer(response))

    def _data(
        self, more: int = 0, known: AttestedCredentialData | bytes = b""
    ) -> AuthenticatorData:
        flags = AuthenticatorData.FLAG(_PRESENT | more | (_VERIFIED if self.asks_finger else 0))
        made: AuthenticatorData = AuthenticatorData.create(
            sha256(_HOST.encode()).digest(), flags, 0, known
        )
        return made

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        name = websafe_encode(_ID)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }


def _said(what: str, challenge: str) -> bytes:
    return json.dumps(
        {"type": f"webauthn.{what}", "challenge": challenge, "origin": f"http://{_HOST}"}
    ).encode()
