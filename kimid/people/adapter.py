"""How django-allauth behaves in kimid."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from kimid.limits.networks import client_address
from kimid.limits.sharing import Attempt
from kimid.people.locks import is_locked
from kimid.people.models import Person
from kimid.people.sign_in_limits import attempt_password


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: a chair or an office makes the accounts. Errors are in Indonesian."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini sedang tidak dipakai. Tanyakan kepada ketua KIM Anda.",
        "username_password_mismatch": (
            "Nama dan kata sandinya belum cocok. Periksa lagi, huruf besar dan kecil dibedakan."
        ),
    }

    _attempt: Attempt  # an adapter serves one request

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Nobody is sent to another host after signing in, not even to one of ours."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before the password is compared. Raises ValidationError."""
        self._attempt = attempt_password(request, credentials.get("username", ""), timezone.now())

    def _rollback_login_failed_rl_usage(self) -> None:
        # django-allauth calls it after the right password.
        self._attempt.undo(timezone.now())

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """Whoever has the right password or passkey of a locked account comes no further."""
        if is_locked(user):
            return redirect("account-locked")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer
