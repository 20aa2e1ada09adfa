"""What an office compares with public pages: papers of goods in its region. Where a group has a
single account, it also asks a seller on the old number.
"""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.market import paper_queries
from kimid.market.actions import numbers, papers
from kimid.market.actions import qris as qris_actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.papers import PaperCheckForm, PaperUnfitForm
from kimid.market.models import PhoneChange, ProductPaper, QrisCode
from kimid.market.phones import phone_in_words
from kimid.market.qris_queries import lonely_qris
from kimid.market.rules import MarketPermission
from kimid.sites.guard import across_sites, on_site
from kimid.sites.public_words import WordsRefused

type _Forms = Mapping[str, forms.Form]


@require_GET
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
@never_cache
def papers_to_check(request: RuangRequest) -> HttpResponse:
    """Papers that readers have and no office has compared, the oldest first."""
    return _desk(request, {}, {})


@require_POST
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
def check(request: RuangRequest, number: str) -> HttpResponse:
    """The number stands on a public page."""
    paper = _paper_or_404(request, number)
    form = PaperCheckForm.for_paper(paper, request.POST)
    if not form.is_valid():
        return _desk(request, {number: form}, {}, status=422)
    address, now = form.cleaned_data["page"], timezone.now()
    with on_site(paper.site):
        try:
            papers.check_paper(paper, page=address, by=request.person, at=now)
        except GoodsRefused as why:
            messages.warning(request, str(why))
        else:
            messages.success(request, f"{paper.get_kind_display()} {paper.number}: dicek.")
    return _to_desk(request)


@require_POST
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
def unfit(request: RuangRequest, number: str) -> HttpResponse:
    """The paper does not fit this good."""
    paper = _paper_or_404(request, number)
    form = PaperUnfitForm.for_paper(paper, request.POST)
    if not form.is_valid():
        return _desk(request, {}, {number: form}, status=422)
    why, now = form.cleaned_data["why"], timezone.now()
    try:
        with on_site(paper.site):
            papers.call_unfit(paper, why=why, by=request.person, at=now)
    except (GoodsRefused, WordsRefused) as refused:
        form.add_error("why", str(refused))
        return _desk(request, {}, {number: form}, status=422)
    messages.success(request, f"Dicatat. {paper.site.name} membaca alasannya.")
    return _to_desk(request)


@require_POST
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
@requires_recent_auth("POST", act="Menjawab nomor baru seorang penjual")
def number(request: RuangRequest, number: str) -> HttpResponse:
    """Whether the new number is the seller's: somebody of the office called the old one."""
    change = _change_or_404(request, number)
    is_theirs = request.POST.get("jawab") == "ya"
    act = numbers.approve_number if is_theirs else numbers.drop_number
    done = "Nomor baru dipakai." if is_theirs else "Nomor lama tetap dipakai."
    try:
        with on_site(change.site):
            act(change, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"{change.seller.name}: {done}")
    return _to_desk(request)


@require_POST
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
@requires_recent_auth("POST", act="Menjawab QRIS baru seorang penjual")
def qris(request: RuangRequest, number: str) -> HttpResponse:
    """Whether the name in the code is the seller's: somebody of the office called her."""
    code = _code_or_404(request, number)
    is_theirs = request.POST.get("jawab") == "ya"
    act = qris_actions.approve_qris if is_theirs else qris_actions.drop_qris
    done = "QRIS-nya tampil." if is_theirs else "QRIS baru tidak dipakai."
    try:
        with on_site(code.site):
            act(code, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"{code.seller.name}: {done}")
    return _to_desk(request)


def _desk(
    request: RuangRequest, checks: _Forms, unfits: _Forms, *, status: int = 200
) -> HttpResponse:
    region = request.site.region
    with across_sites("an office compares papers of all groups in its region"):
        rows = paper_queries.page_to_check(region, request.GET.get("hal", "1"))
        cards = [
            {
                "paper": paper,
                "check": checks.get(paper.public_id) or PaperCheckForm.for_paper(paper),
                "unfit": unfits.get(paper.public_id) or PaperUnfitForm.for_paper(paper),
            }
            for paper in rows
        ]
        changes = [
            (change, phone_in_words(change.old_phone) if change.old_phone else "")
            for change in paper_queries.lonely_changes(region, timezone.now())
        ]
        codes = [
            (code, phone_in_words(code.seller.phone) if code.seller.phone else "")
            for code in lonely_qris(region, timezone.now())
        ]
    context = {"rows": rows, "cards": cards, "changes": changes, "codes": codes}
    context |= back_link(request, "ruang-site", "Beranda")
    return render(request, "market/office/papers.html", context, status=status)


def _paper_or_404(request: RuangRequest, number: str) -> ProductPaper:
    with across_sites("an office compares papers of all groups in its region"):
        paper = paper_queries.paper_to_check(request.site.region, number)
    if paper is None or not request.person.has_perm(MarketPermission.CHECK_PAPER, paper):
        raise Http404
    return paper


def _change_or_404(request: RuangRequest, number: str) -> PhoneChange:
    with across_sites("an office asks sellers of groups that have a single account"):
        changes = paper_queries.lonely_changes(request.site.region, timezone.now())
    change = next((each for each in changes if each.public_id == number), None)
    if change is None or not request.person.has_perm(MarketPermission.APPROVE_NUMBER, change):
        raise Http404
    return change


def _code_or_404(request: RuangRequest, number: str) -> QrisCode:
    with across_sites("an office asks sellers of groups that have a single account"):
        codes = lonely_qris(request.site.region, timezone.now())
    code = next((each for each in codes if each.public_id == number), None)
    if code is None or not request.person.has_perm(MarketPermission.APPROVE_NUMBER, code):
        raise Http404
    return code


def _to_desk(request: RuangRequest) -> HttpResponse:
    return redirect("ruang-office-papers", site_label=request.site.ruang_label)
