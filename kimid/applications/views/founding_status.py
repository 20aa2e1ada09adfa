"""The status page of an application, and what follows: enter the new KIM, or begin again."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.access.views.people import phone_session_key
from kimid.applications import papers
from kimid.applications.actions import applying, renewing
from kimid.applications.checking import asked_lines_of, check_lines_of, form_steps_of, gaps_of
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.queries import history_of, office_name
from kimid.applications.renewing import open_renewal
from kimid.applications.rules import Applicant, ApplicationPermission
from kimid.applications.second_officer import checkers_context
from kimid.applications.views.application_screens import (
    STEP_LABELS,
    actor_of,
    exit_link,
    is_by_office,
    opened_by_code,
    screen,
)
from kimid.applications.views.documents import rows_of
from kimid.applications.views.founding import region_or_nation
from kimid.lib import clock
from kimid.lib.text import enumeration
from kimid.lib.whatsapp import whatsapp_url
from kimid.moderation import budgets
from kimid.moderation.senders import sender_of
from kimid.people.browser_memory import people_seen
from kimid.people.models import Person
from kimid.registry.policies import rulings_for
from kimid.sites.hosts import ruang_url

_OFFICIALS_BROWSER: Final = (
    "HP atau komputer ini pernah dipakai masuk oleh petugas yang mengisi atau mengesahkan KIM ini."
    " Akun ketua dibuat pendirinya sendiri, di HP lain: siapa pun boleh meminjamkannya. Kodenya"
    " tetap berlaku. Yang belum punya HP tetap tercatat sebagai ketua di daftar KIM."
)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@opened_by_code
def status(request: HttpRequest, application: Application) -> HttpResponse:
    """Where an application stands, what is asked, what came of it; and the code, to write down. A
    refused one is begun again.
    """
    if request.method == "POST":
        return (
            _begin_again(request, application)
            if _may_again(request, application)
            else redirect("apply-status", code=application.code)
        )
    shown = {
        "application": application,
        **_check_context(application),
        "office": office_name(application.region),
        "history": history_of(application),
        **checkers_context(application, timezone.now()),
        "screens": _screens_of(application),
        "zone": application.region.zone if application.region else "WIB",
        **_holder_context(request, application),
        "unread": [] if application.decided_at else application.papers.filter(page_count=0),
        "rows": [] if application.is_act else rows_of(application),
        "proof_url": application.kim.site.url_of("/sk/") if application.kim else "",
        **exit_link(request, application),
    }
    return screen(request, "status", shown)


@require_POST
@page(Audience.VISITOR)
@opened_by_code
def enter(request: HttpRequest, application: Application) -> HttpResponse:
    """The founder comes into the new KIM as its chair: not from a browser of an official who
    entered it or decided on it.
    """
    if not {application.decided_by_id, *application.handler_ids}.isdisjoint(people_seen(request)):
        messages.warning(request, _OFFICIALS_BROWSER)
        return redirect("apply-status", code=application.code)
    try:
        token = applying.invite_founder(
            application, by=actor_of(request, application), at=timezone.now()
        )
    except applying.ApplicationClosed:
        return redirect("apply-status", code=application.code)
    site = application.registered_kim.site
    request.session[phone_session_key(site, application.applicant)] = application.phone
    return redirect("invitation", site_label=site.ruang_label, token=token)


def _screens_of(application: Application) -> list[tuple[str, str]]:
    """The screens of an application: what each is called, and its address."""
    return [
        (STEP_LABELS[part], reverse(f"apply-{part.name.lower()}", args=[application.code]))
        for part in form_steps_of(application)
    ]


def _check_context(application: Application) -> dict[str, object]:
    """What is missing, and what the office asks, by the rules of the place."""
    rulings = rulings_for(application.region) if application.region else {}
    return {
        "gaps": gaps_of(application, rulings) if rulings and application.is_open else [],
        "asked": asked_lines_of(application, check_lines_of(application, rulings))
        if rulings
        else [],
    }


def _holder_context(request: HttpRequest, application: Application) -> dict[str, object]:
    """What whoever has the code may do: the founder, or an office on their behalf."""
    by_office = is_by_office(request, application)
    return {
        "may_enter": _may_enter(application) and not by_office,
        "may_again": _may_again(request, application),
        "by_office": by_office,
        "whatsapp": _code_to_send(application, by_office=by_office),
    }


def _may_again(request: HttpRequest, application: Application) -> bool:
    """Whether a refused application may be begun again: a new KIM by whoever has the code, a decree
    by whoever may ask for it.
    """
    if application.step != ApplicationStep.REFUSED or application.is_act:
        return False
    return application.is_founding or (
        isinstance(request.user, Person) and _may_renew_again(request.user, application)
    )


def _may_renew_again(person: Person, refused: Application) -> bool:
    kim = refused.kim
    return (
        kim is not None
        and not kim.has_ended
        and person.has_perm(ApplicationPermission.RENEW, kim)
        and open_renewal(kim) is None
    )


def _begin_again(request: HttpRequest, refused: Application) -> HttpResponse:
    """Begin a new application with the answers and papers of a refused one."""
    now = timezone.now()
    try:
        made = (
            _begin_renewal_again(request, refused, now)
            if refused.is_renewal
            else _begin_founding_again(request, refused, now)
        )
    except budgets.BudgetExceeded as full:
        zone = refused.region.zone if refused.region else "WIB"
        later = clock.short_moment(full.until, zone)
        messages.warning(
            request, f"Baru saja sangat banyak yang mendaftar. Coba lagi sesudah {later}."
        )
        return redirect("apply-status", code=refused.code)
    left = papers.copy_papers(refused, made, by=actor_of(request, made), at=now)
    messages.success(request, _carried_over(left))
    return redirect("apply-status", code=made.code)


def _carried_over(left: Sequence[str]) -> str:
    """What came along, and the papers of these kinds did not."""
    words = papers.paper_words()
    missing = enumeration(list(dict.fromkeys(words.get(kind, kind) for kind in left)))
    came = (
        f"Isian yang lama sudah terbawa, tetapi {len(left)} berkas tidak. Kirim lagi: {missing}."
        if left
        else "Isian dan berkas yang lama sudah terbawa."
    )
    return f"{came} Betulkan yang membuatnya ditolak, lalu kirim permohonannya."


def _begin_founding_again(request: HttpRequest, refused: Application, now: datetime) -> Application:
    by = actor_of(request, refused)
    near = region_or_nation(refused.origin_code)
    begin = partial(
        applying.begin_application,
        near,
        founder=applying.Founder(refused.applicant, refused.phone),
        after=refused,
        at=now,
    )
    return (
        begin(by=by) if isinstance(by, Person) else begin(by=Applicant(), sender=sender_of(request))
    )


def _begin_renewal_again(request: HttpRequest, refused: Application, now: datetime) -> Application:
    kim = refused.registered_kim
    by = request.user
    if not isinstance(by, Person):
        raise PermissionDenied
    return renewing.begin_renewal(
        kim, today=clock.today(now, kim.region.zone), after=refused, by=by, at=now
    )


def _code_to_send(application: Application, *, by_office: bool) -> str:
    """A WhatsApp link with the code: to the founder when an office writes for them, else to
    oneself.
    """
    address = ruang_url(reverse("apply-status", args=[application.code]))
    if by_office:
        words = (
            f"{application.applicant}, ini kode pendaftaran KIM: {application.spaced_code}."
            f" Jangan dibagikan.\n{address}"
        )
        return whatsapp_url(words, application.phone)
    return whatsapp_url(f"Kode pendaftaran KIM saya: {application.spaced_code}\n{address}")


def _may_enter(application: Application) -> bool:
    invitation = application.invitation
    return (
        application.step == ApplicationStep.VERIFIED
        and application.is_founding
        and (invitation is None or invitation.accepted_at is None)
    )
