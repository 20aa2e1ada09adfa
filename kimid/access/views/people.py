"""Pages of the members of a group and of invitations."""

from typing import Final

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access import actions, leading, queries
from kimid.access.code_queries import waits_in
from kimid.access.forms import InviteForm, JoinForm
from kimid.access.group_ending import LastChair
from kimid.access.invitations import is_backed
from kimid.access.link_browsers import is_of_maker
from kimid.access.makers import MakerLeft
from kimid.access.models import Invitation
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.access.recent_auth import about_member, requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.access.views.refused_links import refused_joining
from kimid.events.permissions import SITE_ROLES, Role
from kimid.lib import clock
from kimid.lib.text import slug
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.browser_memory import people_seen
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url
from kimid.sites.models import Site
from kimid.sites.queries import site_in_ruang
from kimid.ui.qr import qr_picture

_BACKEND = "kimid.people.backend.PersonBackend"
TOO_NEW: Final = (
    "Anda baru menjadi ketua di kelompok ini. Sampai tiga hari, ini dikerjakan ketua yang lebih "
    "lama, atau Anda sesudah seorang anggota lama menyetujui Anda di halaman Anggota. Tidak ada "
    "yang bisa dihubungi? Minta petugas Kominfo kabupaten atau kota."
)
_NOT_YOUR_AGREEMENT: Final = (
    "Yang menyetujui ketua baru sudah tiga hari di kelompok ini, dan bukan yang mengundangnya. "
    "Kalau ia sudah disetujui orang lain, tidak ada lagi yang perlu dilakukan."
)


def _makes_a_publisher(request: HttpRequest) -> bool:
    """Whether this invitation lets somebody publish: else a thief would invite themselves. What the
    form lacks is asked before a proof is.
    """
    form = InviteForm(request.POST)
    return form.is_valid() and form.cleaned_data["role"] in {Role.EDITOR, Role.CHAIR}


def _invitation_in_words(request: HttpRequest) -> str:
    role = request.POST.get("role", "")
    as_what = Role(role).label if role in SITE_ROLES else "anggota"
    return f"Mengundang {request.POST.get('name', '')} sebagai {as_what}"


@require_GET
@page(Audience.KIM, AccessPermission.SEE_GROUP)
def people(request: RuangRequest) -> HttpResponse:
    """The members of the group with their roles. For the chair also the open invitations."""
    return _people_page(request, InviteForm())


@require_POST
@page(Audience.KIM, AccessPermission.AGREE_TO_CHAIR)
@requires_recent_auth("POST", act=about_member("Menyetujui ketua baru"))
def agree_to_chair(request: RuangRequest, person: int) -> HttpResponse:
    """Agree to a new chair as a second person of the group."""
    now = timezone.now()
    chair = _member_or_404(request, person)
    try:
        actions.agree_to_chair(request.site, chair=chair, by=request.person, at=now)
    except leading.ChairNotAgreed:
        messages.warning(request, _NOT_YOUR_AGREEMENT)
    else:
        messages.success(request, f"Tercatat atas nama Anda. {chair.name} ketua sepenuhnya.")
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, AccessPermission.INVITE)
@requires_publishing_proof(when=_makes_a_publisher, act=_invitation_in_words)
def invite(request: RuangRequest) -> HttpResponse:
    """Make an invitation. Its link appears in this response only."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _people_page(request, form, status=422)
    name = form.cleaned_data["name"]
    role = Role(form.cleaned_data["role"])
    try:
        invitation, token = actions.invite(
            request.site, name=name, role=role, by=request.person, at=timezone.now()
        )
    except leading.TooNew:
        form.add_error("role", TOO_NEW)
        return _people_page(request, form, status=422)
    address = ruang_url(f"/undangan/{request.site.ruang_label}/{token}/")
    message = f"{name}, Anda diundang ke {request.site.name}. Buka tautan ini: {address}"
    context = {
        "invitation": invitation,
        "address": address,
        "whatsapp": whatsapp_url(message),
        "qr": qr_picture(address),
    }
    return render(request, "access/invited.html", context)


@require_POST
@page(Audience.KIM, AccessPermission.INVITE)
def cancel_invitation(request: RuangRequest, invitation: int) -> HttpResponse:
    """Close an open invitation."""
    open_invitation = Invitation.objects.filter(pk=invitation, site=request.site).first()
    if open_invitation is None:
        raise Http404
    actions.cancel_invitation(open_invitation, by=request.person, at=timezone.now())
    messages.success(
        request,
        f"Undangan untuk {open_invitation.name} sudah dibatalkan. "
        "Tautannya tidak bisa dipakai lagi.",
    )
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, AccessPermission.END_ROLE)
@requires_recent_auth("POST", act=about_member("Mencabut semua peran"))
def end_roles(request: RuangRequest, person: int) -> HttpResponse:
    """End a member's roles. What they wrote stays theirs."""
    member = _member_or_404(request, person)
    try:
        actions.end_roles(request.site, person=member, by=request.person, at=timezone.now())
    except leading.TooNew:
        messages.warning(request, TOO_NEW)
    except LastChair:
        messages.warning(
            request,
            "Kelompok harus punya ketua lain yang sudah tiga hari di sini, atau yang disetujui "
            "orang kedua. Undang dulu, baru yang lama berhenti.",
        )
    else:
        messages.success(
            request,
            f"{member.name} tidak lagi bisa masuk ke kelompok ini. Tulisannya tetap atas namanya.",
        )
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AccessPermission.LEAVE)
@requires_recent_auth("POST", act="Berhenti dari KIM")
def leave(request: RuangRequest) -> HttpResponse:
    """Ask for confirmation, then leave the group."""
    site = request.site
    if request.method == "GET":
        return render(
            request,
            "access/leave.html",
            back_link(request, "ruang-people", "Anggota dan peran"),
        )
    try:
        actions.leave_group(site, by=request.person, at=timezone.now())
    except LastChair:
        messages.warning(
            request,
            "Kelompok harus punya ketua lain yang sudah tiga hari di sini, atau yang disetujui "
            "orang kedua. Serahkan dulu jabatan ketua, baru berhenti.",
        )
        return redirect("ruang-people", site_label=site.ruang_label)
    messages.success(
        request, f"Anda sudah berhenti dari {site.name}. Terima kasih atas semua kabarnya."
    )
    return redirect("ruang-switch")


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def accept_invitation(request: HttpRequest, site_label: str, token: str) -> HttpResponse:
    """Accept an invitation with the own account or a new one. GET changes nothing."""
    link = find_link(token, site_in_ruang(site_label))
    invitation = queries.invitation_of(link) if link else None
    if link is None or invitation is None:
        raise Http404
    holder = LinkHolder(link, timezone.now())
    if not link.is_open(holder.at):
        return _entry_page(request, invitation, None, status=410)
    if not is_backed(invitation):
        return _entry_page(request, invitation, None, status=410, has_maker=False)
    signed_in_person = request.user if isinstance(request.user, Person) else None
    form = None if signed_in_person else _join_form(request, invitation)
    account = signed_in_person or (form.account() if form and form.is_valid() else None)
    if form is not None and is_of_maker(people_seen(request), link):
        return refused_joining(request, link)
    if request.method != "POST" or account is None:
        return _entry_page(
            request, invitation, form, status=422 if form and form.is_bound else 200, is_open=True
        )
    return _accept(request, invitation, account, holder)


