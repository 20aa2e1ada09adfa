"""The desk of a portal: the featured item, the hidden ones with their reasons, and the newest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.wire import actions, queries
from kimid.wire.forms import HideForm
from kimid.wire.models import Placement
from kimid.wire.rules import WirePermission

_VERBS: Final[dict[str, tuple[Callable[..., object], str]]] = {
    "utamakan": (actions.feature, "Sekarang berdiri paling atas di portal ini."),
    "biasa": (actions.unfeature, "Kembali ke tempatnya menurut waktu."),
    "tampilkan": (actions.show, "Tampil lagi di portal ini."),
}


@require_GET
@page(Audience.PORTAL, WirePermission.ARRANGE)
def desk(request: RuangRequest) -> HttpResponse:
    """The desk with the newest items and the hidden ones."""
    return _desk(request)


@require_POST
@page(Audience.PORTAL, WirePermission.ARRANGE)
def arrange(request: RuangRequest, placement: int, verb: str) -> HttpResponse:
    """Feature, unfeature or show one placement of this portal."""
    row = _placement_or_404(request, placement)
    if verb not in _VERBS:
        raise Http404
    run, message = _VERBS[verb]
    with _or_404():
        run(row, by=request.person, at=timezone.now())
    messages.success(request, message)
    return redirect("ruang-desk", site_label=request.site.ruang_label)


@require_POST
@page(Audience.PORTAL, WirePermission.ARRANGE)
def hide(request: RuangRequest, placement: int) -> HttpResponse:
    """Hide one item on this portal, with a reason."""
    row = _placement_or_404(request, placement)
    form = HideForm(request.POST, auto_id=f"id_{placement}_%s")
    if not form.is_valid():
        return _desk(request, row, form)
    with _or_404():
        actions.hide(row, reason=form.cleaned_data["reason"], by=request.person, at=timezone.now())
    messages.success(request, "Tidak tampil lagi di portal ini. Alasannya dicatat.")
    return redirect("ruang-desk", site_label=request.site.ruang_label)


def _desk(
    request: RuangRequest, refused: Placement | None = None, form: HideForm | None = None
) -> HttpResponse:
    leading = queries.lead(request.site)
    context = {
        "leading": leading,
        "left_out": queries.left_out_placements(request.site),
        "entries": [
            (row, form if row == refused else HideForm(auto_id=f"id_{row.pk}_%s"))
            for row in queries.desk_placements(request.site)
            if row != leading
        ],
        "zone": request.site.region.zone,
    }
    return render(request, "wire/desk.html", context, status=422 if form else 200)


@contextmanager
def _or_404() -> Iterator[None]:
    """A story may be withdrawn between the read of its placement and the action."""
    try:
        yield
    except Placement.DoesNotExist:
        raise Http404 from None


def _placement_or_404(request: RuangRequest, pk: int) -> Placement:
    row = (
        Placement.objects.select_related("portal__region", "item__site")
        .filter(pk=pk, portal=request.site, item__held_at=None)
        .first()
    )
    if row is None:
        raise Http404
    return row
