"""Coming in with a fingerprint, a face or the PIN of the phone alone: having the phone and
unlocking it are two proofs.
"""

import json
from http import HTTPStatus
from typing import cast

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, page
from kimid.people.allauth_internals import passkey_request
from kimid.people.passkey_forms import PasskeySignInForm
from kimid.people.sign_in_limits import attempt_passkey
from kimid.web.support_contact import support_contact
from kimid.web.views.second_factor import local_next_url, url_with_next


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask the phone to sign, and let in whom it names. Nothing is typed, so nothing can be given
    away to a false door.
    """
    is_sent = request.method == "POST"
    must_wait = is_sent and attempt_passkey(request, timezone.now()) is not None
    form = PasskeySignInForm(request.POST if is_sent and not must_wait else None)
    if form.is_bound and form.is_valid():
        return _sign_in(request, form)
    shown = {
        "options": json.dumps(passkey_request()),
        "refused": form.is_bound,
        "must_wait": must_wait,
        "next": local_next_url(request),
        "password_url": url_with_next("account_login", request),
        "help": support_contact(request),
    }
    status = HTTPStatus.TOO_MANY_REQUESTS if must_wait else HTTPStatus.OK
    return render(request, "web/second/passkey_door.html", shown, status=status)


def _sign_in(request: HttpRequest, form: PasskeySignInForm) -> HttpResponse:
    key = form.cleaned_data["credential"]
    key.user.backend = "kimid.people.backend.PersonBackend"  # Django asks who knew them
    form.save()  # writes into the session which passkey was used
    return cast(
        HttpResponse,
        perform_login(request, key.user, redirect_url=local_next_url(request) or None),
    )
