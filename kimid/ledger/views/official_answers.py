"""The page of an official who is asked to approve a sum: on the workspace host, without an account.
A GET changes nothing, because phones load links in advance.
"""

from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, page
from kimid.access.views import refused_links
from kimid.ledger.actions import links as actions
from kimid.ledger.forms.official import OfficialAnswerForm
from kimid.ledger.likenesses import likenesses_of
from kimid.ledger.models import Voucher, VoucherPaper, VoucherState
from kimid.ledger.official_contacts import network_mark
from kimid.ledger.receipts import also_used_by
from kimid.ledger.refusals import MoneyRefused, VoucherDecided
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.media.papers import stamp
from kimid.people.browser_memory import people_seen
from kimid.people.devices import device_label
from kimid.sites.guard import on_site
from kimid.sites.stages import Feature

_TEMPLATE: Final = "ledger/official/answer.html"
_NO_STORE: Final = {"Cache-Control": "no-store"}
_REFUSED: Final = {
    "may_help": "Buka tautan ini di HP yang belum pernah dipakai anggota kelompok untuk masuk.",
    "in_person": "",
    "typed": "",
}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt, the sum and what it is for, and the two answers."""
    link = _link_or_404(token)
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        return _answer_link(request, link, token)


@require_safe
@page(Audience.VISITOR)
@never_cache
def paper(request: HttpRequest, token: str, name: str, page_number: int) -> HttpResponse:
    """A page of the receipt, stamped with whom it was shown to; while the link is open only."""
    link, now = _link_or_404(token), timezone.now()
    if not link.is_open(now) or is_of_makers(people_seen(request), link):
        raise Http404
    with on_site(link.site):
        row = VoucherPaper.objects.filter(voucher_id=link.subject_id, name=name).first()
        body = row.page(page_number) if row else None
    if body is None:
        raise Http404
    moment = clock.short_moment(now, link.site.region.zone)
    words = f"Dilihat {link.holder_name} · {moment}"
    return HttpResponse(stamp(body, words), content_type="image/webp", headers=_NO_STORE)


def _answer_link(request: HttpRequest, link: OneUseLink, token: str) -> HttpResponse:
    now = timezone.now()
    voucher = Voucher.objects.select_related(
        *("source", "line", "written_by", "payer", "decided_by", "site__region")
    ).get(pk=link.subject_id)
    zone = link.site.region.zone
    context = {"link": link, "site": link.site, "zone": zone, "voucher": voucher, "token": token}
    context["money_url"] = link.site.url_of("/keuangan/")
    is_undecided = voucher.state == VoucherState.SUBMITTED
    if not (link.is_open(now) and is_undecided):
        return render(request, _TEMPLATE, context, status=410)
    if is_of_makers(people_seen(request), link):
        whose = {"whose": f"anggota {link.site.name}", **_REFUSED}
        return refused_links.refused_link(request, context | whose)
    return _answered(request, LinkHolder(link, now), voucher, context)


def _answered(
    request: HttpRequest, holder: LinkHolder, voucher: Voucher, context: dict[str, Any]
) -> HttpResponse:
    """The page of a link that is open, or what came of the answer."""
    form = OfficialAnswerForm(request.POST if request.method == "POST" else None)
    open_page = context | {"form": form, **_what_to_look_at(voucher)}
    if not form.is_valid():
        return render(request, _TEMPLATE, open_page, status=422 if form.is_bound else 200)
    try:
        actions.answer_by_link(
            voucher,
            amount=form.cleaned_data["amount"],
            refusal=form.cleaned_data["refusal"],
            device=device_label(request.headers.get("User-Agent", "")),
            network=network_mark(request),
            by=holder,
            at=holder.at,
        )
    except (LinkUsed, VoucherDecided):
        voucher.refresh_from_db()
        return render(request, _TEMPLATE, context, status=410)
    except MoneyRefused as why:
        form.add_error(None, str(why))
        return render(request, _TEMPLATE, open_page, status=HTTPStatus.CONFLICT)
    return render(request, _TEMPLATE, context | {"is_done": True})


def _what_to_look_at(voucher: Voucher) -> dict[str, Any]:
    """Its receipts, and what is like it: the official knows the books no better than that."""
    papers = list(voucher.papers.order_by("pk"))
    also_used = also_used_by(voucher, papers)
    return {"papers": papers, "alike": likenesses_of(voucher), "also_used": also_used}


def _link_or_404(token: str) -> OneUseLink:
    link = link_by_token(token)
    if link is None or link.perm != LedgerPermission.APPROVE_OUTSIDE:
        raise Http404
    return link
