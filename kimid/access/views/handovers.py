"""A post goes from hand to hand: the chair begins it, the successor comes in by a link, the chair agrees. Views of it."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access import actions, queries
from kimid.access.forms import HandoverForm, JoinForm
from kimid.access.links import LinkHolder, LinkSpent, find_link
from kimid.access.models import Handover
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import Member
from kimid.access.rules import Can
from kimid.events.permissions import Role
from kimid.lib.text import slug
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url
from kimid.sites.queries import site_in_ruang

_BACKEND = "kimid.people.backend.PersonBackend"


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.HAND_OVER)
def begin(request: RuangRequest, person: int, role: str) -> HttpResponse:
    """To whom does the post go? The link for the successor is shown on the answer only, and kept nowhere."""
    holder, others = _holder_or_404(request, person, role)
    form = HandoverForm(request.POST if request.method == "POST" else None, members=others, holder=holder.person, role=Role(role))
    if not form.is_bound or not form.is_valid():
        return _form(request, form, holder, Role(role), status=422 if form.is_bound else 200)
    try:
        made, token = actions.begin_handover(request.site, wish=form.wish(), by=request.person, at=timezone.now())
    except actions.NoSuchPost:
        messages.warning(request, "Serah terima jabatan ini sudah berjalan. Lihat di bawah.")
        return redirect("ruang-people", site_label=request.site.ruang_label)
    address = ruang_url(f"/serah-terima/{request.site.ruang_label}/{token}/")
    words = f"{made.name}, Anda diminta menjadi {made.role_word} {request.site.name}. Buka tautan ini: {address}"
    shown = {"handover": made, "address": address, "whatsapp": whatsapp_url(words)}
    return render(request, "access/handover_begun.html", shown)


@require_POST
@page(Audience.KIM, Can.HAND_OVER)
def agree(request: RuangRequest, handover: int) -> HttpResponse:
    """Now the post changes hands."""
    found = _handover_or_404(request, handover)
    try:
        actions.agree_to_handover(found, by=request.person, at=timezone.now())
    except actions.NoSuchPost:
        messages.warning(request, "Penggantinya belum masuk. Tunggu sampai tautannya dibuka.")
        return redirect("ruang-people", site_label=request.site.ruang_label)
    messages.success(request, f"{found.role_word.capitalize()} sekarang {found.name}. Tulisan, alamat, dan riwayat tetap.")
    if found.holder == request.person:
        return redirect("ruang-start")  # who handed their own post over may not see the people of the group any more
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.HAND_OVER)
def call_off(request: RuangRequest, handover: int) -> HttpResponse:
    """Everything stays as it is."""
    found = _handover_or_404(request, handover)
    actions.call_off_handover(found, by=request.person, at=timezone.now())
    messages.success(request, "Serah terima dibatalkan. Tidak ada yang berubah.")
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def take_over(request: HttpRequest, site_label: str, token: str) -> HttpResponse:
    """The successor comes in, with the account they have or a new one. Looking changes nothing."""
    site = site_in_ruang(site_label)
    link = find_link(token, site) if site else None
    found = queries.handover_of(link) if link else None
    if link is None or found is None:
        raise Http404
    now = timezone.now()
    if not link.is_open(now) or found.ended_at is not None:
        return _door(request, found, None, status=410)
    here = request.user if isinstance(request.user, Person) else None
    form = _join_form(request, found) if here is None and found.chosen is None else None
    whom = here or (form.account() if form and form.is_valid() else None)
    if request.method != "POST" or whom is None:
        return _door(request, found, form, status=422 if form and form.is_bound else 200, is_open=True)
    try:
        person = actions.accept_handover(found, as_whom=whom, by=LinkHolder(link, now), at=now)
    except (LinkSpent, actions.NoSuchPost, actions.NotMeant):
        return _door(request, found, None, status=410)
    if here is None:
        login(request, person, backend=_BACKEND)
    return render(request, "access/take_over.html", {"handover": found, "is_done": True, "site": found.site})


def _holder_or_404(request: RuangRequest, person: int, role: str) -> tuple[Member, list[Person]]:
    """Who has this post, and the others of the group."""
    members = queries.members_of(request.site, timezone.now())
    holder = next((each for each in members if each.person.pk == person and role in each.roles), None)
    if holder is None:
        raise Http404
    return holder, [each.person for each in members if each.person != holder.person]


def _join_form(request: HttpRequest, found: Handover) -> JoinForm:
    start = {"name": found.name, "username": slug(found.name).replace("-", ".")}
    return JoinForm(request.POST if request.method == "POST" else None, initial=start)


def _handover_or_404(request: RuangRequest, number: int) -> Handover:
    found = Handover.objects.select_related("holder", "successor", "site__region").filter(pk=number, site=request.site).first()
    if found is None or found.ended_at is not None:
        raise Http404
    return found


def _form(request: RuangRequest, form: HandoverForm, holder: Member, role: Role, *, status: int) -> HttpResponse:
    shown = {
        "form": form,
        "holder": holder,
        "role": role.label,
        "back_url": reverse("ruang-people", args=[request.site.ruang_label]),
        "back_label": "Serah terima pengurus",
    }
    return render(request, "access/handover.html", shown, status=status)


def _door(request: HttpRequest, handover: Handover, form: JoinForm | None, *, status: int, is_open: bool = False) -> HttpResponse:
    shown = {"handover": handover, "form": form, "is_open": is_open, "site": handover.site, "here": request.get_full_path()}
    return render(request, "access/take_over.html", shown, status=status)
