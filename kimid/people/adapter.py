"""How django-allauth behaves in kimid."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from kimid.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: a chair or an office makes the accounts. Errors are in Indonesian."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini sedang tidak dipakai. Tanyakan kepada ketua KIM Anda.",
        "username_password_mismatch": (
            "Nama dan kata sandinya belum cocok. Periksa lagi, huruf besar dan kecil dibedakan."
        ),
        "too_many_login_attempts": (
            "Sudah beberapa kali belum cocok. Tunggu lima menit, lalu coba lagi."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Nobody is sent to another host after signing in, not even to one of ours."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, by which failed sign-ins are counted.

        Behind a front server it is the last one in X-Forwarded-For.
        """
        # Otherwise all visitors behind a front server share one address, and a few wrong passwords
        # lock everybody out.
        last = (
            request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            if settings.BEHIND_PROXY
            else ""
        )
        return last or str(super().get_client_ip(request))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # The key of django-allauth holds the Host header and the name as they were sent. Both can
        # be varied without end.
        return login_attempts_key(credentials.get("username", ""))


def login_attempts_key(login: str) -> str:
    """The key by which failed sign-ins are counted: one for each person, however they are named."""
    person = Person.objects.by_login(login)
    return f"person {person.pk}" if person else f"nobody {login.strip().lower()}"
