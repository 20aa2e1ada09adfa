"""The page on which an office looks at a KIM in quarantine: what changed, whose account is whose,
and the release.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.freezing import FrozenAccount
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import has_chair
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import clock
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.changes_since import changes_since
from kimid.lifecycle.forms import AccountForm, QuarantineEndForm, SinceForm
from kimid.lifecycle.models import Quarantine
from kimid.lifecycle.quarantine_accounts import accounts_of, closed_by, last_quarantine
from kimid.lifecycle.rules import LifecyclePermission
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.queries import kim_below

type Step = Callable[[RuangRequest, Kim, dict[str, Any]], str]

_DAY: Final = timedelta(days=1)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, LifecyclePermission.QUARANTINE)
@never_cache
@requires_recent_auth("POST", act="Mengubah karantina sebuah KIM atau akun di dalamnya")
def quarantine(request: RuangRequest, kim: int) -> HttpResponse:
    """One quarantine, also after its release: accounts may still be frozen then."""
    kim_row = kim_below(request.site.region, kim)
    running = last_quarantine(kim_row) if kim_row is not None else None
    if kim_row is None or running is None:
        raise Http404
    name = request.POST.get("langkah", "")
    if request.method == "GET" or name not in _STEPS:
        return _page(request, kim_row, running)
    form = _FORMS[name](request.POST)
    if not form.is_valid():
        return _page(request, kim_row, running, (name, form))
    try:
        messages.success(request, _STEPS[name](request, kim_row, form.cleaned_data))
    except suspending.HeldTooEarly as why:
        form.add_error("since", str(why))
        return _page(request, kim_row, running, (name, form))
    except silence.LifeActionRefused as why:
        messages.warning(request, str(why))
    return redirect(request.get_full_path())


def _confirm(request: RuangRequest, kim: Kim, data: dict[str, Any]) -> str:
    person = _member_or_404(data["person"])
    suspending.confirm_account(
        kim, person=person, how=data["how"], by=request.person, at=timezone.now()
    )
    return f"Dicatat. Peran {person.name} berlaku lagi."


def _end(request: RuangRequest, kim: Kim, data: dict[str, Any]) -> str:
    person = _member_or_404(data["person"])
    suspending.end_account(
        kim, person=person, how=data["how"], by=request.person, at=timezone.now()
    )
    sentence = f"Dicatat. Peran {person.name} di KIM ini berakhir. Akunnya sendiri tetap ada."
    if has_chair(kim.site_id, timezone.now()):
        return sentence
    return f"{sentence} KIM ini tidak punya ketua lagi: ketua baru diundang petugas lain."


def _release(request: RuangRequest, kim: Kim, data: dict[str, Any]) -> str:
    since = clock.start_of(data["since"], kim.region.zone) if data["holds"] else None
    suspending.lift_quarantine(
        kim, note=data["note"], hold_since=since, by=request.person, at=timezone.now()
    )
    return "Situs dibuka lagi. Semua yang tidak ditahan tampil seperti semula dalam satu menit."


_STEPS: Final[Mapping[str, Step]] = {"pastikan": _confirm, "akhiri": _end, "buka": _release}
_FORMS: Final[Mapping[str, type[forms.Form]]] = {
    "pastikan": AccountForm,
    "akhiri": AccountForm,
    "buka": QuarantineEndForm,
}


def _member_or_404(number: int) -> Person:
    person = Person.objects.filter(pk=number).first()
    if person is None:
        raise Http404
    return person


def _back_link(request: RuangRequest, kim: Kim) -> dict[str, str]:
    url = reverse("ruang-life", args=[request.site.ruang_label, kim.pk])
    return {"back_url": url, "back_label": kim.name}


def _page(
    request: RuangRequest,
    kim: Kim,
    running: Quarantine,
    sent_back: tuple[str, forms.Form] | None = None,
) -> HttpResponse:
    """The page; a form that came back has what was typed."""
    name, form = sent_back or ("", None)
    accounts = accounts_of(kim, running, timezone.now())
    chosen = _changes(request, kim, running)
    earliest = clock.today(suspending.earliest_hold(kim, running), kim.region.zone)
    held_since = max(chosen["since"], earliest)
    shown = {
        **chosen,
        "kim": kim,
        "running": running,
        "closed_by": closed_by(kim, running),
        "accounts": [(each, _account_form(each, form)) for each in accounts.waiting],
        "settled": accounts.settled,
        "form": form if name == "buka" else QuarantineEndForm(initial={"since": held_since}),
        "refused": form,
        "zone": kim.region.zone,
        **_back_link(request, kim),
    }
    return render(request, "lifecycle/release.html", shown, status=422 if form else 200)


def _changes(request: RuangRequest, kim: Kim, running: Quarantine) -> dict[str, Any]:
    """What changed since the chosen day; else since the day before the quarantine."""
    form = SinceForm(request.GET)
    day: date | None = form.cleaned_data.get("sejak") if form.is_valid() else None
    since = day or clock.today(running.begun_at - _DAY, kim.region.zone)
    return {
        "changes": changes_since(kim, clock.start_of(since, kim.region.zone)),
        "since": since,
        "since_form": form if form.errors else SinceForm(initial={"sejak": since}),
    }


def _account_form(account: FrozenAccount, sent: forms.Form | None) -> forms.Form:
    """The form of one account: the one that came back, if it is about this account."""
    key = str(account.person.pk)
    if isinstance(sent, AccountForm) and sent.data.get("person") == key:
        return sent
    return AccountForm(auto_id=f"id_{key}_%s", initial={"person": account.person.pk})
