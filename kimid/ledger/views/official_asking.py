"""A group with a single account asks an official of its place to approve a sum, by a link."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, RuangRequest, page
from kimid.ledger.actions import links as actions
from kimid.ledger.addresses import to_cash_book, voucher_path
from kimid.ledger.forms.official import OfficialNameForm
from kimid.ledger.models import Voucher
from kimid.ledger.official_contacts import network_mark
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib.rupiah import rupiah
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.phones import spaced_phone
from kimid.sites.hosts import ruang_url
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.SUBMIT)
def ask(request: RuangRequest, number: str) -> HttpResponse:
    """Whom to ask; then the link, which only this answer shows."""
    voucher = _voucher_or_404(request, number)
    head = request.site.region.head_title
    form = OfficialNameForm(request.POST if request.method == "POST" else None, head=head)
    context = {"voucher": voucher, "form": form, "head": head, **to_cash_book(request.site)}
    if not form.is_valid():
        return _form_page(request, context)
    try:
        link, token = actions.ask_official(
            voucher,
            **form.cleaned_data,
            network=network_mark(request),
            by=request.person,
            at=timezone.now(),
        )
    except WordsRefused as why:
        form.add_error("holder_name", str(why))
        return _form_page(request, context)
    except MoneyRefused as why:
        messages.warning(request, str(why))
        return redirect(voucher_path(voucher))
    context |= {"link": link, **_handed_on(voucher, link, form.cleaned_data["phone"], token)}
    return render(request, "ledger/official/link.html", context)


def _handed_on(voucher: Voucher, link: OneUseLink, phone: str, token: str) -> dict[str, str]:
    """The message that brings the link to the number of the official, and that number."""
    address = ruang_url(f"/setujui-belanja/{token}/")
    words = (
        f"{link.holder_name}, mohon periksa dan setujui belanja {voucher.site.name}:"
        f" {voucher.purpose}, {rupiah(voucher.amount)}. Buka di HP Anda sendiri, tanpa akun:"
        f" {address}"
    )
    return {"whatsapp": whatsapp_url(words, phone), "to_number": spaced_phone(phone)}


def _voucher_or_404(request: RuangRequest, number: str) -> Voucher:
    """A voucher that somebody has to approve."""
    rows = Voucher.objects.select_related("site__region", "written_by", "decided_by")
    voucher = rows.filter(site=request.site, public_id=number).first()
    if voucher is None or not voucher.needs_approval:
        raise Http404
    return voucher


def _form_page(request: RuangRequest, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].is_bound else 200
    return render(request, "ledger/official/ask.html", context, status=status)
