"""Coming in with six digits that somebody read out: for a lost password, and for a lost phone."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.actions import come_in_by_code
from kimid.access.forms import DoorCodeForm
from kimid.access.handed import CodeHolder, CodeSpent, right_code
from kimid.access.models import HandedCode
from kimid.access.pages import Audience, page
from kimid.people.models import Person
from kimid.web.trouble import who_helps

_NOT_FITTING = "Nama dan kodenya belum cocok, atau kodenya sudah lewat 10 menit. Periksa lagi, atau minta kode baru."
_WAIT = "Sudah beberapa kali belum cocok. Tunggu lima menit, lalu coba lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def door_code(request: HttpRequest) -> HttpResponse:
    """Name, digits, a new password: in, and out everywhere else. A second factor that is not lost is asked for as ever."""
    form = DoorCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (code := _code_of(request, form)) is not None:
        try:
            return _come_in(request, form, code)
        except CodeSpent:
            form.add_error(None, _NOT_FITTING)
    return render(request, "web/second/door_code.html", {"form": form, "help": who_helps(request)})


def _code_of(request: HttpRequest, form: DoorCodeForm) -> HandedCode | None:
    """The code if all fits. What does not fit is said in the same words, whatever it is."""
    login, now = form.cleaned_data["login"], timezone.now()
    key = get_adapter()._get_login_attempts_cache_key(request, username=login)
    if not ratelimit.consume(request, action="login_failed", key=f"code {key}"):
        form.add_error(None, _WAIT)
        return None
    found = right_code(Person.objects.known_as(login), form.cleaned_data["code"], now)
    if found is None:
        form.add_error(None, _NOT_FITTING)
    return found


def _come_in(request: HttpRequest, form: DoorCodeForm, code: HandedCode) -> HttpResponse:
    said = form.cleaned_data
    person = come_in_by_code(
        code, password=said["password"], forget_factors=said["is_lost"], by=CodeHolder(code), at=timezone.now()
    )
    person.backend = "kimid.people.backend.PersonBackend"  # Django asks who knew them
    record_authentication(request, person, "code")
    return cast(HttpResponse, perform_login(request, Login(user=person)))
