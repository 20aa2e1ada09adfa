"""How django-allauth's second factor behaves in this house: our words, and secrets that a copied database does not give away."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from kimid.people.models import Person


class KeyAdapter(DefaultMFAAdapter):
    """Seals what it keeps, and says in our words what did not fit."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Belum cocok. Tunggu angka berikutnya di HP Anda, lalu ketik yang baru.",
    }

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Person) -> str:
        return user.username

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.username, "display_name": user.name}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.RUANG_HOST, "name": "Ruang kerja KIM"}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Few people here have an e-mail address: what changed is told on their other phones (`kimid.people.devices`)."""


def _seal() -> MultiFernet:
    """The newest key seals, older ones still open."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(hashlib.sha256(f"kim:second-factor:{key}".encode()).digest())) for key in keys])
