"""“Akun saya dibajak”: one press in the workspace, or the code of a card on paper without signing
in; and what is known after that.
"""

from typing import Final

from django.contrib.auth import logout
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.code_queries import open_stop
from kimid.access.code_waits import used_wait
from kimid.access.pages import Audience, RuangRequest, not_now, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.people import actions, locks
from kimid.people.forms import LockCardForm
from kimid.people.models import LockCard, Person
from kimid.people.rules import AccountOwner
from kimid.people.sign_in_limits import attempt_lock_card
from kimid.sites.doubts import held_texts
from kimid.sites.hosts import ruang_url
from kimid.web.support_contact import support_contact

_SALT: Final = "account-locked"
_SEEN_FOR: Final = 24 * 60 * 60  # seconds: so long the page after the press can be opened
_NO_MATCH: Final = (
    "Kode ini belum cocok, atau kartunya sudah dipakai. Periksa lagi huruf dan angkanya di kartu."
)
_WAIT: Final = (
    "Sudah banyak kode yang belum cocok dari jaringan ini. Salin pelan-pelan dari kartunya. Kalau"
    " mendesak, telepon ketua KIM atau petugas."
)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def hijacked(request: HttpRequest) -> HttpResponse:
    """Lock one's account: signed in by one press, else by the code of the card.

    Who came in by a sign-in code that waits needs the card: else whoever typed the digits could
    lock the owner out in the owner's name.
    """
    is_waiting = (
        isinstance(request.user, Person) and used_wait(request.user, timezone.now()) is not None
    )
    if isinstance(request.user, Person) and not is_waiting:
        if request.method == "POST":
            return _lock(request, AccountOwner(Person.objects.get(pk=request.user.pk)))
        return render(request, "web/second/hijacked.html", {"owner": request.user})
    form = LockCardForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (card := _card_of(request, form)) is not None:
        try:
            return _lock(request, locks.CardHolder(card))
        except locks.CardUsed:
            form.add_error(None, _NO_MATCH)
    shown = {"form": form, "is_waiting": is_waiting, "help": support_contact(request)}
    return render(request, "web/second/hijacked.html", shown, status=422 if form.is_bound else 200)


@require_GET
@page(Audience.VISITOR)
@never_cache
def locked(request: HttpRequest, token: str = "") -> HttpResponse:
    """What happened, and how the owner comes back. Without the token of the press, in general
    words: that is for whoever signs in to a locked account.
    """
    person = _person_of(token) if token else None
    if token and person is None:
        raise Http404
    shown = {
        "owner": person,
        "is_locked": person is None or locks.is_locked(person),
        "held": held_texts(person) if person is not None else [],
        "stop": open_stop(person) if person is not None else None,
        "help": support_contact(request),
    }
    return render(request, "web/second/locked.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
@requires_recent_auth("POST", act="Membuat kartu pengunci akun yang baru")
def lock_card(request: RuangRequest) -> HttpResponse:
    """The card on paper: made anew by each press, and shown once. Not for who came in by a sign-in
    code that waits: with it they could lock the owner out.
    """
    now = timezone.now()
    if used_wait(request.person, now) is not None:
        return not_now(request)
    had_card = LockCard.objects.filter(locks.open_cards(now), person=request.person).exists()
    code = ""
    if request.method == "POST":
        code = actions.make_lock_card(request.person, by=AccountOwner(request.person), at=now)
    shown = {
        "code": " ".join(code[start : start + 4] for start in range(0, len(code), 4)),
        "address": ruang_url(reverse("hijacked")).partition("//")[2],
        "had_card": had_card,
    }
    return render(request, "web/second/lock_card.html", shown)


def _card_of(request: HttpRequest, form: LockCardForm) -> LockCard | None:
    """The card with this code. Wrong tries of a network are counted and slow down its wrong tries;
    the right code always works, so nobody can keep a stranger's card from working.
    """
    card = locks.card_of(form.cleaned_data["code"], timezone.now())
    if card is None:
        is_slow = not attempt_lock_card(request, timezone.now())
        form.add_error(None, _WAIT if is_slow else _NO_MATCH)
    return card


def _lock(request: HttpRequest, by: AccountOwner | locks.CardHolder) -> HttpResponse:
    person = by.person if isinstance(by, AccountOwner) else by.card.person
    actions.lock_account(person, by=by, at=timezone.now())
    logout(request)
    return redirect("account-locked-now", token=signing.dumps(person.pk, salt=_SALT))


def _person_of(token: str) -> Person | None:
    try:
        number = signing.loads(token, salt=_SALT, max_age=_SEEN_FOR)
    except signing.BadSignature:
        return None
    return Person.objects.filter(pk=number).first()
