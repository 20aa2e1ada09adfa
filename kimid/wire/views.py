"""The desk of a portal: what stands on top, what is left out, and why."""

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
from kimid.wire.rules import Can

_PLAIN: Final[dict[str, tuple[Callable[..., object], str]]] = {
    "utamakan": (actions.feature, "Sekarang berdiri paling atas di portal ini."),
    "biasa": (actions.unfeature, "Kembali ke tempatnya menurut waktu."),
    "tampilkan": (actions.show, "Tampil lagi di portal ini."),
}


@require_GET
@page(Audience.PORTAL, Can.ARRANGE)
def desk(request: RuangRequest) -> HttpResponse:
    """The newest on this portal, hidden ones too."""
    return _desk(request)


@require_POST
@page(Audience.PORTAL, Can.ARRANGE)
def arrange(request: RuangRequest, placement: int, verb: str) -> HttpResponse:
    """Feature, unfeature or show one placement of this portal."""
    found = _placement_or_404(request, placement)
    if verb not in _PLAIN:
        raise Http404
    act, done = _PLAIN[verb]
    with _or_404():
        act(found, by=request.person, at=timezone.now())
    messages.success(request, done)
    return redirect("ruang-desk", site_label=request.site.ruang_label)


@require_POST
@page(Audience.PORTAL, Can.ARRANGE)
def hide(request: RuangRequest, placement: int) -> HttpResponse:
    """Leave one item out of this portal, with a reason."""
    found = _placement_or_404(request, placement)
    form = HideForm(request.POST, auto_id=f"id_{placement}_%s")
    if not form.is_valid():
        return _desk(request, found, form)
    with _or_404():
        actions.hide(found, reason=form.cleaned_data["reason"], by=request.person, at=timezone.now())
    messages.success(request, "Tidak tampil lagi di portal ini. Alasannya dicatat.")
    return redirect("ruang-desk", site_label=request.site.ruang_label)


def _desk(request: RuangRequest, refused: Placement | None = None, form: HideForm | None = None) -> HttpResponse:
    leading = queries.lead(request.site)
    shown = {
        "leading": leading,
        "left_out": queries.left_out(request.site),
        "entries": [
            (row, form if row == refused else HideForm(auto_id=f"id_{row.pk}_%s"))
            for row in queries.on_desk(request.site)
            if row != leading
        ],
        "zone": request.site.region.zone,
    }
    return render(request, "wire/desk.html", shown, status=422 if form else 200)


@contextmanager
def _or_404() -> Iterator[None]:
    """A story may be withdrawn between the look at its placement and the act."""
    try:
        yield
    except Placement.DoesNotExist:
        raise Http404 from None


def _placement_or_404(request: RuangRequest, pk: int) -> Placement:
    found = Placement.objects.select_related("portal__region", "item__site").filter(pk=pk, portal=request.site).first()
    if found is None:
        raise Http404
    return found
