"""The second factor: shown on the way in, shown once more for weighty acts, set up by whoever needs
one.
"""

import base64
import json
from io import BytesIO
from typing import Any, Final

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.grants import is_official
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import pending_post
from kimid.people import actions
from kimid.people.allauth_internals import (
    new_passkey_request,
    passkey_request,
    record_authentication,
    record_second_factor,
)
from kimid.people.devices import device_label
from kimid.people.forms import (
    AuthenticatorAppForm,
    PasswordForm,
    SecondFactorCodeForm,
    SignInCodeForm,
)
from kimid.people.models import Person
from kimid.people.passkey_forms import NewPasskeyForm, PasskeyConfirmForm, PasskeySecondStepForm
from kimid.people.rules import AccountOwner
from kimid.people.second_factor import has_recent_auth, has_second_factor
from kimid.web.support_contact import support_contact

NEXT: Final = "next"
_SET_UP: Final[dict[str, str]] = {
    Authenticator.Type.WEBAUTHN: "Terpasang. Lain kali cukup sidik jari.",
    Authenticator.Type.TOTP: "Terpasang. Lain kali kami menanyakan kodenya.",
    Authenticator.Type.RECOVERY_CODES: "Sepuluh kode jadi. Tiap kali ditanya, pakai satu.",
}


class SecondFactorView(AuthenticateView):
    """django-allauth's question on the way in, in our words."""

    form_class = SignInCodeForm
    webauthn_form_class = PasskeySecondStepForm
    template_name = "web/second/at_sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        options = (
            shown["js_data"]["request_options"] if _has_passkey(self.stage.login.user) else None
        )
        return shown | {
            "options": options and json.dumps(options),
            "help": support_contact(self.request),
        }


