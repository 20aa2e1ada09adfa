"""The link by which an official says whether a new number or QRIS is the seller's: made in the
workspace of a group with one account, opened without an account.
"""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.views import refused_links
from kimid.lib.whatsapp import whatsapp_url
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.numbers import AskOfficialForm
from kimid.market.official_questions import ABOUT_NUMBER, ABOUT_QRIS, QUESTIONS, Question
from kimid.market.rules import MarketPermission
from kimid.people.browser_memory import people_seen
from kimid.sites.guard import on_site
from kimid.sites.hosts import ruang_url
from kimid.sites.public_words import WordsRefused
from kimid.sites.stages import Feature

_ANSWERS: Final = {"ya": True, "bukan": False}
_REFUSED: Final = {
    "may_help": "Buka tautan ini di HP yang belum pernah dipakai anggota kelompok untuk masuk.",
    "in_person": "Atau tunggu: petugas dinas juga bisa menelepon penjualnya.",
    "typed": "",
}


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def ask_about_number(request: RuangRequest, number: str) -> HttpResponse:
    """Make a link for an official, about a new number. Only this response shows it; it is not
    stored.
    """
    return _ask(request, ABOUT_NUMBER, number)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def ask_about_qris(request: RuangRequest, number: str) -> HttpResponse:
    """Make a link for an official, about a new QRIS. Only this response shows it; it is not
    stored.
    """
    return _ask(request, ABOUT_QRIS, number)


def _ask(request: RuangRequest, question: Question, number: str) -> HttpResponse:
    subject = question.waiting(request.site, number)
    if subject is None:
        raise Http404
    form, now = AskOfficialForm(request.POST), timezone.now()
    back = back_link(request, "ruang-number-changes", "Nomor penjual")
    context = {"seller": subject.seller, "form": form, **back}
    if not form.is_valid():
        return render(request, "market/ruang/official_ask.html", context, status=422)
    name = form.cleaned_data["holder_name"]
    try:
        link, token = question.ask(subject, holder_name=name, by=request.person, at=now)
    except WordsRefused as why:
        form.add_error("holder_name", str(why))
        return render(request, "market/ruang/official_ask.html", context, status=422)
    except GoodsRefused as why:
        messages.warning(request, str(why))
        return redirect("ruang-number-changes", site_label=request.site.ruang_label)
    address = ruang_url(f"/nomor-penjual/{token}/")
    words = f"{name}, mohon telepon {subject.seller.name}, {question.words} {address}"
    context = {"link": link, "address": address, "whatsapp": whatsapp_url(words), **back}
    return render(request, "market/ruang/official_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The number to call, and whether what is new is theirs."""
    link = link_by_token(token)
    question = QUESTIONS.get(link.perm) if link else None
    if link is None or question is None:
        raise Http404
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        return _answer_link(request, link, question)


def _answer_link(request: HttpRequest, link: OneUseLink, question: Question) -> HttpResponse:
    now = timezone.now()
    subject = question.subject(link.subject_id)
    context = {"link": link, "site": link.site, "zone": link.site.region.zone}
    context |= {"seller": subject.seller, "question": question}
    if not (link.is_open(now) and subject.is_open):
        return render(request, question.template, context, status=410)
    if is_of_makers(people_seen(request), link):
        whose = {"whose": f"anggota {link.site.name}", **_REFUSED}
        return refused_links.refused_link(request, context | whose)
    is_theirs = _ANSWERS.get(request.POST.get("jawab", ""))
    if is_theirs is None:
        is_unanswered = request.method == "POST"
        context |= {"is_open": True, "is_unanswered": is_unanswered, **question.facts(subject)}
        return render(request, question.template, context, status=422 if is_unanswered else 200)
    try:
        question.answer(subject, is_theirs=is_theirs, by=LinkHolder(link, now), at=now)
    except (LinkUsed, GoodsRefused):
        return render(request, question.template, context, status=410)
    return render(request, question.template, context | {"is_done": True})
