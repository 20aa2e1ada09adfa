"""How the second factor of django-allauth behaves in kimid."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from kimid.people.models import Person


class MfaAdapter(DefaultMFAAdapter):
    """Encrypts secrets in the database, and has error messages in Indonesian."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Belum cocok. Tunggu angka berikutnya di HP Anda, lalu ketik yang baru.",
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Person) -> str:
        return user.username

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.username, "display_name": user.name}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.RUANG_HOST, "name": "Ruang kerja KIM"}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail of django-allauth: `kimid.notify.account_notices` tells of every change."""


def _cipher() -> MultiFernet:
    """Encrypts with the newest key, and reads what older keys encrypted."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(urlsafe_b64encode(hashlib.sha256(f"kim:second-factor:{key}".encode()).digest()))
            for key in keys
        ]
    )
