"""Coming in with six digits that somebody read out: for a lost password, and for a lost phone."""

from typing import cast

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.actions import sign_in_with_code
from kimid.access.forms import InPersonCodeSignInForm
from kimid.access.in_person_codes import CodeHolder, CodeUsed, matching_code, open_code_of
from kimid.access.makers import MakerLeft
from kimid.access.models import InPersonCode
from kimid.access.pages import Audience, page
from kimid.people.allauth_internals import record_authentication
from kimid.people.models import Person
from kimid.people.sign_in_limits import account_key, attempt_in_person_code
from kimid.web.support_contact import support_contact

# The same words whatever it is: another answer would tell strangers that a code is open now.
_NO_MATCH = (
    "Nama dan kodenya belum cocok, kodenya sudah lewat 10 menit, atau sudah terlalu sering dicoba"
    " dari sini. Periksa lagi, coba dari HP yang pernah Anda pakai masuk, atau minta kode baru."
)

_MAKER_LEFT = (
    "Yang membuat kode ini tidak lagi berwenang. Minta yang baru kepada ketua atau kantor yang "
    "sekarang."
)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def sign_in_by_code(request: HttpRequest) -> HttpResponse:
    """Name, digits, a new password: in, and out everywhere else. A second factor that is not lost
    is asked for as ever.
    """
    form = InPersonCodeSignInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (code := _code_of(request, form)) is not None:
        try:
            return _sign_in(request, form, code)
        except CodeUsed:
            form.add_error(None, _NO_MATCH)
        except MakerLeft:
            form.add_error(None, _MAKER_LEFT)
            return _door(request, form, status=410)
    return _door(request, form)


def _door(request: HttpRequest, form: InPersonCodeSignInForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "help": support_contact(request)}
    return render(request, "web/second/door_code.html", context, status=status)


def _code_of(request: HttpRequest, form: InPersonCodeSignInForm) -> InPersonCode | None:
    """The code if all fits. What does not fit is answered in the same words, whatever it is."""
    login, now = form.cleaned_data["login"], timezone.now()
    person = Person.objects.by_login(login)
    open_code = open_code_of(person, now)
    # Each code has tries of its own, so nobody uses them up before it is handed.
    subject = f"code {open_code.pk}" if open_code else account_key(person, login)
    is_taken = attempt_in_person_code(request, person, subject, now)
    code = matching_code(person, form.cleaned_data["code"], now)
    if code is None or not is_taken:
        form.add_error(None, _NO_MATCH)
        return None
    return code


def _sign_in(
    request: HttpRequest, form: InPersonCodeSignInForm, code: InPersonCode
) -> HttpResponse:
    data = form.cleaned_data
    person = sign_in_with_code(
        code,
        password=data["password"],
        reset_factors=data["is_lost"],
        by=CodeHolder(code),
        at=timezone.now(),
    )
    person.backend = "kimid.people.backend.PersonBackend"  # Django asks who knew them
    record_authentication(request, person, "code")
    return cast(HttpResponse, perform_login(request, person))
