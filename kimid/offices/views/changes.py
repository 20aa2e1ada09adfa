"""Somebody leaves a post, and somebody comes."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.whatsapp import whatsapp_url
from kimid.offices import actions, queries
from kimid.offices.forms import ChangeForm
from kimid.offices.models import OFFICE_ROLES, PostChange
from kimid.offices.orders import ChangeOver, LeavingOfficial, NoSuchPost, TooManyToday
from kimid.offices.rules import OfficesPermission
from kimid.offices.views.posts import TOO_MANY
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url

_OVER: Final = "Pergantian ini sudah berlaku atau sudah dibatalkan. Tidak ada yang berubah."
_KNOWN: Final = "Pergantian untuk jabatan ini sudah dicatat. Batalkan dulu yang lama."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, OfficesPermission.MANAGE)
@requires_recent_auth("POST", act="Mencatat pergantian petugas")
def change(request: RuangRequest, person: int, role: str) -> HttpResponse:
    """Write down that an official of this office leaves, and who comes."""
    post = next((each for each in OFFICE_ROLES if each == role), None)
    now = timezone.now()
    holder = queries.permanent_holder(request.site.region, post, person, now) if post else None
    if post is None or holder is None:
        raise Http404
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row, token = actions.order_change(
                request.site, order=form.order(holder, post), by=request.person, at=now
            )
        except NoSuchPost:
            form.add_error(None, _KNOWN)
        except TooManyToday:
            form.add_error(None, TOO_MANY)
        else:
            return _ordered(request, row, token)
    return _change_page(request, form, holder, post)


@require_POST
@page(Audience.PORTAL, OfficesPermission.MANAGE)
def call_off(request: RuangRequest, change: int) -> HttpResponse:
    """Call off a change that has not happened yet."""
    row = PostChange.objects.filter(pk=change, region=request.site.region).first()
    if row is None:
        raise Http404
    try:
        actions.call_change_off(row, by=request.person, at=timezone.now())
    except ChangeOver:
        messages.warning(request, _OVER)
    else:
        messages.success(request, f"Dibatalkan. {row.holder.name} tetap bertugas.")
    return redirect("ruang-office-posts", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, OfficesPermission.AGREE)
@requires_recent_auth("POST", act="Menyetujui tugas yang berakhir")
def own_changes(request: RuangRequest) -> HttpResponse:
    """The posts that one is to leave, each with a yes that saves the day of notice."""
    rows = queries.own_changes(request.person)
    if request.method == "POST":
        row = next((each for each in rows if str(each.pk) == request.POST.get("setuju")), None)
        try:
            if row is None:
                raise ChangeOver
            actions.agree_to_change(row, by=LeavingOfficial(request.person), at=timezone.now())
        except ChangeOver:
            messages.warning(request, _OVER)
        else:
            messages.success(request, "Tercatat. Terima kasih atas tugas Anda.")
        return redirect("own-changes")
    context = {
        "changes": rows,
        "back_url": reverse("own-posts"),
        "back_label": "Tugas saya",
    }
    return render(request, "offices/own_changes.html", context)


def _ordered(request: RuangRequest, row: PostChange, token: str) -> HttpResponse:
    label = request.site.ruang_label
    if not token or row.invitation is None:
        when = clock.moment(row.ends_at, row.region.zone)
        messages.success(request, f"Tercatat. {row.holder.name} bertugas sampai {when}.")
        return redirect("ruang-office-posts", site_label=label)
    address = ruang_url(f"/undangan/{label}/{token}/")
    name = row.invitation.name
    words = f"{name}, Anda diundang bertugas di {request.site.name}. Buka tautan ini: {address}"
    context = {
        "invitation": row.invitation,
        "change": row,
        "zone": row.region.zone,
        "address": address,
        "whatsapp": whatsapp_url(words),
    }
    return render(request, "offices/invited.html", context)


def _change_page(
    request: RuangRequest, form: ChangeForm, holder: Person, role: Role
) -> HttpResponse:
    context = {
        "form": form,
        "holder": holder,
        "role_label": role.label,
        "region": request.site.region,
        "back_url": reverse("ruang-office-posts", args=[request.site.ruang_label]),
        "back_label": "Jabatan",
    }
    return render(request, "offices/change.html", context, status=422 if form.is_bound else 200)
