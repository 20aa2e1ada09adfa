"""How django-allauth behaves in this house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from kimid.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts come from a KIM's chair or from an office. Says in our words what did not fit."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini sedang tidak dipakai. Tanyakan kepada ketua KIM Anda.",
        "username_password_mismatch": "Nama dan kata sandinya belum cocok. Periksa lagi, huruf besar dan kecil dibedakan.",
        "too_many_login_attempts": "Sudah beberapa kali belum cocok. Tunggu lima menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """After signing in nobody is led to another host, not even to one of ours."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, by which wrong passwords are counted: behind a front server it is what that one wrote last."""
        # Without this all who come through a front server would be one, and a few wrong passwords would shut out everybody.
        last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() if settings.BEHIND_PROXY else ""
        return last or str(super().get_client_ip(request))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Theirs holds the Host header as it was sent and the name as it was typed: both can be varied without end.
        login = credentials.get("username", "")
        person = Person.objects.known_as(login)
        return f"person {person.pk}" if person else f"nobody {login.strip().lower()}"
