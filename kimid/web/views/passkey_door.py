"""Coming in with a fingerprint, a face or the PIN of the phone alone: having the phone and unlocking it are two proofs."""

import json
from typing import cast

from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, page
from kimid.people.key_forms import KeyDoorForm
from kimid.web.trouble import who_helps
from kimid.web.views.second import local, on_the_way


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def passkey_door(request: HttpRequest) -> HttpResponse:
    """Ask the phone to sign, and let in whom it names. Nothing is typed, so nothing can be given away to a false door."""
    if (slower := ratelimit.consume_or_429(request, action="passkey")) is not None:
        return cast(HttpResponse, slower)
    form = KeyDoorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _come_in(request, form)
    shown = {
        "options": json.dumps(passkeys.begin_authentication()),
        "refused": form.is_bound,
        "next": local(request),
        "password_door": on_the_way("account_login", request),
        "help": who_helps(request),
    }
    return render(request, "web/second/passkey_door.html", shown)


def _come_in(request: HttpRequest, form: KeyDoorForm) -> HttpResponse:
    key = form.cleaned_data["credential"]
    key.user.backend = "kimid.people.backend.PersonBackend"  # Django asks who knew them
    login = Login(user=key.user, redirect_url=local(request) or None)
    return cast(HttpResponse, perform_passwordless_login(request, key, login))
