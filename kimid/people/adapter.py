"""How django-allauth behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts come from a KIM's chair or from an office. Says in our words what did not fit."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini sedang tidak dipakai. Tanyakan kepada ketua KIM Anda.",
        "username_password_mismatch": "Nama dan kata sandinya belum cocok. Periksa lagi, huruf besar dan kecil dibedakan.",
        "too_many_login_attempts": "Sudah beberapa kali belum cocok. Tunggu lima menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
