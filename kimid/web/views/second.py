"""The second factor: shown on the way in, shown once more for weighty acts, set up by whoever needs one."""

import base64
import json
from io import BytesIO
from typing import Any, Final

import segno
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as passkeys
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
from kimid.access.weighty import held_act
from kimid.people import actions
from kimid.people.devices import device_words
from kimid.people.forms import CodeAppForm, CodeAtSignInForm, CodeForm, PasswordForm
from kimid.people.key_forms import KeyAgainForm, KeyAtSignInForm, NewKeyForm
from kimid.people.models import Person
from kimid.people.rules import Oneself
from kimid.people.second import has_second_factor, is_fresh
from kimid.web.trouble import who_helps

NEXT: Final = "next"


class AtSignIn(AuthenticateView):
    """django-allauth's question on the way in, in our words."""

    form_class = CodeAtSignInForm
    webauthn_form_class = KeyAtSignInForm
    template_name = "web/second/at_sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        options = shown["js_data"]["request_options"] if _has_passkey(self.stage.login.user) else None
        return shown | {"options": options and json.dumps(options), "help": who_helps(self.request)}


at_sign_in = page(Audience.VISITOR)(never_cache(AtSignIn.as_view()))


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
def confirm(request: RuangRequest) -> HttpResponse:
    """Show once more that it is you: with the second factor, or with the password where there is none yet."""
    if not has_second_factor(request.person):
        return _confirm_by_password(request)
    form = CodeForm(request.POST if "code" in request.POST else None, user=request.person)
    key = KeyAgainForm(request.POST if "credential" in request.POST else None, user=request.person)
    shown = form if form.is_bound else key
    if shown.is_bound and shown.is_valid():
        shown.save()
        return _go_on(request)
    options = json.dumps(passkeys.begin_authentication(request.person)) if _has_passkey(request.person) else ""
    return render(request, "web/second/confirm.html", _shown(request, form=form, key=key, options=options))


@require_GET
@page(Audience.SIGNED_IN)
@never_cache
def go_on(request: RuangRequest) -> HttpResponse:
    """What was typed before the question waits here, to be sent with one press."""
    act = held_act(request)
    return redirect("ruang-start") if act is None else render(request, "web/second/go_on.html", {"act": act})


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
def set_up(request: RuangRequest) -> HttpResponse:
    """One screen: a passkey of this phone, or an app that shows codes. Only for whoever has just shown that it is they."""
    if not is_fresh(request, request.person, timezone.now()):
        return _ask_first(request)
    had_none = not has_second_factor(request.person)
    key = NewKeyForm(request.POST if "credential" in request.POST else None, user=request.person)
    form = CodeAppForm(request.POST if "code" in request.POST else None, user=request.person)
    if key.is_bound and key.is_valid():
        name = device_words(request.headers.get("User-Agent", ""))
        credential = key.cleaned_data["credential"]
        actions.add_passkey(request.person, credential=credential, name=name, by=Oneself(request.person), at=timezone.now())
        return _set_up(request, Authenticator.Type.WEBAUTHN, is_first=had_none)
    if form.is_bound and form.is_valid():
        actions.add_code_app(request.person, secret=form.secret, by=Oneself(request.person), at=timezone.now())
        return _set_up(request, Authenticator.Type.TOTP, is_first=had_none)
    options = json.dumps(passkeys.begin_registration(request.person, passwordless=True))
    shown = _shown(request, form=form, key=key, options=options, **_app_of(request, form.secret))
    return render(request, "web/second/set_up.html", shown | {"must": is_official(request.person), "is_first": had_none})


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
def spare_codes(request: RuangRequest) -> HttpResponse:
    """Ten codes for the day on which the phone is lost. Making new ones ends the old ones."""
    if not is_fresh(request, request.person, timezone.now()):
        return _ask_first(request)
    if not has_second_factor(request.person):
        return redirect("set-up")
    if request.method == "POST":
        actions.make_spare_codes(request.person, by=Oneself(request.person), at=timezone.now())
        messages.success(request, "Kode cadangan baru sudah jadi. Yang lama tidak bisa dipakai lagi.")
        return redirect("spare-codes")
    kept = Authenticator.objects.filter(user=request.person, type=Authenticator.Type.RECOVERY_CODES).first()
    codes = kept.wrap().get_unused_codes() if kept else []
    return render(request, "web/second/spare_codes.html", _shown(request, codes=codes))


def _confirm_by_password(request: RuangRequest) -> HttpResponse:
    if is_fresh(request, request.person, timezone.now()):
        return redirect(f"{reverse('set-up')}?{urlencode({NEXT: next_of(request)})}")
    form = PasswordForm(request.POST if request.method == "POST" else None, user=request.person)
    if form.is_bound and form.is_valid():
        record_authentication(request, request.person, "password", reauthenticated=True)
        return _go_on(request)
    return render(request, "web/second/confirm.html", _shown(request, form=form, by_password=True))


def _go_on(request: RuangRequest) -> HttpResponse:
    return redirect("go-on") if held_act(request) is not None else redirect(next_of(request))


def _ask_first(request: RuangRequest) -> HttpResponse:
    return redirect(f"{reverse('confirm')}?{urlencode({NEXT: request.get_full_path()})}")


def _set_up(request: RuangRequest, kind: str, *, is_first: bool) -> HttpResponse:
    """Whoever has just proven that they hold the new second factor has shown it in this session."""
    made = Authenticator.objects.filter(user=request.person, type=kind).latest("created_at")
    post_authentication(request, made, reauthenticated=True)
    is_key = kind == Authenticator.Type.WEBAUTHN
    messages.success(
        request, "Terpasang. Lain kali cukup sidik jari." if is_key else "Terpasang. Lain kali kami menanyakan kodenya."
    )
    if is_first:
        return redirect(f"{reverse('spare-codes')}?{urlencode({NEXT: next_of(request)})}")
    return redirect(next_of(request))


def next_of(request: HttpRequest) -> str:
    """Where somebody was going: a place of this host, or the list of their ways in."""
    return local(request) or reverse("safety")


def local(request: HttpRequest) -> str:
    """The place of this host that was asked for, or nothing."""
    asked = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def on_the_way(door: str, request: HttpRequest) -> str:
    """The address of another door, that leads to the same place."""
    asked = local(request)
    return f"{reverse(door)}?{urlencode({NEXT: asked})}" if asked else reverse(door)


def _has_passkey(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists())


def _app_of(request: RuangRequest, secret: str) -> dict[str, Any]:
    """The secret for an app, as a picture for another phone, as a link for this one and as letters to type."""
    url = get_adapter().build_totp_url(request.person, secret)
    drawn = BytesIO()
    segno.make(url, error="m").save(drawn, kind="svg", scale=4, border=3)
    picture = base64.b64encode(drawn.getvalue()).decode()
    letters = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"app_url": url, "app_picture": f"data:image/svg+xml;base64,{picture}", "app_letters": letters}


def _shown(request: RuangRequest, **more: Any) -> dict[str, Any]:
    return {"next": next_of(request), "help": who_helps(request), **more}
