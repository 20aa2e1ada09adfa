"""Who belongs to a group, and how somebody comes in."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access import actions, queries
from kimid.access.forms import InviteForm, JoinForm
from kimid.access.links import LinkHolder, LinkSpent, find_link
from kimid.access.models import Invitation
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can
from kimid.events.permissions import Role
from kimid.lib.text import slug
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url
from kimid.sites.models import Site
from kimid.sites.queries import site_in_ruang

_BACKEND = "kimid.people.backend.PersonBackend"


@require_GET
@page(Audience.KIM, Can.SEE_GROUP)
def people(request: RuangRequest) -> HttpResponse:
    """Everybody of the group with what they are; for the chair also the open invitations."""
    return _people(request, InviteForm())


@require_POST
@page(Audience.KIM, Can.INVITE)
def invite(request: RuangRequest) -> HttpResponse:
    """Make an invitation. Its link is shown on this answer only, and kept nowhere."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _people(request, form, status=422)
    name, role = form.cleaned_data["name"], Role(form.cleaned_data["role"])
    made, token = actions.invite(request.site, name=name, role=role, by=request.person, at=timezone.now())
    address = ruang_url(f"/undangan/{request.site.ruang_label}/{token}/")
    words = f"{name}, Anda diundang ke {request.site.name}. Buka tautan ini: {address}"
    shown = {"invitation": made, "address": address, "whatsapp": whatsapp_url(words)}
    return render(request, "access/invited.html", shown)


@require_POST
@page(Audience.KIM, Can.INVITE)
def take_back(request: RuangRequest, invitation: int) -> HttpResponse:
    """Close an open invitation."""
    found = Invitation.objects.filter(pk=invitation, site=request.site).first()
    if found is None:
        raise Http404
    actions.take_back(found, by=request.person, at=timezone.now())
    messages.success(request, f"Undangan untuk {found.name} sudah dibatalkan. Tautannya tidak bisa dipakai lagi.")
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.END_ROLE)
def end_roles(request: RuangRequest, person: int) -> HttpResponse:
    """Somebody leaves the group; what they wrote stays theirs."""
    members = {member.person.pk: member.person for member in queries.members_of(request.site, timezone.now())}
    if person not in members:
        raise Http404
    try:
        actions.end_roles(request.site, person=members[person], by=request.person, at=timezone.now())
    except actions.LastChair:
        messages.warning(request, "Kelompok harus punya ketua. Undang ketua baru dulu, baru yang lama berhenti.")
    else:
        messages.success(request, f"{members[person].name} tidak lagi bisa masuk ke kelompok ini. Tulisannya tetap atas namanya.")
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.LEAVE)
def leave(request: RuangRequest) -> HttpResponse:
    """Ask once more, and leave the group."""
    site = request.site
    back = {"back_url": reverse("ruang-people", args=[site.ruang_label]), "back_label": "Anggota dan peran"}
    if request.method == "GET":
        return render(request, "access/leave.html", back)
    try:
        actions.leave(site, by=request.person, at=timezone.now())
    except actions.LastChair:
        messages.warning(request, "Kelompok harus punya ketua. Serahkan dulu jabatan ketua, baru keluar.")
        return redirect("ruang-people", site_label=site.ruang_label)
    messages.success(request, f"Anda sudah keluar dari {site.name}. Terima kasih atas semua kabarnya.")
    return redirect("ruang-switch")


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def invitation(request: HttpRequest, site_label: str, token: str) -> HttpResponse:
    """Accept an invitation, with the account one is signed in with or with a new one. Looking changes nothing."""
    site = site_in_ruang(site_label)
    link = find_link(token, site) if site else None
    found = queries.invitation_of(link) if link else None
    if link is None or found is None:
        raise Http404
    now = timezone.now()
    if not link.is_open(now):
        return _door(request, found, None, status=410)
    here = request.user if isinstance(request.user, Person) else None
    form = None if here else JoinForm(request.POST or None, initial=_known_of(request, found))
    whom = here or (form.account() if form and form.is_valid() else None)
    if request.method != "POST" or whom is None:
        return _door(request, found, form, status=422 if form and form.is_bound else 200, is_open=True)
    try:
        person = actions.join(found, as_whom=whom, by=LinkHolder(link, now), at=now)
    except (LinkSpent, actions.OwnRole):
        return _door(request, found, None, status=410)
    request.session.pop(phone_told(found.site, found.name), None)
    if here is None:
        login(request, person, backend=_BACKEND)
    messages.success(request, f"Selamat datang di {found.site.name}, {person.name}.")
    return redirect("ruang-site", site_label=found.site.ruang_label)


def _known_of(request: HttpRequest, invitation: Invitation) -> dict[str, str]:
    """What the form of the account begins with."""
    name = invitation.name
    phone = request.session.get(phone_told(invitation.site, name), "")
    return {"name": name, "username": slug(name).replace("-", "."), "phone": phone}


def phone_told(site: Site, name: str) -> str:
    """Where in a session the number stands that somebody of this name told before they come into this group: typed once only."""
    return f"phone {site.pk} {name}"


def _people(request: RuangRequest, form: InviteForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    shown = {
        "members": queries.members_of(request.site, now),
        "handovers": queries.open_handovers(request.site),
        "offered": queries.offered_to(request.site, now),
        "invitations": queries.open_invitations(request.site, now),
        "form": form,
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-group", args=[request.site.ruang_label]),
        "back_label": "KIM kita",
    }
    return render(request, "access/people.html", shown, status=status)


def _door(
    request: HttpRequest, invitation: Invitation, form: JoinForm | None, *, status: int, is_open: bool = False
) -> HttpResponse:
    shown = {"invitation": invitation, "form": form, "is_open": is_open, "site": invitation.site, "here": request.get_full_path()}
    return render(request, "access/invitation.html", shown, status=status)
