"""Lending in the workspace of a group."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.phone_answers import accepted, invalid, needs_look, wants_json
from kimid.media.paper import Paper, PaperStrip, read_pages, stored_pages
from kimid.media.papers import PaperRefused, thumbnail
from kimid.sites.public_words import WordsRefused
from tests.example_subject.lending import actions
from tests.example_subject.lending.forms import LoanForm, ToolForm
from tests.example_subject.lending.models import Receipt, Tool
from tests.example_subject.lending.queries import tools_of
from tests.example_subject.lending.rules import LendingPermission


@require_GET
@page(Audience.KIM, LendingPermission.LEND)
def tools(request: RuangRequest) -> HttpResponse:
    """What the group lends, and who has it."""
    listed = [(tool, _strip(request, tool)) for tool in tools_of(request.site)]
    context = {
        "tools": listed,
        "strips": [strip for _, strip in listed if strip],
        "form": LoanForm(),
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "lending/ruang/tools.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LendingPermission.OFFER)
def offer(request: RuangRequest) -> HttpResponse:
    """A form for another tool."""
    form = ToolForm(request.POST or None)
    if form.is_bound and form.is_valid():
        data = form.tool_data()
        try:
            actions.offer(request.site, data=data, by=request.person, at=timezone.now())
        except WordsRefused as why:
            form.add_error("about", str(why))
        else:
            return _to_list(request)
    context = {"form": form, **back_link(request, "ruang-tools", "Pinjam alat")}
    status = 422 if form.is_bound else 200
    return render(request, "lending/ruang/offer.html", context, status=status)


@require_POST
@page(Audience.KIM, LendingPermission.LEND)
def lend(request: RuangRequest, public_id: str) -> HttpResponse:
    """Lend a tool, or note that it is back."""
    tool = _tool_or_404(request, public_id)
    now = timezone.now()
    loan = tool.loans.filter(back_at=None).first()
    form = LoanForm(request.POST)
    if wants_json(request):
        return _lend_from_phone(request, tool, form, now)
    if "back" in request.POST and loan is not None:
        actions.take_back(loan, by=request.person, at=now)
    elif form.is_valid():
        try:
            actions.lend(tool, **form.cleaned_data, by=request.person, at=now)
        except actions.LoanRefused as why:
            messages.warning(request, str(why))
    else:
        messages.warning(request, "Tulis siapa yang meminjam, dan sampai kapan.")
    return _to_list(request)


def _lend_from_phone(
    request: RuangRequest, tool: Tool, form: LoanForm, now: datetime
) -> HttpResponse:
    """The phone may send it several times after lost answers: it is one loan."""
    address = reverse("ruang-tools", args=[request.site.ruang_label])
    if not form.is_valid():
        return invalid(form)
    data = form.cleaned_data
    own = tool.loans.filter(lent_by=request.person).exclude(number="")
    if loan := own.filter(number=data["number"]).first():
        is_same = (loan.borrower, loan.due_on) == (data["borrower"], data["due_on"])
        return accepted(address) if is_same else needs_look("Peminjaman ini sudah tercatat.")
    try:
        actions.lend(tool, **data, by=request.person, at=now)
    except actions.LoanRefused as why:
        return needs_look(str(why))
    return accepted(address)


@require_POST
@page(Audience.KIM, LendingPermission.LEND)
def receive_receipt(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take in the paper that the borrower signed."""
    loan = _tool_or_404(request, public_id).loans.filter(back_at=None).first()
    if loan is None:
        raise Http404
    for file in request.FILES.getlist("terima"):
        try:
            pages = read_pages(file)
        except PaperRefused as why:
            messages.warning(request, str(why))
            continue
        with stored_pages(pages) as stored:
            actions.add_receipt(
                loan, kind="terima", stored=stored, by=request.person, at=timezone.now()
            )
    return _to_list(request)


@require_GET
@page(Audience.KIM, LendingPermission.LEND)
def receipt(request: RuangRequest, name: str) -> HttpResponse:
    """A small picture of the first page of a receipt."""
    row = Receipt.objects.filter(name=name).first()
    body = row.page(1) if row else None
    if body is None:
        raise Http404
    return HttpResponse(thumbnail(body), content_type="image/webp")


@require_POST
@page(Audience.KIM, LendingPermission.WITHDRAW)
def withdraw(request: RuangRequest, public_id: str) -> HttpResponse:
    """Lend a tool no more, with the reason that readers get."""
    tool = _tool_or_404(request, public_id)
    why = request.POST.get("why", "").strip()[:300]
    if not why:
        messages.warning(request, "Tulis alasannya, supaya pembaca tahu.")
        return _to_list(request)
    try:
        actions.withdraw(tool, why=why, by=request.person, at=timezone.now())
    except WordsRefused as refused:
        messages.warning(request, str(refused))
    return _to_list(request)


def _strip(request: RuangRequest, tool: Tool) -> PaperStrip | None:
    """The receipts of a tool that is lent."""
    loan = tool.loans.filter(back_at=None).first()
    if loan is None:
        return None

    def addresses(paper: Paper) -> tuple[str, str]:
        address = reverse("ruang-receipt", args=[request.site.ruang_label, paper.name])
        return address, address

    receipts = list(loan.receipts.order_by("pk"))
    return PaperStrip.of("terima", "Tanda terima", receipts, addresses=addresses)


def _tool_or_404(request: RuangRequest, public_id: str) -> Tool:
    tool = Tool.objects.filter(site=request.site, public_id=public_id, withdrawn_at=None).first()
    if tool is None:
        raise Http404
    return tool


def _to_list(request: RuangRequest) -> HttpResponse:
    return redirect("ruang-tools", site_label=request.site.ruang_label)