def _accept(
    request: HttpRequest,
    invitation: Invitation,
    account: Person | actions.NewAccount,
    by: LinkHolder,
) -> HttpResponse:
    try:
        person = actions.accept_invitation(invitation, account=account, by=by, at=by.at)
    except MakerLeft:
        return _entry_page(request, invitation, None, status=410, has_maker=False)
    except (LinkUsed, actions.SelfGrantRefused):
        return _entry_page(request, invitation, None, status=410)
    request.session.pop(phone_session_key(invitation.site, invitation.name), None)
    if isinstance(account, actions.NewAccount):
        login(request, person, backend=_BACKEND)
    starts = invitation.not_before
    if starts is not None and starts > by.at:
        when = clock.moment(starts, invitation.site.region.zone)
        messages.success(request, f"Terima kasih, {person.name}. Tugas Anda mulai {when}.")
        return redirect("ruang-switch")
    messages.success(request, f"Selamat datang di {invitation.site.name}, {person.name}.")
    return redirect("ruang-site", site_label=invitation.site.ruang_label)


def _member_or_404(request: RuangRequest, number: int) -> Person:
    for member in queries.members_of(request.site, timezone.now()):
        if member.person.pk == number:
            return member.person
    raise Http404


def _join_form(request: HttpRequest, invitation: Invitation) -> JoinForm:
    name = invitation.name
    phone = request.session.get(phone_session_key(invitation.site, name), "")
    initial = {"name": name, "username": slug(name).replace("-", "."), "phone": phone}
    return JoinForm(request.POST or None, initial=initial)


def phone_session_key(site: Site, name: str) -> str:
    """Session key of the phone number that somebody typed before they join: typed only once."""
    return f"phone {site.pk} {name}"


def _people_page(request: RuangRequest, form: InviteForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "members": queries.members_of(request.site, now),
        "new_chairs": leading.new_chairs(request.site, request.person, now),
        "waits": waits_in(request.site, request.person, now),
        "handovers": queries.open_handovers(request.site),
        "offered": queries.invitable_members(request.site, now),
        "invitations": queries.open_invitations(request.site, now),
        "form": form,
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-group", args=[request.site.ruang_label]),
        "back_label": "KIM kita",
    }
    return render(request, "access/people.html", context, status=status)


def _entry_page(
    request: HttpRequest,
    invitation: Invitation,
    form: JoinForm | None,
    *,
    status: int,
    is_open: bool = False,
    has_maker: bool = True,
) -> HttpResponse:
    context = {
        "invitation": invitation,
        "form": form,
        "is_open": is_open,
        "has_maker": has_maker,
        "site": invitation.site,
        "here": request.get_full_path(),
    }
    return render(request, "access/invitation.html", context, status=status)
