"""One's own account: how one signs in, and on which devices one is signed in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.grants import is_official
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.people import actions
from kimid.people.devices import DEVICE_NOTICE_KEY, devices_of
from kimid.people.publishing_proof import grace_ends_at
from kimid.people.rules import AccountOwner


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
@never_cache
def account_security(request: RuangRequest) -> HttpResponse:
    """Everything that opens this account, and every device on which it is open. Opening this page
    dismisses the notice about other devices.
    """
    request.session.pop(DEVICE_NOTICE_KEY, None)
    end = grace_ends_at(request.person)
    shown = {
        **_factor_context(_factors(request)),
        "devices": devices_of(request.person),
        "here": request.session.session_key,
        "must": is_official(request.person),
        "grace_ends_at": end,
        "is_grace_over": end is not None and end <= timezone.now(),
        "back_url": reverse("ruang-start"),
        "back_label": "Ruang kerja",
    }
    return render(request, "web/second/safety.html", shown)


@require_POST
@page(Audience.SIGNED_IN)
@requires_recent_auth("POST", act="Mencabut pengaman kedua dari akun Anda")
def remove_factor(request: RuangRequest, factor: int) -> HttpResponse:
    """Remove a passkey or an app for codes. Recovery codes go with the last of these only."""
    codes = Authenticator.Type.RECOVERY_CODES
    if factor not in {each.pk for each in _factors(request) if each.type != codes}:
        raise Http404
    actions.remove_second_factor(
        request.person, factor=factor, by=AccountOwner(request.person), at=timezone.now()
    )
    messages.success(request, "Sudah dicabut. Ia tidak lagi membuka akun Anda.")
    return redirect("safety")


@require_POST
@page(Audience.SIGNED_IN)
def sign_out_devices(request: RuangRequest, device: int = 0) -> HttpResponse:
    """Sign out on another device, or on all others, at once."""
    others = [
        each
        for each in devices_of(request.person)
        if each.session_key != request.session.session_key
    ]
    chosen = [each for each in others if not device or each.pk == device]
    if device and not chosen:
        raise Http404
    actions.sign_out_devices(
        request.person, devices=chosen, by=AccountOwner(request.person), at=timezone.now()
    )
    words = (
        "Perangkat lain sudah keluar semua." if not device else f"{chosen[0].browser} sudah keluar."
    )
    messages.success(request, f"{words} Yang membukanya sekarang harus masuk lagi.")
    return redirect("safety")


def _factor_context(rows: list[Authenticator]) -> dict[str, Any]:
    """What opens the account beside the password."""
    factors = {kind: [each for each in rows if each.type == kind] for kind in Authenticator.Type}
    codes = factors[Authenticator.Type.RECOVERY_CODES]
    return {
        "passkeys": [(each, each.wrap().name) for each in factors[Authenticator.Type.WEBAUTHN]],
        "code_apps": factors[Authenticator.Type.TOTP],
        "has_spare": bool(codes),
        "spare": sum(len(each.wrap().get_unused_codes()) for each in codes),
    }


def _factors(request: RuangRequest) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=request.person).order_by("created_at"))