at_sign_in = page(Audience.VISITOR)(never_cache(SecondFactorView.as_view()))


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, while_waiting=True)
@never_cache
def confirm(request: RuangRequest) -> HttpResponse:
    """Show once more that it is you: with the second factor, or with the password where there is
    none yet.
    """
    if not has_second_factor(request.person):
        return _confirm_by_password(request)
    form = SecondFactorCodeForm(
        request.POST if "code" in request.POST else None, user=request.person
    )
    key = PasskeyConfirmForm(
        request.POST if "credential" in request.POST else None, user=request.person
    )
    chosen_form = form if form.is_bound else key
    if chosen_form.is_bound and chosen_form.is_valid():
        chosen_form.save()
        return _continue(request)
    options = json.dumps(passkey_request(request.person)) if _has_passkey(request.person) else ""
    return render(
        request, "web/second/confirm.html", _context(request, form=form, key=key, options=options)
    )


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
@never_cache
def resume_post(request: RuangRequest) -> HttpResponse:
    """What was typed before the question waits here, to be sent with one press."""
    act = pending_post(request)
    return (
        redirect("ruang-start")
        if act is None
        else render(request, "web/second/go_on.html", {"act": act})
    )


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, while_waiting=True)
@never_cache
def set_up(request: RuangRequest) -> HttpResponse:
    """One screen: a passkey of this phone, or an app that shows codes. Only for whoever has just
    shown that it is they.
    """
    if not has_recent_auth(request, request.person, timezone.now()):
        return _ask_to_confirm(request)
    had_none = not has_second_factor(request.person)
    key = NewPasskeyForm(
        request.POST if "credential" in request.POST else None, user=request.person
    )
    form = AuthenticatorAppForm(
        request.POST if "code" in request.POST else None, user=request.person
    )
    if key.is_bound and key.is_valid():
        _add_passkey(request, key)
        return _finish_set_up(request, Authenticator.Type.WEBAUTHN, is_first=had_none)
    owner = AccountOwner(request.person)
    if form.is_bound and form.is_valid():
        actions.add_code_app(request.person, secret=form.secret, by=owner, at=timezone.now())
        return _finish_set_up(request, Authenticator.Type.TOTP, is_first=had_none)
    if had_none and "paper" in request.POST and not is_official(request.person):
        actions.make_recovery_codes(request.person, by=owner, at=timezone.now())
        return _finish_set_up(request, Authenticator.Type.RECOVERY_CODES, is_first=True)
    return _set_up_screen(request, form, key, is_first=had_none)


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
def spare_codes(request: RuangRequest) -> HttpResponse:
    """Ten codes for the day on which the phone is lost. Making new ones ends the old ones."""
    if not has_recent_auth(request, request.person, timezone.now()):
        return _ask_to_confirm(request)
    if not has_second_factor(request.person):
        return redirect("set-up")
    if request.method == "POST":
        actions.make_recovery_codes(
            request.person, by=AccountOwner(request.person), at=timezone.now()
        )
        messages.success(
            request, "Kode cadangan baru sudah jadi. Yang lama tidak bisa dipakai lagi."
        )
        return redirect("spare-codes")
    stored = Authenticator.objects.filter(
        user=request.person, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    codes = stored.wrap().get_unused_codes() if stored else []
    return render(request, "web/second/spare_codes.html", _context(request, codes=codes))


def _confirm_by_password(request: RuangRequest) -> HttpResponse:
    if has_recent_auth(request, request.person, timezone.now()):
        return redirect(f"{reverse('set-up')}?{urlencode({NEXT: next_url(request)})}")
    form = PasswordForm(request.POST if request.method == "POST" else None, user=request.person)
    if form.is_bound and form.is_valid():
        record_authentication(request, request.person, "password", reauthenticated=True)
        return _continue(request)
    return render(
        request, "web/second/confirm.html", _context(request, form=form, by_password=True)
    )


def _continue(request: RuangRequest) -> HttpResponse:
    return redirect("go-on") if pending_post(request) is not None else redirect(next_url(request))


def _ask_to_confirm(request: RuangRequest) -> HttpResponse:
    return redirect(f"{reverse('confirm')}?{urlencode({NEXT: request.get_full_path()})}")


def _add_passkey(request: RuangRequest, key: NewPasskeyForm) -> None:
    """Add the passkey under the name of the device at hand."""
    name = device_label(request.headers.get("User-Agent", ""))
    credential = key.cleaned_data["credential"]
    actions.add_passkey(
        request.person,
        credential=credential,
        name=name,
        by=AccountOwner(request.person),
        at=timezone.now(),
    )


def _set_up_screen(
    request: RuangRequest, form: AuthenticatorAppForm, key: NewPasskeyForm, *, is_first: bool
) -> HttpResponse:
    options = json.dumps(new_passkey_request(request.person))
    shown = _context(
        request, form=form, key=key, options=options, **_code_app_context(request, form.secret)
    )
    return render(
        request,
        "web/second/set_up.html",
        shown | {"must": is_official(request.person), "is_first": is_first},
    )


def _finish_set_up(request: RuangRequest, kind: str, *, is_first: bool) -> HttpResponse:
    """Whoever has just proven that they hold the new second factor has shown it in this session."""
    authenticator = Authenticator.objects.filter(user=request.person, type=kind).latest(
        "created_at"
    )
    record_second_factor(request, authenticator)
    messages.success(request, _SET_UP[kind])
    if is_first:
        return redirect(f"{reverse('spare-codes')}?{urlencode({NEXT: next_url(request)})}")
    return redirect(next_url(request))


def next_url(request: HttpRequest) -> str:
    """Where somebody was going: a place of this host, or the list of their ways in."""
    return local_next_url(request) or reverse("safety")


def local_next_url(request: HttpRequest) -> str:
    """The place of this host that was asked for, or nothing."""
    target = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else ""


def url_with_next(url_name: str, request: HttpRequest) -> str:
    """The address of another door, that leads to the same place."""
    target = local_next_url(request)
    return f"{reverse(url_name)}?{urlencode({NEXT: target})}" if target else reverse(url_name)


def _has_passkey(person: Person) -> bool:
    return bool(
        Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists()
    )


def _code_app_context(request: RuangRequest, secret: str) -> dict[str, Any]:
    """The secret for an app, as a picture for another phone, as a link for this one and as letters
    to type.
    """
    url = get_adapter().build_totp_url(request.person, secret)
    drawn = BytesIO()
    segno.make(url, error="m").save(drawn, kind="svg", scale=4, border=3)
    picture = base64.b64encode(drawn.getvalue()).decode()
    letters = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {
        "app_url": url,
        "app_picture": f"data:image/svg+xml;base64,{picture}",
        "app_letters": letters,
    }


def _context(request: RuangRequest, **more: Any) -> dict[str, Any]:
    return {
        "next": next_url(request),
        "act": pending_post(request),
        "help": support_contact(request),
        **more,
    }
