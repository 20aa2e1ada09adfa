"""Pages of a handover: the chair begins it, the successor accepts by a link, the chair confirms."""

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
from kimid.access.grant_moves import PostNotAvailable
from kimid.access.leading import TooNew
from kimid.access.link_browsers import is_of_maker
from kimid.access.makers import MakerLeft
from kimid.access.models import Handover
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.access.queries import GroupMember
from kimid.access.recent_auth import about_member
from kimid.access.rules import AccessPermission
from kimid.access.views.people import TOO_NEW
from kimid.access.views.refused_links import refused_joining
from kimid.events.permissions import Role
from kimid.lib.text import slug
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.browser_memory import people_seen
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url
from kimid.sites.queries import site_in_ruang

_BACKEND = "kimid.people.backend.PersonBackend"


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AccessPermission.HAND_OVER)
@requires_publishing_proof(act=about_member("Menyerahkan jabatan"))
def begin(request: RuangRequest, person: int, role: str) -> HttpResponse:
    """Choose the successor. The link for them appears in this response only."""
    holder, others = _holder_or_404(request, person, role)
    form = HandoverForm(
        request.POST if request.method == "POST" else None,
        members=others,
        holder=holder.person,
        role=Role(role),
    )
    if not form.is_bound or not form.is_valid():
        return _handover_page(request, form, holder, Role(role))
    try:
        handover, token = actions.begin_handover(
            request.site,
            handover_request=form.handover_request(),
            by=request.person,
            at=timezone.now(),
        )
    except TooNew:
        form.add_error(None, TOO_NEW)
        return _handover_page(request, form, holder, Role(role))
    except PostNotAvailable:
        messages.warning(request, "Serah terima jabatan ini sudah berjalan. Lihat di bawah.")
        return redirect("ruang-people", site_label=request.site.ruang_label)
    return _link_page(request, handover, token)


@require_POST
@page(Audience.KIM, AccessPermission.HAND_OVER)
@requires_publishing_proof(act="Menyetujui serah terima jabatan")
def confirm(request: RuangRequest, handover: int) -> HttpResponse:
    """Give the post to the successor."""
    open_handover = _handover_or_404(request, handover)
    try:
        actions.confirm_handover(open_handover, by=request.person, at=timezone.now())
    except TooNew:
        messages.warning(request, TOO_NEW)
        return redirect("ruang-people", site_label=request.site.ruang_label)
    except PostNotAvailable:
        messages.warning(request, "Penggantinya belum masuk. Tunggu sampai tautannya dibuka.")
        return redirect("ruang-people", site_label=request.site.ruang_label)
    messages.success(
        request,
        f"{open_handover.role_label.capitalize()} sekarang {open_handover.name}. "
        "Tulisan, alamat, dan riwayat tetap.",
    )
    if open_handover.holder == request.person:
        return redirect("ruang-start")  # they may not see the members of the group any more
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, AccessPermission.HAND_OVER)
def cancel(request: RuangRequest, handover: int) -> HttpResponse:
    """Cancel the handover."""
    open_handover = _handover_or_404(request, handover)
    actions.cancel_handover(open_handover, by=request.person, at=timezone.now())
    messages.success(request, "Serah terima dibatalkan. Tidak ada yang berubah.")
    return redirect("ruang-people", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def take_over(request: HttpRequest, site_label: str, token: str) -> HttpResponse:
    """The successor accepts, with an existing account or a new one. GET changes nothing."""
    link = find_link(token, site_in_ruang(site_label))
    handover = queries.handover_of(link) if link else None
    if link is None or handover is None:
        raise Http404
    holder = LinkHolder(link, timezone.now())
    if not link.is_open(holder.at) or handover.ended_at is not None:
        return _entry_page(request, handover, None, status=410)
    signed_in_person = request.user if isinstance(request.user, Person) else None
    is_new = signed_in_person is None and handover.chosen is None
    form = _join_form(request, handover) if is_new else None
    if form is not None and is_of_maker(people_seen(request), link):
        return refused_joining(request, link)
    account = signed_in_person or (form.account() if form and form.is_valid() else None)
    if request.method != "POST" or account is None:
        return _entry_page(
            request, handover, form, status=422 if form and form.is_bound else 200, is_open=True
        )
    return _accept(request, handover, account, holder)


def _accept(
    request: HttpRequest, handover: Handover, account: Person | actions.NewAccount, by: LinkHolder
) -> HttpResponse:
    try:
        person = actions.accept_handover(handover, account=account, by=by, at=by.at)
    except (LinkUsed, MakerLeft, PostNotAvailable, actions.WrongSuccessor):
        return _entry_page(request, handover, None, status=410)
    if isinstance(account, actions.NewAccount):
        login(request, person, backend=_BACKEND)
    return render(
        request,
        "access/take_over.html",
        {"handover": handover, "is_done": True, "site": handover.site},
    )


def _holder_or_404(
    request: RuangRequest, person: int, role: str
) -> tuple[GroupMember, list[Person]]:
    """The holder of this post, and the other members of the group."""
    members = queries.members_of(request.site, timezone.now())
    holder = next(
        (each for each in members if each.person.pk == person and role in each.roles), None
    )
    if holder is None:
        raise Http404
    return holder, [each.person for each in members if each.person != holder.person]


def _join_form(request: HttpRequest, handover: Handover) -> JoinForm:
    initial = {"name": handover.name, "username": slug(handover.name).replace("-", ".")}
    return JoinForm(request.POST if request.method == "POST" else None, initial=initial)


def _handover_or_404(request: RuangRequest, number: int) -> Handover:
    handover = (
        Handover.objects.select_related("holder", "successor", "site__region")
        .filter(pk=number, site=request.site)
        .first()
    )
    if handover is None or handover.ended_at is not None:
        raise Http404
    return handover


def _handover_page(
    request: RuangRequest, form: HandoverForm, holder: GroupMember, role: Role
) -> HttpResponse:
    context = {
        "form": form,
        "holder": holder,
        "role": role.label,
        "back_url": reverse("ruang-people", args=[request.site.ruang_label]),
        "back_label": "Serah terima pengurus",
    }
    status = 422 if form.is_bound else 200
    return render(request, "access/handover.html", context, status=status)


def _link_page(request: RuangRequest, handover: Handover, token: str) -> HttpResponse:
    address = ruang_url(f"/serah-terima/{request.site.ruang_label}/{token}/")
    message = (
        f"{handover.name}, Anda diminta menjadi {handover.role_label} {request.site.name}. "
        f"Buka tautan ini: {address}"
    )
    context = {"handover": handover, "address": address, "whatsapp": whatsapp_url(message)}
    return render(request, "access/handover_begun.html", context)


def _entry_page(
    request: HttpRequest,
    handover: Handover,
    form: JoinForm | None,
    *,
    status: int,
    is_open: bool = False,
) -> HttpResponse:
    context = {
        "handover": handover,
        "form": form,
        "is_open": is_open,
        "site": handover.site,
        "here": request.get_full_path(),
    }
    return render(request, "access/take_over.html", context, status=status)
