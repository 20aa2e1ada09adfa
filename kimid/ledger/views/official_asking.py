"""A group with a single account asks an official of its place to approve a sum, by a link."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.applications.heads import hidden_phone
from kimid.ledger.actions import links as actions
from kimid.ledger.addresses import to_cash_book, voucher_path
from kimid.ledger.forms.official import OfficialNameForm
from kimid.ledger.models import Voucher
from kimid.ledger.official_contacts import ListedHead, listed_head, network_mark
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib.rupiah import rupiah
from kimid.lib.whatsapp import whatsapp_url
from kimid.sites.hosts import ruang_url
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.SUBMIT)
def ask(request: RuangRequest, number: str) -> HttpResponse:
    """Whom to ask; then the link, which only this answer shows."""
    voucher = _voucher_or_404(request, number)
    head, listed = request.site.region.head_title, listed_head(request.site)
    data = request.POST if request.method == "POST" else None
    form = OfficialNameForm(data, head=head, listed=listed)
    context = {"voucher": voucher, "form": form, "head": head, "listed": listed}
    context |= to_cash_book(request.site)
    if not form.is_valid():
        return _form_page(request, context)
    name = form.cleaned_data["holder_name"]
    try:
        link, token = actions.ask_official(
            voucher, holder_name=name, network=network_mark(request), **_asker(request)
        )
    except WordsRefused as why:
        form.add_error("holder_name", str(why))
        return _form_page(request, context)
    except MoneyRefused as why:
        messages.warning(request, str(why))
        return redirect(voucher_path(voucher))
    context |= {"link": link, **_handed_on(voucher, name, token, listed)}
    return render(request, "ledger/official/link.html", context)


def _asker(request: RuangRequest) -> dict[str, Any]:
    return {"by": request.person, "at": timezone.now()}


def _handed_on(
    voucher: Voucher, name: str, token: str, listed: ListedHead | None
) -> dict[str, str]:
    """The address of the link, and the message that brings it: to the head's own number, where the
    office has it.
    """
    is_head = listed is not None and not listed.is_own and listed.is_called(name)
    phone = listed.phone if listed is not None and is_head else ""
    address = ruang_url(f"/setujui-belanja/{token}/")
    words = (
        f"{name}, mohon periksa dan setujui belanja {voucher.site.name}: {voucher.purpose},"
        f" {rupiah(voucher.amount)}. Buka di HP Anda sendiri, tanpa akun: {address}"
    )
    number = hidden_phone(phone) if phone else ""
    return {"address": address, "whatsapp": whatsapp_url(words, phone), "to_number": number}


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
