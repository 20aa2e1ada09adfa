"""A new main address waits: the group and the offices above agree, or cancel with one press."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.main_address import is_second_person, may_cancel
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import about_address, requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.registry.actions.main_address import cancel_main_address, make_main_address
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import OwnName
from kimid.sites.proof_check import check_anew
from kimid.sites.queries import name_that_waits


@require_GET
@page(Audience.KIM, AccessPermission.ANSWER_ADDRESS)
def new_address(request: RuangRequest) -> HttpResponse:
    """The name that waits, who asked, and what somebody here can do about it."""
    own = name_that_waits(request.site)
    shown = {
        "own": own,
        "may_agree": own is not None and is_second_person(request.person, own),
        "may_cancel": own is not None and may_cancel(request.person, own),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "registry/new_address.html", shown)


@require_POST
@page(Audience.KIM, AccessPermission.ANSWER_ADDRESS)
@requires_recent_auth("POST", act=about_address("Menyetujui alamat utama yang baru:"))
def agree(request: RuangRequest, own: int) -> HttpResponse:
    """Agree that readers are led to this name, as a second person."""

    def act(own_name: OwnName) -> None:
        now = timezone.now()
        if own_name.main_asked_at is not None:
            check_anew(own_name, by=request.person, at=now)
        make_main_address(own_name, by=request.person, at=now)

    return _answered(request, own, act, "Mulai sekarang situsnya di {name}.")


@require_POST
@page(Audience.KIM, AccessPermission.ANSWER_ADDRESS)
def cancel(request: RuangRequest, own: int) -> HttpResponse:
    """Cancel: readers stay where they are."""

    def act(own_name: OwnName) -> None:
        cancel_main_address(own_name, by=request.person, at=timezone.now())

    return _answered(request, own, act, "Dibatalkan. Pembaca tidak diantar ke {name}.")


def _answered(
    request: RuangRequest, own: int, act: Callable[[OwnName], None], words: str
) -> HttpResponse:
    own_name = OwnName.objects.filter(pk=own, site=request.site).select_related("site").first()
    if own_name is None:
        raise Http404
    try:
        act(own_name)
    except NameActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, words.format(name=own_name.name))
    return redirect("ruang-new-address", site_label=request.site.ruang_label)
