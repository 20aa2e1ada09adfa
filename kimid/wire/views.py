"""The desk of a portal: what nobody has verified yet, the featured item, the hidden ones with their
reasons, and the newest.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.sites.models import Site
from kimid.wire import actions, queries
from kimid.wire.forms import HideForm, SendOnForm
from kimid.wire.models import Item, Placement
from kimid.wire.rules import WirePermission
from kimid.wire.sending_on import levels_open, sent_on_text
from kimid.wire.unverified import unverified_items

_VERBS: Final[dict[str, tuple[Callable[..., object], str]]] = {
    "utamakan": (actions.feature, "Sekarang berdiri paling atas di portal ini."),
    "biasa": (actions.unfeature, "Kembali ke tempatnya menurut waktu."),
    "tampilkan": (actions.show, "Tampil lagi di portal ini."),
}


class UrgentEntry(NamedTuple):
    """An unverified item at the desk, with its form if it can be sent on from here."""

    item: Item
    form: Form | None

    @property
    def key(self) -> str:
        """Part of its ids on the page. Placements have plain numbers there."""
        return f"m{self.item.pk}"

    @property
    def sent_on(self) -> str:
        """Who sent it on; empty if nobody did."""
        return sent_on_text(self.item)


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


@require_POST
@page(Audience.PORTAL, WirePermission.SEND_ON)
@requires_recent_auth("POST", act="Meneruskan kabar yang belum terverifikasi ke portal")
def send_on(request: RuangRequest, item: int) -> HttpResponse:
    """Send an unverified item of this region on, in the name of who presses."""
    row = queries.item_in(request.site.region, item)
    if row is None:
        raise Http404
    form = SendOnForm(request.POST, auto_id=f"id_m{item}_%s")
    if not form.is_valid():
        return _desk(request, row, form)
    chosen = {"office": request.site, "up_to": form.cleaned_data["up_to"]}
    try:
        with _or_404():
            actions.send_on(row, **chosen, by=request.person, at=timezone.now())
    except actions.NothingToSendOn:
        messages.warning(request, "Kabar ini baru saja diperiksa, atau sudah tampil di sana.")
    except actions.SendOnRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Diteruskan atas nama Anda. KIM-nya bisa melihatnya.")
    return redirect("ruang-desk", site_label=request.site.ruang_label)


def _desk(
    request: RuangRequest,
    refused: Placement | Item | None = None,
    form: HideForm | SendOnForm | None = None,
) -> HttpResponse:
    leading = queries.lead(request.site)
    context = {
        "leading": leading,
        "urgent": _urgent_entries(request, refused, form),
        "left_out": queries.left_out_placements(request.site),
        "entries": [
            (row, form if row == refused else HideForm(auto_id=f"id_{row.pk}_%s"))
            for row in queries.desk_placements(request.site)
            if row != leading
        ],
        "zone": request.site.region.zone,
    }
    return render(request, "wire/desk.html", context, status=422 if form else 200)


def _urgent_entries(
    request: RuangRequest, refused: Placement | Item | None, form: Form | None
) -> list[UrgentEntry]:
    """The unverified items of the region. None at the desk of a village or a district: they stand
    there already.
    """
    if not request.person.has_perm(WirePermission.SEND_ON, request.site):
        return []
    return [
        UrgentEntry(item, form if item == refused else _send_on_form(item, request.site))
        for item in unverified_items(request.site.region)
    ]


def _send_on_form(item: Item, office: Site) -> SendOnForm | None:
    levels = levels_open(item, office)
    return SendOnForm(levels=levels, auto_id=f"id_m{item.pk}_%s") if levels else None


@contextmanager
def _or_404() -> Iterator[None]:
    """A story may be withdrawn between the read of its placement and the action."""
    try:
        yield
    except (Placement.DoesNotExist, Item.DoesNotExist):
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
