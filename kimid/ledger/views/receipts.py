"""Receipts: shown to the group with a stamp, and added when they come later."""

from io import BytesIO
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from PIL import Image

from kimid.access.pages import Audience, RuangRequest, page
from kimid.ledger.actions import vouchers as actions
from kimid.ledger.book_queries import voucher_of
from kimid.ledger.models import Voucher
from kimid.ledger.receipts import stored_receipts
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.media.paper import read_pages
from kimid.media.papers import PaperRefused, stamp

# As decrees and proofs: a copy stays on no phone.
_NO_STORE: Final = {"Cache-Control": "private, no-store"}
_SMALL: Final = (720, 1080)  # pixels: a receipt is read on a phone without opening it


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def receipt(request: RuangRequest, number: str, paper: str, page_number: int) -> HttpResponse:
    """One page of a receipt."""
    return _stamped(request, _page_or_404(request, number, paper, page_number))


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def small_receipt(request: RuangRequest, number: str, paper: str, page_number: int) -> HttpResponse:
    """The same, as wide as a phone."""
    body = _page_or_404(request, number, paper, page_number)
    picture = Image.open(BytesIO(body), formats=("WEBP",)).convert("RGB")
    picture.thumbnail(_SMALL)
    small = BytesIO()
    picture.save(small, "WEBP", quality=70, method=2)
    return _stamped(request, small.getvalue())


@require_POST
@page(Audience.KIM, LedgerPermission.SUBMIT)
def add(request: RuangRequest, number: str) -> HttpResponse:
    """A receipt that came later."""
    voucher = _voucher_or_404(request, number)
    file = request.FILES.get("nota")
    try:
        if file is None:
            raise MoneyRefused("Potret dulu notanya, atau pilih berkasnya.")
        with stored_receipts([read_pages(file)]) as (stored,):
            actions.add_receipt(voucher, receipt=stored, by=request.person, at=timezone.now())
    except (MoneyRefused, PaperRefused) as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Notanya tersimpan.")
    return redirect("ruang-voucher", site_label=request.site.ruang_label, number=number)


def _stamped(request: RuangRequest, body: bytes) -> HttpResponse:
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    words = f"Dilihat {request.person.name} · {at}"
    return HttpResponse(stamp(body, words), content_type="image/webp", headers=_NO_STORE)


def _page_or_404(request: RuangRequest, number: str, paper: str, page_number: int) -> bytes:
    row = _voucher_or_404(request, number).papers.filter(name=paper).first()
    body = row.page(page_number) if row else None
    if body is None:
        raise Http404
    return body


def _voucher_or_404(request: RuangRequest, number: str) -> Voucher:
    voucher = voucher_of(request.site, number)
    if voucher is None:
        raise Http404
    return voucher
