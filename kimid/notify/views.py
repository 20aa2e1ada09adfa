"""The bell's list, how one learns of notices, and the pages that links in e-mails open."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final, NamedTuple, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import workplaces
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import clock
from kimid.notify import actions, mailing
from kimid.notify.forms import AddressForm, ChoicesForm
from kimid.notify.kinds import NOTICE_KINDS
from kimid.notify.models import Mail, Notice, NoticeAddress
from kimid.notify.queries import (
    ListedNotice,
    address_of,
    gathered_behind,
    other_notices,
    unread_by,
    waiting_notices,
)
from kimid.notify.rules import AddressHolder, NoticeReader, NotifyPermission

# So many mails with a question may go to addresses that nobody has confirmed, in a day.
_MOST_QUESTIONS: Final = 3
_TOO_MANY = (
    "Sudah tiga kali surel tanya dikirim hari ini. Periksa juga folder spam, atau coba lagi besok."
)


class NoticeRow(NamedTuple):
    """A notice as the page shows it."""

    notice: Notice
    icon: str
    is_new: bool
    more: int = 0  # of its kind, which follow when this one is done or read


class DayOfNotices(NamedTuple):
    """What a person learned of on one day."""

    day: date
    is_today: bool
    rows: list[NoticeRow]


@require_GET
@page(Audience.SIGNED_IN)
@never_cache
def notices(request: RuangRequest) -> HttpResponse:
    """What waits for me, and what I should know, of all my places."""
    now = timezone.now()
    waiting = waiting_notices(request.person, now)
    others = other_notices(request.person, now)
    row = address_of(request.person)
    zone = row.zone if row else _zone_of(request)
    shown = {
        "waiting": [_row_of(notice, is_new=True) for notice in waiting],
        "days": _by_day(others, zone, now),
        "newest": max((each.pk for each in (*waiting, *(one.notice for one in others))), default=0),
        "has_unread": unread_by(request.person, now).exists(),
        "zone": zone,
        "target": row,
        "back_url": reverse("ruang-start"),
        "back_label": "Ruang kerja",
    }
    return render(request, "notify/notices.html", shown)


@require_POST
@page(Audience.SIGNED_IN)
def mark_read(request: RuangRequest) -> HttpResponse:
    """Mark everything that was on the page as read."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 19:
        actions.mark_read(
            request.person, up_to=int(newest), by=NoticeReader(request.person), at=timezone.now()
        )
    return redirect("notices")


def _names_another_address(request: HttpRequest) -> bool:
    """Whether this form sends mails elsewhere: a thief would hide what its owner must know."""
    row = address_of(cast(RuangRequest, request).person)
    return request.POST.get("address", "").strip().lower() != (row.address if row else "")


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN)
@never_cache
@requires_recent_auth(
    "POST", when=_names_another_address, act="Mengganti alamat surel untuk pemberitahuan Anda"
)
def choices(request: RuangRequest) -> HttpResponse:
    """By which address and how fast I learn of what."""
    zone = _zone_of(request)
    row = address_of(request.person) or NoticeAddress(person=request.person)
    form = ChoicesForm(request.POST if request.method == "POST" else None, row=row, zone=zone)
    if form.is_bound and form.is_valid():
        chosen = form.choices()
        if not _may_ask(row, chosen.address):
            form.add_error("address", _TOO_MANY)
        else:
            by = NoticeReader(request.person)
            saved = actions.save_choices(request.person, choices=chosen, by=by, at=timezone.now())
            _ask_or_thank(request, saved)
            return redirect("notice-choices")
    shown = {
        "form": form,
        "row": row,
        "zone": zone,
        "mails_leave": mailing.mails_leave(),
        "back_url": reverse("notices"),
        "back_label": "Pemberitahuan",
    }
    return render(request, "notify/choices.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, NotifyPermission.SET_MAILBOX)
@never_cache
@requires_recent_auth("POST", act="Mengganti surel bersama kantor")
def mailbox(request: RuangRequest) -> HttpResponse:
    """The shared mailbox of an office."""
    region = request.site.region
    row = NoticeAddress.objects.filter(region=region).first() or NoticeAddress(region=region)
    form = AddressForm(
        request.POST if request.method == "POST" else None, initial={"address": row.address}
    )
    if form.is_bound and form.is_valid():
        address = form.cleaned_data["address"]
        if not _may_ask(row, address):
            form.add_error("address", _TOO_MANY)
        else:
            saved = actions.set_mailbox(
                request.site, address=address, by=request.person, at=timezone.now()
            )
            _ask_or_thank(request, saved)
            return redirect("ruang-mailbox", site_label=request.site.ruang_label)
    shown = {
        "form": form,
        "row": row,
        "mails_leave": mailing.mails_leave(),
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "notify/mailbox.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the first mail. GET changes nothing: mail servers open links too."""
    return _answer_link(request, mailing.row_to_confirm(token), "notify/confirm.html")


@csrf_exempt  # mail programs press "unsubscribe" for their reader; the token is the proof
@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def stop_mails(request: HttpRequest, token: str) -> HttpResponse:
    """The link at the end of every mail."""
    return _answer_link(request, mailing.row_to_stop(token), "notify/stop.html")


def _answer_link(
    request: HttpRequest, target: tuple[NoticeAddress, str] | None, template: str
) -> HttpResponse:
    if target is None:
        raise Http404
    row, address = target
    is_confirming = template == "notify/confirm.html"
    if row.address != address:
        return render(request, template, {"is_over": True}, status=410)
    if request.method == "POST":
        act = actions.confirm_address if is_confirming else actions.stop_mails
        act(row, by=AddressHolder(row, address), at=timezone.now())
    is_done = request.method == "POST" or (is_confirming and row.confirmed_at is not None)
    return render(request, template, {"is_done": is_done, "address": address})


def _may_ask(row: NoticeAddress, address: str) -> bool:
    """Whether this address may be named: a new one is asked first, and not too often."""
    return address in {"", row.address} or _questions_left(row)


def _questions_left(row: NoticeAddress) -> bool:
    since = timezone.now() - timedelta(days=1)
    questions = Mail.objects.filter(to=row.pk, key__startswith="confirm-", made_at__gt=since)
    return questions.count() < _MOST_QUESTIONS


def _ask_or_thank(request: RuangRequest, row: NoticeAddress) -> None:
    if not row.address or row.takes_mails or not mailing.mails_leave():
        messages.success(request, "Tersimpan.")
        return
    if _questions_left(row):
        mailing.queue_confirmation(row, timezone.now())
    messages.info(request, f"Tersimpan. Buka surel di {row.address}, lalu tekan Ya di sana.")


def _zone_of(request: RuangRequest) -> str:
    places = workplaces(request.person)
    return places[0].site.region.zone if places else "WIB"


def _row_of(notice: Notice, *, is_new: bool) -> NoticeRow:
    kind = NOTICE_KINDS.get(notice.kind)
    return NoticeRow(notice, kind.icon if kind else "flag", is_new, gathered_behind(notice))


def _by_day(rows: list[ListedNotice], zone: str, at: datetime) -> list[DayOfNotices]:
    today = clock.today(at, zone)
    return [
        DayOfNotices(
            day, day == today, [_row_of(each.notice, is_new=not each.is_read) for each in group]
        )
        for day, group in groupby(rows, key=lambda each: clock.today(each.notice.made_at, zone))
    ]
