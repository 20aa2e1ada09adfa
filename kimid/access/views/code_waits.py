"""Pages of codes that wait: agree or cancel in a group or an office, decide about an account."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access import actions, code_queries
from kimid.access.code_answers import (
    AgreementRefused,
    AlreadyDecided,
    CancelRefused,
    WaitOver,
)
from kimid.access.code_waits import is_agreed_everywhere
from kimid.access.forms import StopDecisionForm
from kimid.access.models import AccountStop, StopOutcome
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.access.views.codes import code_page

_NOT_BY_YOU = (
    "Persetujuan harus dari orang lain, yang sudah di sini tiga hari sebelum kode itu diberikan, "
    "dan bukan yang mengundang ketua baru yang memberinya."
)
_CANCEL_NOT_BY_YOU = (
    "Yang membatalkan kode orang lain sudah di sini tiga hari sebelum kode itu diberikan. Minta "
    "orangnya sendiri menekan “Bukan saya, batalkan” di HP-nya, atau orang lain yang lebih lama "
    "di sini."
)
_OVER = "Kode ini tidak menunggu lagi. Lihat di bawah apa yang terjadi dengannya."


@require_GET
@page(Audience.SITE, AccessPermission.ANSWER_CODE)
@never_cache
def codes(request: RuangRequest) -> HttpResponse:
    """The codes for people of this place: those that wait, and all that were handed."""
    now = timezone.now()
    site = request.site
    context = {
        "waits": code_queries.waits_in(site, request.person, now),
        "rows": code_queries.codes_in(site, now),
        "stops": code_queries.stops_for(request.person, site) if site.is_portal else [],
        "zone": site.region.zone,
        "back_url": reverse(
            "ruang-site" if site.is_portal else "ruang-people", args=[_label(request)]
        ),
        "back_label": site.name if site.is_portal else "Anggota dan peran",
    }
    return render(request, "access/codes.html", context)


@require_POST
@page(Audience.SITE, AccessPermission.ANSWER_CODE)
@requires_recent_auth("POST", act="Menyatakan bahwa kode masuk diberikan kepada orang yang benar")
def agree(request: RuangRequest, wait: int) -> HttpResponse:
    """Say that a code was handed to the right person."""
    open_wait = code_queries.wait_in(request.site, wait, timezone.now())
    if open_wait is None:
        return _answered(request, _OVER, is_done=False)
    try:
        actions.agree_to_code(request.site, wait=open_wait, by=request.person, at=timezone.now())
    except (WaitOver, AgreementRefused):
        return _answered(request, _NOT_BY_YOU, is_done=False)
    name = open_wait.person.name
    is_whole = is_agreed_everywhere(open_wait, timezone.now())
    rest = "" if is_whole else " Tempatnya yang lain masih menunggu."
    return _answered(request, f"Tercatat. Di sini {name} tidak perlu menunggu lagi.{rest}")


@require_POST
@page(Audience.SITE, AccessPermission.ANSWER_CODE)
def cancel(request: RuangRequest, wait: int) -> HttpResponse:
    """Cancel a code for somebody of this place."""
    open_wait = code_queries.wait_in(request.site, wait, timezone.now())
    if open_wait is None:
        return _answered(request, _OVER, is_done=False)
    try:
        actions.cancel_code(request.site, wait=open_wait, by=request.person, at=timezone.now())
    except CancelRefused:
        return _answered(request, _CANCEL_NOT_BY_YOU, is_done=False)
    except WaitOver:
        return _answered(request, _OVER, is_done=False)
    name = open_wait.person.name
    open_wait.person.refresh_from_db()
    words = (
        f"Dibatalkan, untuk kedua kalinya. Akun {name} sekarang hanya bisa membaca, "
        "sampai kantor di atas yang meminta memutuskan."
        if open_wait.person.may_only_read
        else f"Dibatalkan. Akun {name} kembali seperti sebelum kode itu, juga kata sandinya."
    )
    return _answered(request, words)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, AccessPermission.HAND_CODE)
@never_cache
@requires_recent_auth("POST", act="Memutuskan tentang akun yang hanya bisa membaca")
def stopped_account(request: RuangRequest, stop: int) -> HttpResponse:
    """Decide about an account that two cancelled codes have stopped, with its holder present."""
    stopped = _stop_or_404(request, stop)
    form = StopDecisionForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _stop_page(request, stopped, form, status=422 if form.is_bound else 200)
    outcome = StopOutcome(form.cleaned_data["outcome"])
    try:
        digits = actions.decide_stop(
            stopped, outcome=outcome, site=request.site, by=request.person, at=timezone.now()
        )
    except AlreadyDecided:
        return _answered(request, "Akun ini sudah diputuskan orang lain.", is_done=False)
    if digits:
        return code_page(request, stopped.person, digits)
    return _answered(request, f"Akun {stopped.person.name} berjalan lagi seperti biasa.")


def _stop_or_404(request: RuangRequest, number: int) -> AccountStop:
    stops = code_queries.stops_for(request.person, request.site)
    for stop in stops:
        if stop.pk == number:
            return stop
    raise Http404


def _stop_page(
    request: RuangRequest, stop: AccountStop, form: StopDecisionForm, *, status: int
) -> HttpResponse:
    context = {
        "stop": stop,
        "rows": code_queries.cancelled_codes(stop),
        "form": form,
        "zone": request.site.region.zone,
        **back_link(request, "ruang-codes", "Kode masuk"),
    }
    return render(request, "access/stopped_account.html", context, status=status)


def _answered(request: RuangRequest, words: str, *, is_done: bool = True) -> HttpResponse:
    (messages.success if is_done else messages.warning)(request, words)
    return redirect("ruang-codes", site_label=_label(request))


def _label(request: RuangRequest) -> str:
    return request.site.ruang_label
