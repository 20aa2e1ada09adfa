"""The posts of one office: who holds them, whom to invite."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.lib.whatsapp import whatsapp_url
from kimid.offices import actions, queries
from kimid.offices.forms import InviteOfficialForm
from kimid.offices.orders import MOST_PER_DAY, TooManyToday
from kimid.offices.rules import OfficesPermission
from kimid.sites.hosts import ruang_url

TOO_MANY = (
    f"Sehari paling banyak {MOST_PER_DAY} undangan dan mutasi dari satu orang. Lanjutkan besok, "
    "atau minta petugas lain di kantor Anda."
)


@require_GET
@page(Audience.PORTAL, AccessPermission.SEE_OFFICIALS)
def posts(request: RuangRequest) -> HttpResponse:
    """The posts of this office; for the office above, a form to invite somebody."""
    return posts_page(request, InviteOfficialForm())


@require_POST
@page(Audience.PORTAL, OfficesPermission.MANAGE)
@requires_recent_auth("POST", act="Mengundang petugas")
def invite(request: RuangRequest) -> HttpResponse:
    """Invite somebody into this office. The link appears in this response only."""
    form = InviteOfficialForm(request.POST)
    if not form.is_valid():
        return posts_page(request, form, status=422)
    name, role = form.cleaned_data["name"], Role(form.cleaned_data["role"])
    try:
        invitation, token = actions.invite_official(
            request.site, name=name, role=role, by=request.person, at=timezone.now()
        )
    except TooManyToday:
        form.add_error(None, TOO_MANY)
        return posts_page(request, form, status=422)
    address = ruang_url(f"/undangan/{request.site.ruang_label}/{token}/")
    words = f"{name}, Anda diundang bertugas di {request.site.name}. Buka tautan ini: {address}"
    context = {"invitation": invitation, "address": address, "whatsapp": whatsapp_url(words)}
    return render(request, "offices/invited.html", context)


@require_POST
@page(Audience.PORTAL, OfficesPermission.OBJECT)
def take_back(request: RuangRequest, invitation: int) -> HttpResponse:
    """Take back an invitation whose role has not begun."""
    now = timezone.now()
    row = queries.invitation_here(request.site, invitation, now)
    if row is None:
        raise Http404
    actions.take_back_invitation(row, by=request.person, at=now)
    messages.success(request, f"Undangan untuk {row.name} dicabut. Tautannya tidak berlaku lagi.")
    return redirect("ruang-office-posts", site_label=request.site.ruang_label)


def posts_page(
    request: RuangRequest, form: InviteOfficialForm, *, status: int = 200
) -> HttpResponse:
    """The page of the posts with this form."""
    region = request.site.region
    context = {
        "posts": queries.posts_of([region], timezone.now()),
        "not_begun": queries.accepted_not_begun(region, timezone.now()),
        "form": form,
        "region": region,
        "zone": region.zone,
        "back_url": reverse("ruang-officials", args=[request.site.ruang_label]),
        "back_label": "Petugas",
    }
    return render(request, "offices/posts.html", context, status=status)
