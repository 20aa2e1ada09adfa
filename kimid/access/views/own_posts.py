"""The acting posts of a person: what they are asked, and what they can give back in one press."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access import actions, queries
from kimid.access.acting import Appointee, AppointmentOver
from kimid.access.makers import MakerLeft
from kimid.access.models import Appointment
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.access.rules import AccessPermission

_OVER: Final = "Penunjukan ini sudah dijawab, dicabut, atau lewat harinya. Tidak ada yang berubah."
_LEFT: Final = (
    "Yang menunjuk Anda sudah tidak bertugas tetap di sana. Minta kantornya menunjuk sekali lagi."
)
_ACCEPTED: Final = "Tugas Anda berlaku sekarang."
_DECLINED: Final = "Anda menolak. Yang menunjuk sudah diberi tahu."


def _says_yes(request: HttpRequest) -> bool:
    return "terima" in request.POST


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, AccessPermission.ANSWER_APPOINTMENT)
@requires_recent_auth("POST", when=_says_yes, act="Menerima tugas sebagai Plt. atau Plh.")
def own_posts(request: RuangRequest) -> HttpResponse:
    """What waits for one's yes or no, and the acting posts that one holds. Only a yes asks who you
    are: out leads one press.
    """
    if request.method == "POST":
        for name, act in _ACTS.items():
            if name in request.POST:
                act(request, request.POST[name])
        return redirect("own-posts")
    now = timezone.now()
    context = {
        "waiting": queries.own_appointments(request.person, now),
        "posts": queries.own_acting_posts(request.person, now),
        "back_url": reverse("ruang-switch"),
        "back_label": "Pilih tempat",
    }
    return render(request, "access/own_posts.html", context)


def _accept(request: RuangRequest, number: str) -> None:
    _answer(request, number, is_accepted=True)


def _decline(request: RuangRequest, number: str) -> None:
    _answer(request, number, is_accepted=False)


def _answer(request: RuangRequest, number: str, *, is_accepted: bool) -> None:
    row = _own(request, number)
    if row is None:
        messages.warning(request, _OVER)
        return
    by = Appointee(request.person)
    try:
        actions.answer_appointment(row, is_accepted=is_accepted, by=by, at=timezone.now())
    except AppointmentOver:
        messages.warning(request, _OVER)
    except MakerLeft:
        messages.warning(request, _LEFT)
    else:
        messages.success(request, _ACCEPTED if is_accepted else _DECLINED)


def _give_back(request: RuangRequest, code: str) -> None:
    now = timezone.now()
    for post in queries.own_acting_posts(request.person, now):
        region = post.grant.region
        if region is not None and region.code == code:
            by = Appointee(request.person)
            actions.end_acting(region, person=request.person, by=by, at=now)
            messages.success(request, f"Anda tidak lagi bertugas di {region.full_name}.")
            return
    messages.warning(request, "Tugas ini sudah berakhir. Tidak ada yang berubah.")


def _own(request: RuangRequest, number: str) -> Appointment | None:
    rows = Appointment.objects.filter(person=request.person)
    return rows.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None


_ACTS: Final[dict[str, Callable[[RuangRequest, str], None]]] = {
    "terima": _accept,
    "tolak": _decline,
    "lepas": _give_back,
}
